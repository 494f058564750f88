/**
 * CI has twenty minutes on two cores of whatever speed. Of what takes most of them it runs a fifth, another fifth each
 * day (`LETTERKEEP_TURN=day`, or 0 to 4 to repeat one). `npm test` by itself runs everything.
 */
export const fifths = 5;

export const turnOfToday = Math.floor(Date.now() / 86_400_000) % fifths;

const told = process.env['LETTERKEEP_TURN'];

/** The fifth that is run; undefined when all are. */
export const turn = told === undefined ? undefined : told === 'day' ? turnOfToday : Number(told);

/** By its name, so that a scenario keeps its turn whatever is added beside it. */
export function turnOf(name: string): number {
  return Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % fifths;
}
