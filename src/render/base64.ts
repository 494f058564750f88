/** In slices: a photo has more bytes than a call has room for arguments. A multiple of 3, so that slices join. */
const slice = 0x7fff * 3;

/** RFC 4648 4, in one piece. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += slice) parts.push(encoded(bytes, start, start + slice));
  return parts.join('');
}

/** Bytes in a line of 76 characters (RFC 2045 6.8), and in a slice of such lines. */
const inLine = 57;
const inSlice = inLine * 512;

/** As a mail holds it (RFC 2045 6.8): lines of 76 characters with LF ends, some 40 KB at a time. Nothing for no bytes. */
export function* base64Lines(bytes: Uint8Array): Generator<string, void, undefined> {
  for (let start = 0; start < bytes.length; start += inSlice) {
    const end = Math.min(start + inSlice, bytes.length);
    const lines: string[] = [];
    for (let at = start; at < end; at += inLine) lines.push(encoded(bytes, at, Math.min(at + inLine, end)));
    yield `${lines.join('\n')}\n`;
  }
}

/** In smaller bites: a call takes only so many arguments. */
function encoded(bytes: Uint8Array, start: number, end: number): string {
  const bite = 0x2000;
  let binary = '';
  for (let at = start; at < end; at += bite) {
    binary += String.fromCharCode(...bytes.subarray(at, Math.min(at + bite, end)));
  }
  return btoa(binary);
}
