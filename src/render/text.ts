import { blockElements, lineElements } from './body-elements';
import { LineFlow, type LineSink } from './line-flow';
import { holdsLayout, visit } from './seen-nodes';
import { keepStyledLines } from './styled-lines';
import { parseBody, type Place } from './trusted-parsing';

/**
 * The words of a letter as plain text, by the `text` rule of contract.md. Give it the body as served, parsed inertly:
 * sanitising adds notes (where a link goes, which picture was left out) that are not the letter's own words.
 *
 * Two ways, told apart by whether the body holds any br or block element:
 * - it does: runs of white space (space, tab, line breaks; not U+00A0) become one space, a br gives one \n, the end of
 *   a block one \n. A block starts on a line of its own. An end right after another end or after a br gives none
 *   (`</p></div>`, `<br></div>`), but an empty block is an empty line. A run at the start of a line that holds a line
 *   break is layout of the markup and goes; plain spaces there are the writer's and stay as one. Inside `pre`
 *   everything stays; where a style keeps white space,
 *   styled-lines.ts has put br before. Cells of a row are parted by a space.
 * - it does not: the site relies on `white-space: pre-wrap`, and all white space stays.
 *
 * Then, for both: CRLF and CR become \n, U+00A0 a space, spaces before \n and blank lines at both ends go. Spaces
 * after the very last word have no \n behind them and stay. No Unicode normalisation. Never throws.
 */
export function bodyText(root: Node): string {
  const raw = holdsLayout(root) ? laidOutText(root) : plainText(root);
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line, index, all) => (index < all.length - 1 ? withoutTrailingSpaces(line) : line));
  // By hand too: blank lines at an end are no matter for a regular expression, blank lines inside are.
  const isBlank = (line: string | undefined): boolean => line !== undefined && /^[ \t]*$/.test(line);
  let [start, end] = [0, lines.length];
  while (start < end && isBlank(lines[start])) start += 1;
  while (end > start && isBlank(lines[end - 1])) end -= 1;
  return lines.slice(start, end).join('\n');
}

/** bodyText of markup as served. */
export function servedText(bodyHtml: string, place?: Place): string {
  const served = parseBody(bodyHtml, place);
  keepStyledLines(served);
  return bodyText(served);
}

function plainText(root: Node): string {
  const parts: string[] = [];
  visit(root, {
    enter: () => undefined,
    leave: () => undefined,
    text: (data) => {
      parts.push(data);
    },
  });
  return parts.join('');
}

function laidOutText(root: Node): string {
  const parts: string[] = [];
  flowLines(root, { words: (text) => parts.push(text), endLine: () => parts.push('\n') });
  return parts.join('');
}

/** What else happens on the way; each is told when the flow has been. */
export interface FlowEvents {
  /** An element begins, or has ended: its lines are closed if it is a block. */
  enter?(name: string): void;
  leave?(name: string): void;
}

/** Lets everything that can be seen flow into lines by the text rule, whichever of its two ways the body needs. */
export function flowLines(root: Node, sink: LineSink, events: FlowEvents = {}): void {
  const lines = new LineFlow(sink);
  const asWritten = !holdsLayout(root);
  /** For each open block, what had been written when it began. */
  const blocks: number[] = [];
  let preformatted = 0;
  visit(root, {
    enter: (name) => {
      if (name === 'br') lines.endLine();
      if (name === 'td' || name === 'th') lines.startCell();
      if (name === 'pre') preformatted += 1;
      if (blockElements.has(name)) {
        lines.closeLine();
        blocks.push(lines.written);
      }
      events.enter?.(name);
    },
    leave: (name) => {
      if (name === 'pre') preformatted -= 1;
      if (blockElements.has(name)) {
        const before = blocks.pop();
        if (before === lines.written && !lines.hasWords && lineElements.has(name)) lines.endLine();
        lines.closeLine();
      }
      events.leave?.(name);
    },
    text: (data) => {
      if (asWritten || preformatted > 0) lines.addExact(data.replace(/\r\n?/g, '\n'));
      else lines.add(data);
    },
  });
  lines.finish();
}

/** By hand: a regular expression for spaces at an end looks at every run of spaces inside a line as often as it is long. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end -= 1;
  return line.slice(0, end);
}
