import { HtmlRenderer, Parser } from 'commonmark';
import DOMPurify from 'dompurify';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
// As somebody would use it: the extension's own is built without its parser (scripts/libraries/).
import TurndownService from 'turndown/lib/turndown.browser.es.js';
import { unified } from 'unified';
import type { Message } from '../../../src/model/message';
import { bodyMarkdown } from '../../../src/render/markdown';
import { messageArticle } from '../../../src/render/message-html';
import { messageMarkdown } from '../../../src/render/message-markdown';
import { sanitiseBody } from '../../../src/render/sanitise';
import { inertDocument } from '../../../src/render/trusted-parsing';
import { lostWords, withoutFrontMatter } from '../kept-words';
import { bodyOf, type MadeUpBody } from './made-up-bodies';

/*
 * Runs in the page of a real browser (tests/e2e/harness/real-dom.ts): the same letters through the code that ships, through
 * turndown and through unified, each as somebody would use it.
 */

/**
 * `archive`: harmless HTML and a Markdown file, as an archive holds them. `markdown`: the Markdown alone. `purified`:
 * turndown of what DOMPurify left.
 */
export type Side = 'archive' | 'markdown' | 'turndown' | 'purified' | 'unified';

interface Made {
  html?: string;
  markdown: string;
}

const person = { name: 'Fake Person', key: 'fake person', sameNameContacts: [] };
const doc = inertDocument();
const turndown = new TurndownService();
// Without remark-gfm it writes no letter that holds a table, but throws.
const pipeline = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify);

const sides: Record<Side, (body: MadeUpBody, number: number) => Made> = {
  archive: ({ html }, number) => {
    const { fragment } = sanitiseBody(html);
    const message = messageOf(number, html);
    const shared = { message, person, attachments: [], bodyFragment: fragment };
    return {
      html: messageArticle({ ...shared, headingLevel: 1, doc }).outerHTML,
      markdown: messageMarkdown(shared),
    };
  },
  markdown: ({ html }) => ({ markdown: bodyMarkdown(sanitiseBody(html).fragment) }),
  turndown: ({ html }) => ({ markdown: turndown.turndown(html) }),
  purified: ({ html }) => ({ markdown: turndown.turndown(DOMPurify.sanitize(html)) }),
  unified: ({ html }) => ({ markdown: String(pipeline.processSync(html)) }),
};

/** What a side took for some letters, and what they hold. */
export interface Taken {
  ms: number;
  /** Of all that was made. The same in every round, or the work was not. */
  characters: number;
  /** Words in the letters, and those that no reader of what was made finds. Zero where they were not counted. */
  words: number;
  lostInHtml: number;
  lostInMarkdown: number;
}

/** Renders letters `from` to `from + count` by one side. Words are counted afterwards, off the clock. */
export function render(side: Side, from: number, count: number, countWords: boolean): Taken {
  const bodies = Array.from({ length: count }, (_, index) => bodyOf(from + index));
  const make = sides[side];
  const made: Made[] = [];
  const began = performance.now();
  bodies.forEach((body, index) => made.push(make(body, from + index)));
  const ms = performance.now() - began;
  const taken: Taken = { ms, characters: 0, words: 0, lostInHtml: 0, lostInMarkdown: 0 };
  for (const [index, { html, markdown }] of made.entries()) {
    taken.characters += (html?.length ?? 0) + markdown.length;
    if (!countWords) continue;
    const { text } = bodies[index] ?? bodyOf(from + index);
    taken.words += lostWords(text, '');
    taken.lostInMarkdown += lostWords(text, readMarkdown(withoutFrontMatter(markdown)));
    if (html !== undefined) taken.lostInHtml += lostWords(text, readHtml(html, '.letter-body'));
  }
  return taken;
}

/** What a reader sees of Markdown: parsed by CommonMark's own parser, whatever became markup is markup. */
function readMarkdown(markdown: string): string {
  return readHtml(`<main>${new HtmlRenderer().render(new Parser().parse(markdown))}</main>`, 'main');
}

function readHtml(html: string, place: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const unseen of parsed.querySelectorAll('script, style')) unseen.remove();
  const seen = parsed.querySelector(place);
  if (!seen) return '';
  const walker = parsed.createTreeWalker(seen, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue ?? '');
  return texts.join(' ');
}

function messageOf(number: number, bodyHtml: string): Message {
  return {
    id: number.toString(16).padStart(64, '0'),
    direction: number % 5 < 3 ? 'received' : 'sent',
    personName: person.name,
    dateText: '11/22/2026 9:00',
    date: '2026-11-22T09:00',
    bodyHtml,
    attachments: [],
    raw: { sha256: '0'.repeat(64), bytes: 0, charset: 'utf-8' },
    readAt: '2026-11-22T09:00:00.000Z',
  };
}
