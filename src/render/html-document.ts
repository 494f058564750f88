import { sha256Hex } from '../model/sha256';
import { unclobbered } from './trusted-parsing';

/**
 * Whole pages. The policy stands right after the charset, so that nothing before it can load; it is the second layer
 * behind the allow-list of sanitise.ts (design.md, Archive).
 */
export const archivePolicy =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";

/** For a file that stands alone: pictures inside it, and the one style sheet known by its hash. */
export async function singleFilePolicy(css: string): Promise<string> {
  const hash = base64OfHex(await sha256Hex(css));
  return `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

export interface HtmlDocument {
  title: string;
  /** BCP 47. */
  lang: string;
  /** Of the words around the messages; a message has its own. */
  dir: 'ltr' | 'rtl';
  /** Children of the page's body, built as nodes. They are copied. */
  body: readonly Node[];
  /** The sheet, beside the page or inside it. */
  style: { href: string | readonly string[] } | { css: string };
  policy: string;
  bodyClass?: string;
  /** Addresses of scripts beside the page: START HERE alone has one, and a policy that allows it. */
  scripts?: readonly string[];
}

/** A page without its body: what stands before the body's children and what stands after them. */
export interface HtmlFrame {
  head: string;
  foot: string;
}

/**
 * Serialises a page: doctype, charset, policy, then the rest. Text is escaped by the browser's own serialiser (HTML
 * Living Standard 13.3) and by escapeHtml in the head. Throws RangeError if the style sheet would end its element.
 */
export function htmlDocument(page: HtmlDocument): string {
  const { head, foot } = htmlFrame(page);
  return `${head}${page.body.map(markupOf).join('\n')}${foot}`;
}

/** The same for a page whose body is too large to be one string. Throws as htmlDocument. */
export function htmlFrame(page: Omit<HtmlDocument, 'body'>): HtmlFrame {
  const { title, lang, dir, bodyClass, style, policy, scripts = [] } = page;
  const head = [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}" dir="${dir}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    '<meta name="referrer" content="no-referrer">',
    // Some browsers ask for the address of a link's host as soon as it is shown (X-DNS-Prefetch-Control; MDN, November 2026).
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    ...styleLines(style),
    ...scripts.map((source) => `<script src="${escapeHtml(source)}" defer></script>`),
    '</head>',
    `<body${bodyClass === undefined ? '' : ` class="${escapeHtml(bodyClass)}"`}>`,
  ];
  return { head: head.join('\n'), foot: '</body>\n</html>\n' };
}

/** A node with all that is in it, as the browser's own serialiser writes it. */
export function markupOf(node: Node): string {
  // A copy of a page has as many nodes again, and a browser lets them lie for long.
  if (isElement(node)) return unclobbered(node, 'outerHTML');
  const holder = (node.ownerDocument ?? (node as Document)).createElement('div');
  holder.append(node.cloneNode(true));
  return holder.innerHTML;
}

function isElement(node: Node): node is Element {
  return unclobbered(node, 'nodeType') === 1;
}

/** Text for HTML, in an element or between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function styleLines(style: HtmlDocument['style']): string[] {
  if ('href' in style) {
    const sheets = typeof style.href === 'string' ? [style.href] : style.href;
    return sheets.map((sheet) => `<link rel="stylesheet" href="${escapeHtml(sheet)}">`);
  }
  if (/<\/style|<!--/i.test(style.css)) throw new RangeError('This style sheet would end its own element.');
  return [`<style>${style.css}</style>`];
}

function base64OfHex(hex: string): string {
  const pairs = hex.match(/../g) ?? [];
  return btoa(pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''));
}
