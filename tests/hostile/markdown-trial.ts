import { bodyMarkdown } from '../../src/render/markdown';
import { sanitiseBody } from '../../src/render/sanitise';
import { markdownReaders, parseHtml, seenText, unexpected } from './markdown-readers';
import { addresses, linkWords } from './links';
import { escapeHtml, hostileMarkup, hostileText } from './texts';

/** What came of trying many texts: how many readings there were, and which of them went wrong. */
export interface Findings {
  readings: number;
  wrong: number;
  /** The first few that went wrong, with the seed that makes each again. */
  samples: string[];
}

export const readerNames = Object.keys(markdownReaders);

/** Tries texts of the seeds from `first` on. `findFault` gives what is wrong, or null. */
export function tryAll(
  first: number,
  count: number,
  findFaults: (seed: number) => (string | null)[],
): Findings {
  const findings: Findings = { readings: 0, wrong: 0, samples: [] };
  for (let seed = first; seed < first + count; seed += 1) {
    for (const fault of findFaults(seed)) {
      findings.readings += 1;
      if (fault === null) continue;
      findings.wrong += 1;
      if (findings.samples.length < 3) findings.samples.push(fault);
    }
  }
  return findings;
}

export function markdownOf(html: string): string {
  return bodyMarkdown(sanitiseBody(html).fragment);
}

/** As the site may carry a text: with its line breaks, or with a br for each. */
const ways = {
  'pre-wrap': (text: string) => escapeHtml(text),
  br: (text: string) => escapeHtml(text).replace(/\r\n?|\n/g, '<br>'),
};

/** What the page showed, line by line; lines of white space alone are empty. HTML has no U+0000. */
function shownLines(text: string, way: 'pre-wrap' | 'br'): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\0/g, '')
    .split('\n')
    .map((line) =>
      way === 'br' ? line.replace(/[ \t\f\v]+/g, ' ').replace(/^ /, '') : line.replace(/\t/g, '    '),
    )
    .map((line) =>
      line
        .replace(/[\f\v]/g, ' ')
        .replace(/\u00a0/g, ' ')
        .replace(/ +$/, ''),
    )
    .map((line) => (line.trim() === '' ? '' : line));
  return lines.join('\n').replace(/^\n+|\n+$/g, '');
}

const simpler = (text: string) => text.replace(/[ \u00a0]+/g, ' ').replace(/^ | $/gm, '');

/** The text, carried in one way or the other, read by all three: the same lines, in paragraphs and line breaks only. */
export function faultsOfText(seed: number, toMarkdown = markdownOf): (string | null)[] {
  const text = hostileText(seed);
  const way = seed % 2 === 0 ? 'pre-wrap' : 'br';
  const html = ways[way](text);
  const markdown = toMarkdown(html);
  const shown = simpler(shownLines(text, html.includes('<br>') ? 'br' : 'pre-wrap'));
  return readerNames.map((name) => {
    const body = parseHtml(markdownReaders[name]!(markdown));
    const unwritten = unexpected(body, /^(?:p|br)$/);
    const seen = simpler(seenText(body));
    if (unwritten.length === 0 && seen === shown) return null;
    return JSON.stringify({ seed, way, name, text, markdown, shown, seen, unwritten });
  });
}

/** Without white space, which Markdown does not keep as it is. */
export const bare = (text: string) => text.replace(/[\s\u000b]/gu, '');
/** CommonMark has no strike-through: its tildes show there. */
const withoutTildes = (text: string, name: string) =>
  name === 'commonmark' ? text.replace(/~~/g, '') : text;

/** The words of any markup, read by all three: the same words, the letter's own structure, the letter's own links. */
export function faultsOfMarkup(seed: number): (string | null)[] {
  const { fragment } = sanitiseBody(hostileMarkup(seed));
  const markdown = bodyMarkdown(fragment);
  const wanted = Array.from(fragment.querySelectorAll('a[href]'), ({ attributes }) =>
    resolved(attributes.getNamedItem('href')?.value ?? ''),
  );
  return readerNames.map((name) => {
    const body = parseHtml(markdownReaders[name]!(markdown));
    const unwritten = unexpected(body, /^(?:p|br|ul|ol|li|blockquote|hr|strong|em|del|s|a)$/);
    const links = Array.from(body.querySelectorAll('a'), (link) => resolved(link.getAttribute('href') ?? ''));
    const strange = links.filter((href) => !wanted.includes(href) || !/^(?:https?|mailto):/.test(href));
    const seen = withoutTildes(bare(body.textContent), name);
    const meant = withoutTildes(bare(fragment.textContent), name);
    if (unwritten.length === 0 && strange.length === 0 && seen === meant) return null;
    return JSON.stringify({ seed, name, markdown, seen, meant, unwritten, strange });
  });
}

/**
 * As a browser would go there, with the signs encoded that some parsers encode; an address that leads nowhere, as it
 * stands.
 */
export function resolved(href: string): string {
  let address = href;
  try {
    address = new URL(href).href;
  } catch {
    // Compared as it stands.
  }
  return address
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[|[\]^`{}'"<>\\ ]|[^\x20-\x7e]+/gu, encodeURIComponent);
}

/** How many links there are to try: every address with every kind of words. */
export const linkCount = addresses.length * linkWords.length;

/**
 * One of the links, between words: it is one link to where it led, with its own words; or, if it must not lead there,
 * none. Nothing of it gets out.
 */
export function faultsOfLink(number: number): (string | null)[] {
  const address = addresses[number % addresses.length] ?? '';
  const words = linkWords[Math.floor(number / addresses.length) % linkWords.length] ?? '';
  const html = `<p>before <a href="${address}">${escapeHtml(words)}</a> after</p><p>end</p>`;
  const { fragment } = sanitiseBody(html);
  const markdown = bodyMarkdown(fragment);
  const facts = (root: ParentNode & Node): unknown => ({
    links: Array.from(root.querySelectorAll('a'), (link) => ({
      href: resolved(link.getAttribute('href') ?? ''),
      words: bare(link.textContent),
    })).filter((link) => link.words !== ''),
    paragraphs: Array.from(root.querySelectorAll('p'), (one) => bare(one.textContent)),
  });
  const meant = JSON.stringify(facts(fragment));
  return readerNames.map((name) => {
    const body = parseHtml(markdownReaders[name]!(markdown));
    const unwritten = unexpected(body, /^(?:p|br|a)$/);
    const harmful = Array.from(body.querySelectorAll('a'), (link) => link.getAttribute('href') ?? '').filter(
      (href) => !/^(?:https?|mailto):/.test(href),
    );
    const seen = JSON.stringify(facts(body));
    if (unwritten.length === 0 && harmful.length === 0 && seen === meant) return null;
    return JSON.stringify({ number, name, html, markdown, seen, meant, unwritten, harmful });
  });
}
