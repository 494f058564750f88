import { blockElements, lineElements } from './body-elements';
import { bodyText } from './text';

/**
 * A letter as Markdown sees it: blocks that hold lines that hold runs of text. Built from a sanitised body before any
 * character is escaped, since what must be escaped depends on what stands beside it on the line.
 */
export type Emphasis = 'strong' | 'em' | 'del';
export interface Run {
  text: string;
  emphasis?: Emphasis;
  href?: string;
}
export type Line = Run[];

export type Block =
  | { type: 'paragraph'; lines: Line[] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  | { type: 'rule' };

const emphasisOf: Readonly<Record<string, Emphasis>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
};

/** Blocks of a sanitised body. An empty line in a paragraph is a line without runs. */
export function blocksOf(root: Node): Block[] {
  const flow = new Flow();
  readInto(flow, root, undefined, false);
  return flow.done();
}

function readInto(flow: Flow, parent: Node, emphasis: Emphasis | undefined, exact: boolean): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === child.TEXT_NODE) addText(flow, child.nodeValue ?? '', emphasis, exact);
    if (child.nodeType === child.ELEMENT_NODE) readElement(flow, child as Element, emphasis, exact);
  }
}

function readElement(flow: Flow, element: Element, emphasis: Emphasis | undefined, exact: boolean): void {
  const name = element.localName;
  const inner = emphasis ?? emphasisOf[name];
  switch (name) {
    case 'br':
      flow.endLine();
      return;
    case 'a':
      addLink(flow, element);
      return;
    case 'hr':
      flow.add({ type: 'rule' });
      return;
    case 'ul':
    case 'ol':
      flow.add({ type: 'list', ordered: name === 'ol', items: itemsOf(element) });
      return;
    case 'blockquote':
      flow.add({ type: 'quote', blocks: blocksOf(element) });
      return;
    case 'td':
    case 'th':
      flow.addSpace();
      readInto(flow, element, inner, exact);
      return;
  }
  if (!blockElements.has(name)) {
    readInto(flow, element, inner, exact);
    return;
  }
  const paragraph = /^(?:p|pre|h[1-6]|dl|table|caption)$/.test(name);
  if (paragraph) flow.endParagraph();
  else flow.closeLine();
  const before = flow.linesEnded;
  readInto(flow, element, /^h[1-6]$/.test(name) ? 'strong' : inner, exact || name === 'pre');
  if (!paragraph && lineElements.has(name) && before === flow.linesEnded && !flow.lineHasWords)
    flow.endLine();
  if (paragraph) flow.endParagraph();
  else flow.closeLine();
}

/** What is not in an item (text between them, lists in lists) counts as one. */
function itemsOf(list: Element): Block[][] {
  return Array.from(list.childNodes)
    .map((child) => {
      if (child.nodeName === 'LI') return blocksOf(child);
      const flow = new Flow();
      const holder = list.ownerDocument.createElement('div');
      holder.append(child.cloneNode(true));
      readInto(flow, holder, undefined, false);
      return flow.done();
    })
    .filter((blocks) => blocks.length > 0);
}

/** The words of a link stand on one line, without emphasis: nothing in them can end it. */
function addLink(flow: Flow, link: Element): void {
  const words = bodyText(link);
  const href = link.getAttribute('href');
  const text = words.replace(/[ \t\n\f\r\v]+/g, ' ');
  if (text.trim() === '' || href === null) {
    flow.addRun({ text });
    return;
  }
  flow.addRun({ text: text.slice(0, text.length - text.trimStart().length) });
  flow.addRun({ text: text.trim(), href });
  flow.addRun({ text: text.slice(text.trimEnd().length) });
}

function addText(flow: Flow, data: string, emphasis: Emphasis | undefined, exact: boolean): void {
  const style = emphasis === undefined ? {} : { emphasis };
  if (!exact) {
    flow.addRun({ text: data.replace(/[ \t\n\f\r\v]+/g, ' '), ...style });
    return;
  }
  data.split(/\r\n?|\n/).forEach((line, index) => {
    if (index > 0) flow.endLine();
    const spaced = line
      .replace(/\t/g, '    ')
      .replace(/[\f\v]/g, ' ')
      .replace(/^ +| {2,}/g, (run) => '\u00a0'.repeat(run.length));
    flow.addRun({ text: spaced, ...style });
  });
}

/** Gathers runs into lines, lines into paragraphs, and puts other blocks between them. */
class Flow {
  private readonly blocks: Block[] = [];
  private lines: Line[] = [];
  private line: Line = [];
  linesEnded = 0;

  get lineHasWords(): boolean {
    return this.line.some((run) => run.text.trim() !== '');
  }

  addRun(run: Run): void {
    if (run.text !== '') this.line.push(run);
  }

  addSpace(): void {
    if (this.lineHasWords) this.line.push({ text: ' ' });
  }

  endLine(): void {
    this.lines.push(this.line);
    this.line = [];
    this.linesEnded += 1;
  }

  closeLine(): void {
    if (this.lineHasWords) this.endLine();
    else this.line = [];
  }

  endParagraph(): void {
    this.closeLine();
    const lines = withoutEmptyEnds(this.lines.map(tidy));
    if (lines.length > 0) this.blocks.push({ type: 'paragraph', lines });
    this.lines = [];
  }

  add(block: Block): void {
    this.endParagraph();
    const empty =
      (block.type === 'list' && block.items.length === 0) ||
      (block.type === 'quote' && block.blocks.length === 0);
    if (!empty) this.blocks.push(block);
    this.linesEnded += 1;
  }

  done(): Block[] {
    this.endParagraph();
    return this.blocks;
  }
}

/** One space at most between words, none at the ends; runs of one style joined; U+00A0 at the end goes. */
function tidy(line: Line): Line {
  const runs: Line = [];
  let afterSpace = true;
  for (const run of line) {
    let text = run.text;
    if (afterSpace && run.href === undefined) text = text.replace(/^ +/, '');
    if (text === '') continue;
    afterSpace = text.endsWith(' ');
    const last = runs.at(-1);
    if (last && last.emphasis === run.emphasis && last.href === undefined && run.href === undefined) {
      last.text += text;
    } else {
      runs.push({ ...run, text });
    }
  }
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = withoutTrailingSpaces(last.text);
    if (last.text !== '') break;
    runs.pop();
  }
  return runs.some((run) => run.text.trim() !== '') ? runs : [];
}

/** By hand: a regular expression for spaces at an end looks at every run of spaces inside as often as it is long. */
function withoutTrailingSpaces(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\u00a0') end -= 1;
  return text.slice(0, end);
}

function withoutEmptyEnds(lines: Line[]): Line[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.length === 0) start += 1;
  while (end > start && lines[end - 1]?.length === 0) end -= 1;
  return lines.slice(start, end);
}
