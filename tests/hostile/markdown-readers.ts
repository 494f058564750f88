import * as commonmark from 'commonmark';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const commonmarkReader = new commonmark.Parser();
const commonmarkWriter = new commonmark.HtmlRenderer();
const markdownIt = new MarkdownIt({ html: true, linkify: true });

/**
 * Three parsers that nobody here wrote, as lenient as viewers are: raw HTML on, addresses made into links. markdown-it
 * keeps dangerous schemes out of links by itself, so it is asked not to: an address of ours must be harmless by itself.
 */
markdownIt.validateLink = () => true;

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

/** Names of all elements of a rendered page that are not among those expected. */
export function unexpected(body: HTMLElement, expected: RegExp): string[] {
  return Array.from(body.querySelectorAll('*'), ({ localName }) => localName).filter(
    (name) => !expected.test(name),
  );
}
