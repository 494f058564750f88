import * as commonmark from 'commonmark';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const commonmarkReader = new commonmark.Parser();
const commonmarkWriter = new commonmark.HtmlRenderer();
const markdownIt = new MarkdownIt({ html: true, linkify: true });

/** Three parsers that nobody here wrote, as lenient as viewers are: raw HTML on, addresses made into links. */
export const markdownReaders: Record<string, (markdown: string) => string> = {
  commonmark: (markdown) => commonmarkWriter.render(commonmarkReader.parse(markdown)),
  'markdown-it': (markdown) => markdownIt.render(markdown),
  'micromark with GFM': (markdown) =>
    micromark(markdown, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
};

export function parseHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

/**
 * Parsed many at a time: a document for each would take most of the time, one for all would grow too large. Markup that
 * breaks out shows in its neighbours.
 */
export function parseAll(pages: readonly string[]): HTMLElement[] {
  const atATime = 200;
  const bodies: HTMLElement[] = [];
  for (let start = 0; start < pages.length; start += atATime) {
    const together = pages.slice(start, start + atATime).map((html) => `<article>${html}</article>`);
    for (const article of parseHtml(together.join('')).childNodes) bodies.push(article as HTMLElement);
  }
  return bodies;
}

/** What a person sees of rendered paragraphs: a br ends a line, an empty line parts paragraphs. */
export function seenText(body: HTMLElement): string {
  return Array.from(body.children, (block) =>
    Array.from(block.childNodes, (node) =>
      node.nodeName === 'BR' ? '\n' : (node.textContent ?? '').replace(/\n/g, ''),
    ).join(''),
  )
    .join('\n\n')
    .replace(/\u00a0/g, ' ');
}
