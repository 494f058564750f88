import { blockElements } from '../body-elements';
import { flowLines } from '../text';

/** How words look. */
export interface Look {
  bold?: true;
  italics?: true;
  underline?: true;
  strike?: true;
  superScript?: true;
  subScript?: true;
  code?: true;
  /** A note of Letterkeep's own in the letter (body-notes.ts). */
  note?: true;
}

export type BodyPiece = { text: string; look: Look } | { lineBreak: true };

export interface BodyParagraph {
  kind: 'plain' | 'heading' | 'preformatted' | 'rule';
  /** How deep it stands in lists and quotations. */
  depth: number;
  /** Before the first paragraph of an item of a list: "•", "3.". */
  mark?: string;
  pieces: BodyPiece[];
}

const looks: Readonly<Record<string, keyof Look>> = {
  b: 'bold',
  strong: 'bold',
  dt: 'bold',
  th: 'bold',
  i: 'italics',
  em: 'italics',
  u: 'underline',
  s: 'strike',
  sup: 'superScript',
  sub: 'subScript',
  code: 'code',
  small: 'note',
};
const indenting: ReadonlySet<string> = new Set(['ul', 'ol', 'blockquote', 'dd']);

/**
 * A sanitised letter as paragraphs: one for each block, line breaks where the letter has them. Their words, a line for each
 * line, are those of the `text` rule of contract.md (text.ts), with the notes that sanitising left. Blank lines at both
 * ends are left out.
 */
export function bodyParagraphs(fragment: DocumentFragment): BodyParagraph[] {
  const gathering = new Gathering();
  flowLines(
    fragment,
    { words: (text) => gathering.words(text), endLine: () => gathering.lineBreak() },
    { enter: (name) => gathering.enter(name), leave: (name) => gathering.leave(name) },
  );
  return withoutBlankEnds(gathering.done());
}

class Gathering {
  readonly #paragraphs: BodyParagraph[] = [];
  #pieces: BodyPiece[] = [];
  readonly #open = new Map<string, number>();
  readonly #lists: { ordered: boolean; items: number }[] = [];
  #depth = 0;
  #mark: string | undefined;

  words(text: string): void {
    for (const [index, line] of text.replaceAll('\u00a0', ' ').split('\n').entries()) {
      if (index > 0) this.lineBreak();
      if (line !== '') this.#add(line);
    }
  }

  /** What looks the same is one piece; a space between two looks has what both share. */
  #add(text: string): void {
    const last = this.#pieces.at(-1);
    const before = last && 'text' in last ? last : undefined;
    const look = text === ' ' && before ? shared(before.look, this.#look()) : this.#look();
    if (before && isSame(before.look, look)) before.text += text;
    else this.#pieces.push({ text, look });
  }

  lineBreak(): void {
    this.#pieces.push({ lineBreak: true });
  }

  /** Called when the lines before a block are closed. */
  enter(name: string): void {
    if (blockElements.has(name)) this.#finish();
    this.#open.set(name, this.#count(name) + 1);
    if (indenting.has(name)) this.#depth += 1;
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', items: 0 });
    if (name === 'li') this.#beginItem();
    if (name === 'hr') this.#paragraphs.push({ kind: 'rule', depth: this.#depth, pieces: [] });
  }

  leave(name: string): void {
    if (blockElements.has(name)) this.#finish();
    this.#open.set(name, this.#count(name) - 1);
    if (indenting.has(name)) this.#depth -= 1;
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'li') this.#mark = undefined;
  }

  done(): BodyParagraph[] {
    this.#finish();
    return this.#paragraphs;
  }

  #beginItem(): void {
    const list = this.#lists.at(-1);
    if (list) list.items += 1;
    // One that stands in no list still is an item.
    this.#mark = list?.ordered === true ? `${list.items}.` : '•';
  }

  /** The end of a block shows no line break of its own. */
  #finish(): void {
    if (this.#pieces.length === 0) return;
    const pieces = this.#pieces;
    this.#pieces = [];
    const last = pieces.at(-1);
    if (last && 'lineBreak' in last) pieces.pop();
    const mark = this.#mark;
    this.#mark = undefined;
    this.#paragraphs.push({
      kind: this.#kind(),
      depth: this.#depth,
      ...(mark === undefined ? {} : { mark }),
      pieces,
    });
  }

  #kind(): BodyParagraph['kind'] {
    if (this.#count('pre') > 0) return 'preformatted';
    return headings.some((name) => this.#count(name) > 0) ? 'heading' : 'plain';
  }

  #look(): Look {
    const look: Look = {};
    for (const [name, key] of Object.entries(looks)) if (this.#count(name) > 0) look[key] = true;
    return look;
  }

  #count(name: string): number {
    return this.#open.get(name) ?? 0;
  }
}

function shared(a: Look, b: Look): Look {
  return Object.fromEntries(Object.entries(a).filter(([key]) => b[key as keyof Look]));
}

function isSame(a: Look, b: Look): boolean {
  return (
    Object.keys(a).length === Object.keys(b).length &&
    Object.keys(shared(a, b)).length === Object.keys(a).length
  );
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function withoutBlankEnds(paragraphs: readonly BodyParagraph[]): BodyParagraph[] {
  const isBlank = ({ kind, pieces }: BodyParagraph): boolean =>
    kind !== 'rule' && pieces.every((piece) => isBlankPiece(piece));
  const start = paragraphs.findIndex((one) => !isBlank(one));
  if (start < 0) return [];
  const end = paragraphs.findLastIndex((one) => !isBlank(one));
  return paragraphs.slice(start, end + 1).map((one, at) => {
    let { pieces } = one;
    if (at === 0) pieces = withoutBlankLinesBefore(pieces);
    if (at === end - start) pieces = withoutBlankLinesBefore([...pieces].reverse()).reverse();
    return { ...one, pieces };
  });
}

function isBlankPiece(piece: BodyPiece): boolean {
  return 'lineBreak' in piece || piece.text.trim() === '';
}

/** The spaces of the first line that is not blank stay. */
function withoutBlankLinesBefore(pieces: readonly BodyPiece[]): BodyPiece[] {
  const words = pieces.findIndex((piece) => !isBlankPiece(piece));
  const lastBreak = pieces.slice(0, Math.max(0, words)).findLastIndex((piece) => 'lineBreak' in piece);
  return pieces.slice(lastBreak + 1);
}

/** Its words alone, a line for each line. */
export function paragraphText({ pieces }: BodyParagraph): string {
  return pieces.map((piece) => ('lineBreak' in piece ? '\n' : piece.text)).join('');
}
