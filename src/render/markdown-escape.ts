/**
 * Our own escaping of text for Markdown, since turndown's lets text become markup (toolchain.md, 7; reliability.md 1.4:
 * 2,116 of 10,000 hostile texts became live HTML). A backslash before ASCII punctuation is the character itself in
 * CommonMark 0.31 (2.4) and GFM. Letters stay readable: what could be markup anywhere is always escaped, what could be
 * markup only somewhere is escaped there.
 */

/** Where a piece of text stands. `before` and `after` are the neighbouring characters of the line, '' at its ends. */
export interface TextPlace {
  lineStart: boolean;
  before: string;
  after: string;
}

/** Emphasis, code, links, HTML, headings, strike-through, tables, mathematics, footnotes, attributes. */
const alwaysMarkup = /[\\`*_[\]<#~^${}|]/;
/** Lists, quotes, rules, underlines of headings, definitions, fences of extensions. */
const markupAtLineStart = /[-+=>:!%]/;

/**
 * White space in a row before one is written as an entity: turndown's own expression for space at the end looks at every
 * row of them as often as it is long, and Firefox gives up at some tens of thousands ("too much recursion").
 */
const mostSpaces = 64;

/**
 * Escapes a piece of a line: one space at most between words, no line break. Parsers of CommonMark and GFM, with
 * linkify on, give back the same characters and nothing else. U+0000 becomes U+FFFD, as the specification demands.
 */
export function escapeText(text: string, place: TextPlace): string {
  const characters = Array.from(text);
  const numberEnd = place.lineStart ? (/^\d+(?=[.)])/.exec(text)?.[0].length ?? -1) : -1;
  let escaped = '';
  let spaces = 0;
  characters.forEach((character, index) => {
    // Of a letter's characters nearly all are these, and none of them is markup anywhere.
    if (isPlainWordCharacter(character)) {
      escaped += character;
      spaces = 0;
      return;
    }
    spaces = /\s/u.test(character) ? spaces + 1 : 0;
    if (spaces >= mostSpaces && character === '\u00a0') {
      escaped += entity(character);
      spaces = 0;
      return;
    }
    const before = characters[index - 1] ?? place.before;
    const after = characters[index + 1] ?? place.after;
    const atLineStart = place.lineStart && index === 0;
    const markup =
      alwaysMarkup.test(character) ||
      (atLineStart && markupAtLineStart.test(character)) ||
      index === numberEnd ||
      isMarkupBetween(character, before, after) ||
      (character === '.' && mayEndWww(characters.slice(Math.max(0, index - 3), index), place));
    escaped += (markup ? '\\' : '') + plain(character);
  });
  return escaped;
}

function isPlainWordCharacter(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9')
  );
}

/** A name, label or sentence on a line of its own or inside one: white space becomes single spaces. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\s+/gu, ' ').trim(), { lineStart: true, before: '', after: '' });
}

function isMarkupBetween(character: string, before: string, after: string): boolean {
  switch (character) {
    case '&': // entities
      return /[#\p{L}\p{N}]/u.test(after);
    case '!': // an image, before a link of ours
      return after === '[';
    case '=': // ==highlight==
    case '%': // %%comment%%, hidden by Obsidian
    case '+': // ++inserted++
      return before === character || after === character;
    case '.': // www.example.com, example.com
      return isOfAddress(before) && isOfAddress(after) && !(/\d/.test(before) && /\d/.test(after));
    case ':': // https://, mailto:, :emoji:, :::
      return /[^\s)('"-]/u.test(after) && !(/\d/.test(before) && /\d/.test(after));
    case '/': // //example
      return before === '/';
    case '@': // mail addresses, mentions
      return /\S/u.test(after);
    default:
      return false;
  }
}

/** GFM makes a link of "www." whatever follows. The first of these letters may stand in the run before. */
function mayEndWww(preceding: readonly string[], place: TextPlace): boolean {
  const last = preceding.at(-1) ?? place.before;
  return /^w$/i.test(last) && preceding.every((character) => /^w$/i.test(character));
}

function isOfAddress(character: string): boolean {
  return character !== '' && /[^\s\p{P}]/u.test(character);
}

/** U+2028 and U+2029 are line ends to JavaScript's regular expressions, so to some parsers. */
function plain(character: string): string {
  if (character === '\0') return '\ufffd';
  return character === '\u2028' || character === '\u2029' ? entity(character) : character;
}

/** White space at the start or end of a paragraph, which parsers trim there although it is not ASCII. */
export function keepEdgeSpace(escaped: string, edge: 'start' | 'end'): string {
  if (edge === 'start') return escaped.replace(/^[^\S ]+/u, entities);
  // Not by /[^\S ]+$/: it looks at every run of such spaces inside as often as it is long.
  let start = escaped.length;
  while (start > 0 && /[^\S ]/u.test(escaped.charAt(start - 1))) start -= 1;
  return escaped.slice(0, start) + entities(escaped.slice(start));
}

function entities(characters: string): string {
  return Array.from(characters, entity).join('');
}

function entity(character: string): string {
  return character === '\u00a0'
    ? '&nbsp;'
    : `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/**
 * An address for `[text](<address>)`: nothing in it can end the brackets or the line, or be read as an entity, and its
 * host is the same to whoever takes the address apart.
 */
export function escapeAddress(address: string): string {
  return encodedHost(address)
    .replace(/[<>\\\s]/gu, (character) => encodeURIComponent(character))
    .replace(/&/g, '&amp;');
}

/**
 * The URL standard lets signs stand in a host that no name on the internet has ("~", "$", "!"), and reads them encoded as
 * the same host. markdown-it ends the host before such a sign: what comes after it would change places with the port.
 */
function encodedHost(address: string): string {
  const [start = '', host = ''] = /^https?:\/\/(?:[^/?#]*@)?([^/?#@[]+)/.exec(address) ?? [];
  const encoded = host.replace(
    /[^\w.:%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return start.slice(0, start.length - host.length) + encoded + address.slice(start.length);
}
