import type { Switches } from './switches';

/** Windows-1252, 0x80 to 0x9F (WHATWG Encoding, index-windows-1252). The five holes stay themselves. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** HTML in windows-1252; what it cannot hold becomes a character reference. */
export function windows1252(html: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of html) {
    const code = character.codePointAt(0) ?? 0;
    const place = upper.indexOf(character);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else if (place >= 0) bytes.push(0x80 + place);
    else bytes.push(...Buffer.from(`&#${code};`, 'latin1'));
  }
  return Uint8Array.from(bytes);
}

/** How a page and the word about its encoding may fail to fit. */
export type WrongCharset =
  | 'no-label'
  | 'unknown-label'
  | 'byte-order-mark'
  | 'utf-16'
  | 'utf-8-called-windows-1252'
  | 'windows-1252-called-utf-8';

/** The same page under a wrong label or none, or in another encoding than the site's own. */
export function encodeWrongly(html: string, how: WrongCharset): { contentType: string; body: Uint8Array } {
  const utf8 = new TextEncoder();
  switch (how) {
    case 'no-label':
      return { contentType: 'text/html', body: utf8.encode(html) };
    case 'unknown-label':
      return { contentType: 'text/html; charset=x-made-up', body: utf8.encode(html) };
    case 'byte-order-mark':
      return { contentType: 'text/html; charset=utf-8', body: utf8.encode(`\ufeff${html}`) };
    case 'utf-16':
      return { contentType: 'text/html', body: new Uint8Array(Buffer.from(`\ufeff${html}`, 'utf16le')) };
    case 'utf-8-called-windows-1252':
      return { contentType: 'text/html; charset=windows-1252', body: utf8.encode(html) };
    case 'windows-1252-called-utf-8':
      return { contentType: 'text/html; charset=utf-8', body: windows1252(html) };
  }
}

/** What the page's head says of its encoding, its bytes, and the Content-Type. */
export function encodePage(
  html: string,
  charset: Switches['charset'],
): { contentType: string; body: Uint8Array } {
  const utf8 = new TextEncoder();
  switch (charset) {
    case 'utf-8-header':
      return { contentType: 'text/html; charset=utf-8', body: utf8.encode(html) };
    case 'utf-8-meta':
      return {
        contentType: 'text/html',
        body: utf8.encode(
          html.replace(
            '<head>',
            '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />',
          ),
        ),
      };
    case 'utf-8-unlabelled':
      return { contentType: 'text/html', body: utf8.encode(html) };
    case 'utf-8-bom':
      return { contentType: 'text/html', body: utf8.encode(`\ufeff${html}`) };
    case 'windows-1252-header':
      return { contentType: 'text/html; charset=windows-1252', body: windows1252(html) };
    case 'windows-1252-unlabelled':
      return { contentType: 'text/html', body: windows1252(html) };
  }
}
