import type { Contact } from '../../model/person';
import { foldedText } from './folded-text';
import { addressPatterns } from './patterns';

/** From where to where in a text. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Finds what is to be hidden before a letter is passed on: the numbers and agencies of these people, however they are
 * written, and whatever looks like an e-mail address, a telephone number or a postal address. Only what it recognises:
 * a number in words, or in a picture, is not.
 */
export class Hider {
  readonly #patterns: readonly RegExp[];

  /** `mark` stands in the place of what is hidden. */
  constructor(
    people: readonly Pick<Contact, 'inmateId' | 'agency'>[],
    readonly mark: string,
  ) {
    const own = people.flatMap(({ inmateId, agency }) => [
      ...numberPatterns(inmateId),
      ...placePatterns(agency),
    ]);
    this.#patterns = [...new Set(own)].map((source) => new RegExp(source, 'giu')).concat(addressPatterns);
  }

  /** The spans to be hidden, in order, none touching another. */
  spans(text: string): Span[] {
    const { folded, from, to } = foldedText(text);
    const found = this.#patterns.flatMap((pattern) =>
      Array.from(folded.matchAll(pattern), ({ 0: { length }, index }) => ({
        from: from[index] ?? 0,
        to: to[index + length - 1] ?? 0,
      })),
    );
    const joined: Span[] = [];
    for (const span of found.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
      else joined.push({ ...span });
    }
    return joined;
  }

  /** The text with the mark in the place of what is hidden. */
  text(text: string): string {
    let shown = '';
    let done = 0;
    for (const { from, to } of this.spans(text)) {
      shown += text.slice(done, from) + this.mark;
      done = to;
    }
    return shown + text.slice(done);
  }
}

/** What may stand between two characters of a number: "T-000 01", "1, 2, 3". */
const between = String.raw`[^\p{L}\p{N}]{0,8}`;

/** A number as it may be written: all of it, and its digits alone. One of less than three characters tells nothing. */
function numberPatterns(number: string): string[] {
  const characters = foldedText(number).folded.replace(/[^\p{L}\p{N}]/gu, '');
  const digits = characters.replace(/\P{N}/gu, '');
  const significant = digits.replace(/^0+/, '');
  return [
    ...(characters.length >= 3 ? [spacedOut(characters)] : []),
    // Of M01234 people write 01234, and 1234; of T00001 only 00001 tells anything.
    ...(digits.length >= 4 ? [standingAlone(digits)] : []),
    ...(significant.length >= 4 ? [spacedOut(significant, String.raw`(?:0${between}){0,8}`)] : []),
  ];
}

/** Short ones only where they stand alone: "1204" is also a part of many other numbers. */
function spacedOut(characters: string, before = ''): string {
  return characters.length >= 5
    ? before + Array.from(characters).join(between)
    : standingAlone(characters, before);
}

function standingAlone(characters: string, before = ''): string {
  return String.raw`(?<![\p{L}\p{N}])${before}${Array.from(characters).join(between)}(?![\p{L}\p{N}])`;
}

function placePatterns(place: string): string[] {
  const words = foldedText(place).folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.join('').length < 3) return [];
  return [String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`[^\p{L}\p{N}]{1,8}`)}(?![\p{L}\p{N}])`];
}
