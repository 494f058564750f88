/**
 * CI has twenty minutes on two cores of whatever speed. Of what takes most of them it runs a share, another one each day
 * (`LETTERKEEP_TURN=day`, or 0 to 9 to repeat one). `npm test` by itself, and a release (`all`), run everything.
 */
export const fifths = 5;
export const tenths = 10;

export const dayOfTen = Math.floor(Date.now() / 86_400_000) % tenths;

const told = process.env['LETTERKEEP_TURN'];

/** The day of ten whose shares are run; undefined when everything is. */
export const turn = turnAsTold();

function turnAsTold(): number | undefined {
  if (told === undefined || told === 'all') return undefined;
  if (told === 'day') return dayOfTen;
  // Of another, no test would have its turn.
  if (!/^\d$/.test(told)) throw new RangeError(`LETTERKEEP_TURN is "day", "all" or 0 to 9, not "${told}".`);
  return Number(told);
}

/** A number that a name keeps, to share out by. */
export function numberOf(name: string): number {
  return Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
}

/** Whether what has this number among those that are shared out over so many days has its turn. */
export function isDue(place: number, of: number): boolean {
  return turn === undefined || place % of === turn % of;
}

/** The same by its name: for tests that share what is long to make, which a skipped test would have made too. */
export function hasTurn(name: string, of: number = fifths): boolean {
  return isDue(numberOf(name), of);
}
