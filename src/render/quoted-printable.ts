/** RFC 2045 6.7, UTF-8, lines of at most 76 characters; LF stays a line break, every CR is encoded. */
export function quotedPrintable(text: string): string {
  return text.split('\n').flatMap(encodedLines).map(neverASeparator).join('\n');
}

const lineWidth = 72;
/** What may stand as it is, and single characters that may not. */
const runs = /([\t\x20-\x3c\x3e-\x7e]+)|[^]/gu;

/** One line of text as the lines it is written in: all but the last end in "=". */
function encodedLines(line: string): string[] {
  // White space may not end a line.
  const end = /[ \t]$/.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  const room = (): number => lineWidth - current.length;
  const endLine = (): void => {
    lines.push(`${current}=`);
    current = '';
  };
  const addEncoded = (character: string): void => {
    // A character of several bytes may be broken between them: decoders work on bytes.
    for (const byte of encodedBytes(character)) {
      if (byte.length > room()) endLine();
      current += byte;
    }
  };
  for (const [character, run] of line.slice(0, line.length - end.length).matchAll(runs)) {
    if (run === undefined) {
      addEncoded(character);
      continue;
    }
    for (let at = 0; at < run.length;) {
      if (room() === 0) endLine();
      const piece = run.slice(at, at + room());
      current += piece;
      at += piece.length;
    }
  }
  if (end !== '') addEncoded(end);
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
