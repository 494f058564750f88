import { blockElements } from '../body-elements';
import { flowLines } from '../text';
import { unclobbered } from '../trusted-parsing';

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
    { write: (text) => gathering.write(text), endLine: () => gathering.lineBreak() },
    { enter: (name, element) => gathering.enter(name, element), leave: (name) => gathering.leave(name) },
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

  write(text: string): void {
    for (const [index, line] of text.replaceAll('\u00a0', ' ').split('\n').entries()) {
      if (index > 0) this.lineBreak();
      if (line !== '') this.#pieces.push({ text: line, look: this.#look() });
    }
  }

  lineBreak(): void {
    this.#pieces.push({ lineBreak: true });
  }

  /** Called when the lines before a block are closed. */
  enter(name: string, element: Node): void {
    if (blockElements.has(name)) this.#finish();
    this.#open.set(name, this.#count(name) + 1);
    if (indenting.has(name)) this.#depth += 1;
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', items: 0 });
    if (name === 'li') this.#beginItem(element);
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

  #beginItem(element: Node): void {
    const list = this.#lists.at(-1);
    if (list) list.items += 1;
    // An item that stands in no list, or whose list is a list's child, still is one.
    const parent = unclobbered(element, 'parentNode');
    this.#mark = list?.ordered === true && parent ? `${list.items}.` : '•';
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

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function withoutBlankEnds(paragraphs: BodyParagraph[]): BodyParagraph[] {
  const isBlank = ({ kind, pieces }: BodyParagraph): boolean =>
    kind !== 'rule' && pieces.every((piece) => 'lineBreak' in piece || piece.text.trim() === '');
  let [start, end] = [0, paragraphs.length];
  while (start < end && isBlank(paragraphs[start] as BodyParagraph)) start += 1;
  while (end > start && isBlank(paragraphs[end - 1] as BodyParagraph)) end -= 1;
  return paragraphs.slice(start, end);
}

/** Its words alone, a line for each line. */
export function paragraphText({ pieces }: BodyParagraph): string {
  return pieces.map((piece) => ('lineBreak' in piece ? '\n' : piece.text)).join('');
}
