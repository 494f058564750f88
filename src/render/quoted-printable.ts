/** RFC 2045 6.7, UTF-8, lines of at most 76 characters; LF stays a line break, every CR is encoded. */
export function quotedPrintable(text: string): string {
  return text.split('\n').flatMap(encodedLines).map(neverASeparator).join('\n');
}

/** One line of text as the lines it is written in: all but the last end in "=". */
function encodedLines(line: string): string[] {
  const characters = Array.from(line);
  const units = characters.flatMap((character, index) => {
    const last = index === characters.length - 1;
    const plain = /^[\x21-\x3c\x3e-\x7e]$/.test(character) || (/^[ \t]$/.test(character) && !last);
    return plain ? [character] : encodedBytes(character);
  });
  const lines: string[] = [];
  let current = '';
  for (const unit of units) {
    // A character of several bytes may be broken between them: decoders work on bytes.
    if (current.length + unit.length > 72) {
      lines.push(`${current}=`);
      current = '';
    }
    current += unit;
  }
  return [...lines, current];
}

/** mbox readers split at any line that begins with "From ", and undo one ">" before it: so none is left of either. */
function neverASeparator(line: string): string {
  return /^>*From /.test(line) ? encodedBytes(line.charAt(0)).join('') + line.slice(1) : line;
}

/** The UTF-8 bytes of a text, each as two hex digits behind a sign: "=C3" here, "%C3" in RFC 2231. */
export function encodedBytes(character: string, sign: '=' | '%' = '='): string[] {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `${sign}${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
