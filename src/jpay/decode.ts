/** Which rule named the charset, in the order they are tried (WHATWG HTML, "determining the character encoding"). */
export type CharsetRule = 'bom' | 'header' | 'meta' | 'utf-8' | 'windows-1252';

export interface Decoded {
  text: string;
  /** The encoding's WHATWG name: "utf-8", "windows-1252" ... */
  charset: string;
  rule: CharsetRule;
}

/**
 * Turns the bytes of a page into text: byte order mark, then the header's charset, then a meta element, then UTF-8 if
 * the bytes are that without a fault, else windows-1252, which cannot fail. `Response.text()` is never used: it ignores the header's
 * charset (reliability.md 0.6). A page that says UTF-8 but holds not one valid character beyond ASCII is taken for
 * windows-1252; one that holds some is damaged UTF-8 and keeps its U+FFFD. A page that says windows-1252 but is UTF-8 without a
 * fault, with characters beyond ASCII, is taken for UTF-8: letters that happen to form such bytes throughout a page are not words.
 */
export function decodePage(bytes: Uint8Array, contentType: string): Decoded {
  const marked = byByteOrderMark(bytes);
  if (marked) return { text: decode(bytes, marked), charset: marked, rule: 'bom' };

  for (const [rule, label] of [
    ['header', charsetOfHeader(contentType)],
    ['meta', charsetOfMeta(bytes)],
  ] as const) {
    const charset = knownCharset(label);
    if (charset === undefined) continue;
    if (charset === 'windows-1252' && isUtf8BeyondAscii(bytes)) continue;
    const text = decode(bytes, charset);
    if (charset === 'utf-8' && text.includes('\uFFFD') && !/[\u0080-\uFFFC]/u.test(text)) {
      if (strictUtf8(bytes) === null) continue;
    }
    return { text, charset, rule };
  }

  const text = strictUtf8(bytes);
  if (text !== null) return { text, charset: 'utf-8', rule: 'utf-8' };
  return { text: decode(bytes, 'windows-1252'), charset: 'windows-1252', rule: 'windows-1252' };
}

function byByteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function charsetOfHeader(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType)?.[1];
}

/** The first 4,096 bytes are looked at: ASP.NET pages put scripts before their meta elements. */
function charsetOfMeta(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, '');
  for (const [meta] of start.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(meta)?.[1];
    // A meta element that could be read as ASCII cannot mean UTF-16 (WHATWG HTML, prescan).
    if (label !== undefined) return /^utf-?16/i.test(label) ? 'utf-8' : label;
  }
  return undefined;
}

function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined; // A name no browser knows says nothing: the next rule decides.
  }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isUtf8BeyondAscii(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80) && strictUtf8(bytes) !== null;
}

/** U+0080 to U+009F as windows-1252 means them; the five it leaves open stay as they are (WHATWG Encoding). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decode(bytes: Uint8Array, charset: string): string {
  const text = new TextDecoder(charset).decode(bytes);
  if (charset !== 'windows-1252') return text;
  // Node 20 reads windows-1252 as Latin-1. In browsers none of the mapped characters is left here.
  return text.replace(/[\u0080-\u009f]/g, (found) => windows1252.charAt(found.charCodeAt(0) - 0x80));
}
