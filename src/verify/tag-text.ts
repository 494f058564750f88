/** Tag files as text. Encodings and line ends are those that RFC 8493 2.1 allows. */

/** The lines of a tag file, ended by LF, CR or CRLF; without the empty one after the last. */
export function linesOf(text: string): string[] {
  return [...eachLine(text)];
}

/** The same lines one by one, for a list that may have tens of thousands: nothing is made but the lines. */
export function* eachLine(text: string): Generator<string, void, undefined> {
  const next = (mark: string, from: number): number => {
    const at = text.indexOf(mark, from);
    return at < 0 ? text.length : at;
  };
  let from = 0;
  let feed = next('\n', 0);
  let turn = next('\r', 0);
  while (from < text.length) {
    const end = Math.min(feed, turn);
    yield text.slice(from, end);
    from = end + (turn + 1 === feed ? 2 : 1);
    if (feed < from) feed = next('\n', from);
    if (turn < from) turn = next('\r', from);
  }
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
