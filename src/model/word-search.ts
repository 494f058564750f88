/**
 * Finding words in letters, by the same rule as the search of an archive (assets/start-here.js): without case, accents and
 * differences of typing, and every word must occur. A test holds the two together.
 */

/** Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic: those that people leave out. */
const accents =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

/**
 * The text as it is compared, so that "jose" finds "José". Every character by itself, whatever stands beside it: where a
 * found word stands in the text can be counted back.
 */
export function plainText(text: string): string {
  if (/^[ -_a-~]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(accents, '')
    .replace(/\u00df/g, 'ss')
    .replace(/\u03c2/g, '\u03c3');
}

/** What is looked for: words, and "words in quotes" as one. An open quote reaches to the end. */
export function wantedIn(typed: string): string[] {
  const wanted: string[] = [];
  for (const [whole, phrase] of plainText(oneLine(typed)).matchAll(/"([^"]*)(?:"|$)|[^\s"]+/g)) {
    const word = (phrase ?? whole).trim();
    if (word !== '') wanted.push(word);
  }
  return wanted;
}

/** Whether every word occurs in one of the texts or another. */
export function holdsAll(texts: readonly string[], wanted: readonly string[]): boolean {
  const plain = texts.map((text) => plainText(oneLine(text))).join('\n');
  return wanted.every((word) => plain.includes(word));
}

/** A piece of a text, in order: `hit` where it is what was looked for, however it is written. */
export interface ExcerptPiece {
  text: string;
  hit: boolean;
}
export type Excerpt = readonly ExcerptPiece[];

/** The words around the first hit, from and to the edge of a word where one is near: about 200 characters. */
export function excerptOf(text: string, wanted: readonly string[]): Excerpt {
  const line = oneLine(text).trim();
  const plain = plainText(line);
  const hits = wanted.map((word) => plain.indexOf(word)).filter((at) => at >= 0);
  const hit =
    hits.length === 0
      ? 0
      : placeIn(
          line,
          hits.reduce((a, b) => Math.min(a, b)),
        );
  const space = line.lastIndexOf(' ', hit - 40);
  const from = hit <= 60 ? 0 : space > hit - 90 ? space + 1 : hit - 60;
  const edge = line.indexOf(' ', from + 190);
  const to = edge < 0 || edge > from + 230 ? from + 200 : edge;
  return [
    ...(from > 0 ? [{ text: '… ', hit: false }] : []),
    ...marked(line.slice(from, to), wanted),
    ...(to < line.length ? [{ text: ' …', hit: false }] : []),
  ];
}

/** The whole text with what was looked for standing out. */
export function marked(text: string, wanted: readonly string[]): Excerpt {
  const plain = plainText(text);
  const spans = wanted.flatMap((word) => spansOf(plain, word)).sort((a, b) => a[0] - b[0]);
  const pieces: ExcerptPiece[] = [];
  let done = 0;
  for (const [plainFrom, plainTo] of spans) {
    const [from, to] = [placeIn(text, plainFrom), placeIn(text, plainTo)];
    if (from < done || to <= from) continue;
    pieces.push({ text: text.slice(done, from), hit: false }, { text: text.slice(from, to), hit: true });
    done = to;
  }
  return [...pieces, { text: text.slice(done), hit: false }].filter((piece) => piece.text !== '');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function spansOf(plain: string, word: string): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
    spans.push([at, at + word.length]);
  }
  return spans;
}

/** Where in a text the given place of its plain form is. */
function placeIn(line: string, at: number): number {
  if (/^[ -~]*$/.test(line)) return at;
  let done = 0;
  let from = 0;
  // In strides: counting a long letter character by character for each hit would take a second.
  while (from < line.length) {
    let to = Math.min(from + 64, line.length);
    if (/[\ud800-\udbff]/.test(line.charAt(to - 1))) to += 1;
    const { length } = plainText(line.slice(from, to));
    if (done + length > at) break;
    done += length;
    from = to;
  }
  for (const character of line.slice(from)) {
    done += plainText(character).length;
    if (done > at) return from;
    from += character.length;
  }
  return from;
}
