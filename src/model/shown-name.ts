import { comparableName, type Contact } from './person';

/** A name somebody may be shown by, and the number that goes with it, where one is known. */
export type KnownName = Pick<Contact, 'name'> & Partial<Pick<Contact, 'inmateId'>>;

/** A name taken apart: what lists may add to it, leave out of it, or turn round. */
interface NameForm {
  /** The words in the order in which they are spoken: "JORDAN JR, MICHAEL" is "MICHAEL JORDAN JR". */
  spoken: string;
  /** Without the number, otherwise as written. */
  written: string;
  number: string | undefined;
  isCut: boolean;
}

/** Fewer letters than these are the beginning of too many names. */
const fewestLettersOfCutName = 4;

/**
 * The one of these names that a list shows a person by, as comparableName() gives it; null where none or several of them may
 * be meant. Lists may write a name otherwise than other pages do (dossier 2.4): with the number behind it, the last name first, or cut
 * short. The very name comes first; else it must fit one of them alone, lest two people be taken for one.
 */
export function meantName(shown: string, known: readonly KnownName[]): string | null {
  const comparable = comparableName(shown);
  if (known.some(({ name }) => comparableName(name) === comparable)) return comparable;
  const { number } = formOf(shown);
  const fitting = [...numbersOfFitting(shown, known)].filter(
    ([, numbers]) => number === undefined || numbers.length === 0 || numbers.includes(number),
  );
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}

/** All of these names that may be meant by the words alone, whatever number stands behind them. */
export function namesThatFit(shown: string, known: readonly KnownName[]): string[] {
  return [...numbersOfFitting(shown, known).keys()];
}

function numbersOfFitting(shown: string, known: readonly KnownName[]): Map<string, string[]> {
  const form = formOf(shown);
  const numbers = new Map<string, string[]>();
  if (form.spoken === '') return numbers;
  for (const { name, inmateId } of known) {
    if (!fits(form, formOf(name))) continue;
    const comparable = comparableName(name);
    const own = inmateId === undefined ? formOf(name).number : bareNumber(inmateId);
    numbers.set(comparable, [...(numbers.get(comparable) ?? []), ...(own === undefined ? [] : [own])]);
  }
  return numbers;
}

function fits(shown: NameForm, known: NameForm): boolean {
  if (shown.isCut === known.isCut) return shown.spoken === known.spoken;
  const [cut, whole] = shown.isCut ? [shown, known] : [known, shown];
  return cut.written.length >= fewestLettersOfCutName && whole.written.startsWith(cut.written);
}

function formOf(name: string): NameForm {
  const comparable = comparableName(name);
  const [, bare = comparable, inBrackets] =
    /^(.*?)\s*\(\s*#?\s*([A-Z0-9-]*\d[A-Z0-9-]*)\s*\)$/u.exec(comparable) ?? [];
  const isCut = /(?:…|\.{3})$/u.test(bare);
  const written = bare.replace(/\s*(?:…|\.{3})$/u, '');
  // "(3)" may count messages; an inmate's number has four digits or more (home.ts).
  const number = inBrackets !== undefined && /\d{4}/.test(inBrackets) ? bareNumber(inBrackets) : undefined;
  return { spoken: isCut ? written : asSpoken(written), written, number, isCut };
}

function asSpoken(written: string): string {
  const comma = written.indexOf(',');
  const turned = comma < 0 ? written : `${written.slice(comma + 1)} ${written.slice(0, comma)}`;
  const words = turned.split(/[\s,.]+/u).filter((word) => word !== '');
  const isSuffix = (word: string): boolean => /^(?:JR|SR|I{2,3}|IV)$/.test(word);
  return [...words.filter((word) => !isSuffix(word)), ...words.filter(isSuffix)].join(' ');
}

function bareNumber(number: string): string {
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '');
}
