/**
 * What bytes are that read as text, or begin as a browser would begin to read a page. The line between harmless words and a
 * page or program is drawn wide: a page under a neutral extension is a nuisance, a page that runs is a break-in.
 */

/**
 * The type of the first bytes as text: "text/plain", one of the active types of media-type.ts, or undefined for bytes that are
 * none. Text that no system knows by its content (a script, a style sheet) is "text/plain": its extension "txt" is neutral.
 */
export function textType(head: Uint8Array): string | undefined {
  if (head.length === 0) return undefined;
  const decoded = decodedText(head);
  const text = decoded.text.replace(/^\uFEFF?\s+|^\uFEFF/, '');
  const start = withoutComments(text);
  if (isMarkup(start)) return markupType(start);
  if (text !== start || /^<!--/.test(text)) return 'text/html';
  if (!decoded.readable) return undefined;
  if (/<svg[\s>:/]/i.test(start)) return 'image/svg+xml';
  if (/<(?:html|head|body|script|iframe|object|embed|frameset|meta|base|!doctype)[\s>/]/i.test(start))
    return 'text/html';
  return programType(start) ?? 'text/plain';
}

/** A tag, a declaration or an instruction stands first: every signature of the MIME Sniffing standard (7.1) begins so. */
function isMarkup(start: string): boolean {
  return /^<[!a-z/?]/i.test(start);
}

function markupType(start: string): string {
  const instructions = /^(?:<\?[\s\S]*?\?>\s*)*/.exec(start)?.[0] ?? '';
  const root = withoutComments(start.slice(instructions.length)).replace(
    /^<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*/i,
    '',
  );
  if (/^<(?:\w+:)?svg[\s>:/]/i.test(root) || /^<!doctype\s+svg\b/i.test(start.slice(instructions.length)))
    return 'image/svg+xml';
  const declared = /^<\?xml/i.test(instructions);
  const isPage =
    /^<(?:\w+:)?html[\s>/]/i.test(root) || /^<!doctype\s+html/i.test(start.slice(instructions.length));
  if (isPage) return declared ? 'application/xhtml+xml' : 'text/html';
  if (declared || /^<[\w:-]+\s[^>]*xmlns/i.test(root)) return 'text/xml';
  return 'text/html';
}

/** By hand: a regular expression for many comments goes over each again and again. */
function withoutComments(text: string): string {
  let rest = text;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end === -1) return rest;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** Files of text that a system does something with, by how they begin. */
function programType(start: string): string | undefined {
  if (/^#!/.test(start)) return 'application/x-executable';
  if (/^(?:@?echo off|windows registry editor version|regedit4)\b/i.test(start))
    return 'application/x-executable';
  if (/^\[(?:internetshortcut(?:\.[aw])?|desktop entry|autorun|shell|\{000214A0[^\]]*\})\]/i.test(start))
    return 'application/x-ms-shortcut';
  return mailType(start);
}

/** A mail or a saved web page (MHT): header lines, with one of MIME among them (RFC 2045, RFC 2557). */
function mailType(start: string): string | undefined {
  const header = /^(?:[\w-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,60}/.exec(start)?.[0];
  if (header === undefined || !/^(?:mime-version|content-type|content-transfer-encoding):/im.test(header))
    return undefined;
  return /multipart\/related/i.test(header) ? 'multipart/related' : 'message/rfc822';
}

interface Decoded {
  text: string;
  /** False with control characters in it: then only its very start tells anything. */
  readable: boolean;
}

/** UTF-16 by its mark or by how markup looks in it (XML 1.0, appendix F), else one character a byte. */
function decodedText(head: Uint8Array): Decoded {
  const [first, second] = head;
  const mark = ((first ?? 0) << 8) | (second ?? 0);
  const encoding = new Map([
    [0xfffe, 'utf-16le'],
    [0x3c00, 'utf-16le'],
    [0xfeff, 'utf-16be'],
    [0x003c, 'utf-16be'],
  ]).get(mark);
  const text =
    encoding === undefined
      ? String.fromCharCode(...head.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '\uFEFF')
      : // Half a character at the end of the piece is nobody's mistake.
        new TextDecoder(encoding).decode(head.subarray(0, 4096), { stream: true });
  return { text, readable: !/[\x00-\x08\x0e-\x1a\x1c-\x1f\uFFFD]/.test(text) };
}
