import { blockElements } from './body-elements';
import { holdsLayout } from './seen-nodes';
import { elementsOf, nameOf, unclobbered, walkerOver } from './trusted-parsing';

/** What an element's own style says of the white space in it. */
type WhiteSpace = 'collapses' | 'lines' | 'everything';

/**
 * In a body with layout white space collapses (contract.md, `text`), but not inside an element whose own style keeps it, as
 * `pre` does: `<div style="white-space:pre-wrap">`. Styles do not outlast sanitising, and every form of a letter must say the same;
 * so before anything is made of the body, each kept line break becomes a br there, and each kept space that would
 * be swallowed U+00A0, which the text rule reads as a space again. Where nothing but the site's layout stands between blocks,
 * it stays layout. A body without layout stands as it was written, and is left alone.
 */
export function keepStyledLines(root: Node): void {
  if (!holdsLayout(root)) return;
  const ways = whiteSpaceWithin(root);
  if (ways.size === 0) return;
  for (const text of textsOf(root)) {
    const parent = unclobbered(text, 'parentElement');
    const way = parent === null ? undefined : ways.get(parent);
    if (parent === null || way === undefined || way === 'collapses') continue;
    if (text.data.trim() === '' && isBesideBlock(text)) continue;
    const lines = text.data.split(/\r\n?|\n/);
    const spaced = way === 'everything' ? lines.map(withKeptSpaces) : lines;
    replaceByLines(text, spaced);
  }
  for (const area of elementsOf(root).filter((element) => nameOf(element) === 'textarea')) unwrapped(area);
}

/** The elements in which white space is kept or, deeper, collapses again; none if nothing keeps it. */
function whiteSpaceWithin(root: Node): Map<Element, WhiteSpace> {
  const ways = new Map<Element, WhiteSpace>();
  // In document order: what is around an element has been looked at before it.
  for (const element of elementsOf(root)) {
    const around = unclobbered(element, 'parentElement');
    const inherited = around === null ? undefined : ways.get(around);
    const way = ownWhiteSpace(element) ?? inherited;
    // Inside `pre` the text rule keeps everything as it is.
    if (way !== undefined && nameOf(element) !== 'pre') ways.set(element, way);
  }
  return ways;
}

function ownWhiteSpace(element: Element): WhiteSpace | undefined {
  if (nameOf(element) === 'textarea') return 'everything';
  const style = unclobbered(element, 'getAttribute').call(element, 'style') ?? '';
  const value = /(?:^|;)\s*white-space\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase();
  switch (value) {
    case 'pre':
    case 'pre-wrap':
    case 'break-spaces':
      return 'everything';
    case 'pre-line':
      return 'lines';
    case 'normal':
    case 'nowrap':
      return 'collapses';
    default:
      return undefined;
  }
}

function textsOf(root: Node): Text[] {
  const walker = walkerOver(root);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (nameOf(node) === '#text') texts.push(node as Text);
  }
  return texts;
}

/** True for white space between blocks, or before the first of them: the site laid its markup out so. */
function isBesideBlock(text: Text): boolean {
  return [text.previousSibling, text.nextSibling].some(
    (sibling) => sibling !== null && blockElements.has(nameOf(sibling)),
  );
}

/** At the start of a line, and after a plain space, a space would be swallowed; a tab is as wide as four. */
function withKeptSpaces(line: string): string {
  return line
    .replace(/\t/g, '\u00a0\u00a0\u00a0\u00a0')
    .replace(/^ +| {2,}/g, (run) => '\u00a0'.repeat(run.length));
}

/** Text nodes cannot be clobbered: everything is done by them. */
function replaceByLines(text: Text, lines: readonly string[]): void {
  const doc = text.ownerDocument;
  const [first = '', ...others] = lines;
  text.data = first;
  text.after(...others.flatMap((line) => [doc.createElement('br'), doc.createTextNode(line)]));
}

/** Markup in a field for text would be text when parsed again: its lines stand in its place. */
function unwrapped(area: Element): void {
  const nodes = Array.from(unclobbered(area, 'childNodes'));
  unclobbered(area, 'replaceWith').call(area, ...nodes);
}
