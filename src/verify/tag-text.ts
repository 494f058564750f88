/** Tag files as text. Encodings and line ends are those that RFC 8493 2.1 allows. */

/** The lines of a tag file, ended by LF, CR or CRLF; without the empty one after the last. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The same lines one by one, for a list that may have tens of thousands. */
export function* eachLine(text: string): Generator<string, void, undefined> {
  let from = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    yield text.slice(from, end.index);
    from = end.index + end[0].length;
  }
  if (from < text.length) yield text.slice(from);
}

/** Undefined for an encoding that no browser knows. */
export function decoderFor(encoding: string): ((bytes: Uint8Array) => string | undefined) | undefined {
  const label = encoding.toLowerCase();
  if (!/^utf-?16$/.test(label)) return decoderOf(label);
  const [big, little] = [decoderOf('utf-16be'), decoderOf('utf-16le')];
  // RFC 2781 4.3: the mark decides, and without one the larger byte comes first. Browsers take "utf-16" for the other.
  return (bytes) => (bytes[0] === 0xff && bytes[1] === 0xfe ? little : big)?.(bytes);
}

function decoderOf(label: string): ((bytes: Uint8Array) => string | undefined) | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return (bytes) => {
      try {
        return decoder.decode(bytes);
      } catch {
        // Not text of this encoding: the caller tells of a list that cannot be read.
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}
