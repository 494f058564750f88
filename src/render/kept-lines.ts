import { holdsLayout } from './seen-nodes';
import { walkerOver } from './trusted-parsing';

/**
 * A letter without br or block elements was shown with its own line breaks (`white-space: pre-wrap`; the dossier,
 * section 7, does not know which it is). Our pages, and every program that reads our HTML, would run its lines together.
 * So each line break gets a br beside it, and spaces that HTML would swallow become U+00A0, which contract.md's text
 * rule reads as a space again; a tab becomes four. The line breaks themselves stay in the text. Bodies with layout are
 * not touched, and a second run changes nothing. `root` must be sanitised: its properties are trusted.
 */
export function keepLines(root: Node): void {
  if (holdsLayout(root)) return;
  const texts = textsOf(root);
  for (const text of texts) text.data = text.data.replace(/\r\n?/g, '\n');
  const words = extentOfWords(texts.map((text) => text.data).join(''));
  let offset = 0;
  // At the start of a line, and after a plain space, the next space would be swallowed.
  let swallowsNext = true;
  for (const text of texts) {
    const lines: string[] = [''];
    const add = (part: string) => lines.push((lines.pop() ?? '') + part);
    for (const character of text.data) {
      if (character === '\n') {
        if (offset > words.start && offset < words.end) lines.push('\n');
        else add('\n');
        swallowsNext = true;
      } else if (character === ' ') {
        add(swallowsNext ? '\u00a0' : ' ');
        swallowsNext = !swallowsNext;
      } else {
        add(character === '\t' ? '\u00a0\u00a0\u00a0\u00a0' : character);
        swallowsNext = false;
      }
      offset += character.length;
    }
    replaceByLines(text, lines);
  }
}

function textsOf(root: Node): Text[] {
  const walker = walkerOver(root);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === node.TEXT_NODE) texts.push(node as Text);
  }
  return texts;
}

/** What the text rule takes for blank. */
const blank = /[ \t\n\f\r\u00a0]/;

/** From the first to after the last character that is not blank: outside it, line breaks show nothing. */
function extentOfWords(text: string): { start: number; end: number } {
  const start = text.search(/[^ \t\n\f\r\u00a0]/);
  if (start < 0) return { start: 0, end: 0 };
  let end = text.length;
  while (blank.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function replaceByLines(text: Text, lines: readonly string[]): void {
  const parent = text.parentNode;
  const doc = text.ownerDocument;
  text.data = lines[0] ?? '';
  const next = text.nextSibling;
  for (const line of lines.slice(1)) {
    parent?.insertBefore(doc.createElement('br'), next);
    parent?.insertBefore(doc.createTextNode(line), next);
  }
}
