import TurndownService from 'turndown';
import { escapeAddress, escapeText, keepEdgeSpace } from './markdown-escape';
import { blocksOf, type Block, type Line, type Run } from './markdown-lines';

/**
 * A sanitised body as Markdown that CommonMark and GFM parsers read back as the same words, with no structure that
 * the letter does not have: paragraphs, line breaks (two spaces), quotes, lists, rules, emphasis, links. Headings
 * become emphasised lines, rows of tables lines; no HTML, no images. A single empty line parts paragraphs; each further
 * one is kept as a line of its own. No line break at the end; '' for a body without words. Never throws.
 *
 * The body is first laid out in a tree of our own whose text is already escaped, which turndown then joins; turndown
 * itself escapes nothing. It is given nodes: given a string it would parse one, which Trusted Types forbids.
 */
export function bodyMarkdown(body: DocumentFragment): string {
  const doc = body.ownerDocument;
  const tree = doc.createElement('div');
  tree.append(...blocksOf(body).map((block) => blockNode(block, doc)));
  return turndown().turndown(tree);
}

let service: TurndownService | undefined;

function turndown(): TurndownService {
  if (service) return service;
  const made = new TurndownService({
    hr: '* * *',
    bulletListMarker: '-',
    emDelimiter: '*',
    strongDelimiter: '**',
    br: '  ',
  });
  made.escape = (text) => text;
  made.addRule('strike', { filter: 'del', replacement: (content) => `~~${content}~~` });
  made.addRule('link', {
    filter: 'a',
    replacement: (content, node) =>
      `[${content}](<${escapeAddress((node as Element).getAttribute('href') ?? '')}>)`,
  });
  // Empty lines. A backslash at the end of a line is a hard break, and may stand alone on it.
  made.addRule('gap', {
    filter: 'wbr',
    replacement: (_content, node) =>
      `\n\n${'\\\n'.repeat(Number((node as Element).getAttribute('data-lines')) - 1)}`,
  });
  service = made;
  return made;
}

function blockNode(block: Block, doc: Document): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return paragraphNode(block.lines, doc);
    case 'rule':
      return doc.createElement('hr');
    case 'quote': {
      const quote = doc.createElement('blockquote');
      quote.append(...block.blocks.map((inner) => blockNode(inner, doc)));
      return quote;
    }
    case 'list': {
      const list = doc.createElement(block.ordered ? 'ol' : 'ul');
      for (const blocks of block.items) {
        const item = doc.createElement('li');
        const [only, ...more] = blocks;
        if (only?.type === 'paragraph' && more.length === 0) {
          // Without a paragraph of its own turndown writes the list without empty lines.
          item.append(...paragraphNode(only.lines, doc).childNodes);
        } else {
          item.append(...blocks.map((inner) => blockNode(inner, doc)));
        }
        list.append(item);
      }
      return list;
    }
  }
}

function paragraphNode(lines: readonly Line[], doc: Document): HTMLElement {
  const paragraph = doc.createElement('p');
  let gap = 0;
  lines.forEach((line, index) => {
    if (line.length === 0) {
      gap += 1;
      return;
    }
    if (gap > 0) paragraph.append(gapNode(gap, doc));
    else if (index > 0) paragraph.append(doc.createElement('br'));
    const startsParagraph = index === 0 || gap > 0;
    const endsParagraph = index === lines.length - 1 || lines[index + 1]?.length === 0;
    gap = 0;
    paragraph.append(...lineNodes(line, doc, startsParagraph, endsParagraph));
  });
  return paragraph;
}

function gapNode(lines: number, doc: Document): HTMLElement {
  const gap = doc.createElement('wbr');
  gap.setAttribute('data-lines', String(lines));
  return gap;
}

function lineNodes(
  line: Line,
  doc: Document,
  startsParagraph: boolean,
  endsParagraph: boolean,
): (Node | string)[] {
  return plainWhereUnsafe(line).map((run, index, runs) => {
    const before = index === 0 ? '' : (runs[index - 1]?.text.slice(-1) ?? '');
    const next = runs[index + 1];
    const after = next === undefined ? '' : next.href === undefined ? next.text.slice(0, 1) : '[';
    let text = escapeText(run.text, { lineStart: index === 0 && run.href === undefined, before, after });
    if (startsParagraph && index === 0) text = keepEdgeSpace(text, 'start');
    if (endsParagraph && index === runs.length - 1) text = keepEdgeSpace(text, 'end');
    if (run.href !== undefined) {
      const link = doc.createElement('a');
      link.setAttribute('href', run.href);
      link.textContent = text;
      return link;
    }
    if (run.emphasis === undefined) return text;
    const emphasised = doc.createElement(run.emphasis);
    emphasised.textContent = text;
    return emphasised;
  });
}

/**
 * Asterisks count as emphasis only beside the right characters (CommonMark 6.2), else they show. White space moves out
 * of emphasised runs; a run that would still not be read as one loses its emphasis: the words come first.
 */
function plainWhereUnsafe(line: Line): Line {
  const runs = line.flatMap(spaceOutside);
  const safe = runs.map((run, index): Run => {
    if (run.emphasis === undefined) return run;
    const before = runs[index - 1];
    const after = runs[index + 1];
    const alone = [before, after].every((run) => run?.emphasis === undefined && run?.href === undefined);
    const opens = isWordCharacter(run.text, 0) || before === undefined || before.text.endsWith(' ');
    const closes = isWordCharacter(run.text, -1) || after === undefined || after.text.startsWith(' ');
    return alone && opens && closes ? run : { text: run.text };
  });
  return joined(safe);
}

function spaceOutside(run: Run): Line {
  if (run.emphasis === undefined) return [run];
  const words = run.text.trim();
  if (words === '') return [{ text: run.text }];
  const start = run.text.indexOf(words);
  return [
    { text: run.text.slice(0, start) },
    { ...run, text: words },
    { text: run.text.slice(start + words.length) },
  ].filter((part) => part.text !== '');
}

function joined(runs: Line): Line {
  const line: Line = [];
  for (const run of runs) {
    const last = line.at(-1);
    const bothPlain =
      last !== undefined &&
      [last, run].every((each) => each.emphasis === undefined && each.href === undefined);
    if (bothPlain) last.text += run.text;
    else line.push({ ...run });
  }
  return line;
}

function isWordCharacter(text: string, at: 0 | -1): boolean {
  const character = Array.from(text).at(at) ?? '';
  return /[\p{L}\p{N}]/u.test(character);
}
