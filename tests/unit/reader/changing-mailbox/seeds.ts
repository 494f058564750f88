import { expect, it } from 'vitest';
import type { Speed } from '../../../../src/model/speed';
import { fifths, turn } from '../../../turn';
import { runSeed, type SeededRun } from './seeded-run';

const isLong = process.env['LETTERKEEP_LONG'] !== undefined;
/** Reliability CRL-2: 1,000 seeds, of which CI takes a fifth a day (tests/in-turn.ts); more in a long run. */
const seeds = isLong ? 10_000 : 1_000;
/** Runs of 25 seeds: small enough for a failure to be found, large enough for few lines. */
const chunk = 25;
const patience = 600_000;

/** Seed 477 is one of them: what it kept twice, it kept twice at fast alone. */
const fifthAtFast = 2;

/**
 * The seeds of one of the test files, so that both workers share them. Seeds of one mailbox stand together: the parser
 * remembers its pages. LETTERKEEP_SEED=123 runs that seed alone, at both speeds, and tells the whole story of it.
 */
export function itKeepsWhatStayed(file: number, files: number): void {
  const one = process.env['LETTERKEEP_SEED'];
  const mine =
    one === undefined
      ? Array.from({ length: seeds / files }, (_, index) => file * (seeds / files) + index)
      : Number(one) % files === file
        ? [Number(one)]
        : [];
  const chunks = Array.from({ length: Math.ceil(mine.length / chunk) }, (_, index) =>
    mine.slice(index * chunk, (index + 1) * chunk),
  );
  // Where only the day's turn of the chunks is run there is time for all of their seeds at fast too, else for a fifth.
  const isAtFast = (seed: number): boolean =>
    one !== undefined || isLong || turn !== undefined || seed % fifths === fifthAtFast;
  it.each(
    chunks.flatMap((chunkSeeds) => {
      const span = `${chunkSeeds[0]} to ${chunkSeeds[chunkSeeds.length - 1]}`;
      return [
        [span, 'normal', chunkSeeds],
        [span, 'fast', chunkSeeds.filter(isAtFast)],
      ] satisfies [string, Speed, number[]][];
    }),
  )(
    'every message that was there all along is kept exactly once, or the doubt is told: seeds %s, speed %s',
    async (_, speed, chunkSeeds) => {
      const wrong: SeededRun[] = [];
      for (const seed of chunkSeeds) {
        const run = await runSeed(seed, speed);
        if (run.problems.length > 0 || one !== undefined) wrong.push(run);
      }
      expect(
        wrong.flatMap(({ seed, problems }) => problems.map((words) => `seed ${seed}, ${speed}: ${words}`)),
      ).toEqual([]);
      if (one !== undefined) expect(wrong.flatMap(({ story }) => story).join('\n')).toBe('');
    },
    patience,
  );
  if (mine.length === 0)
    it('has no part in the one seed that was asked for', () => expect(one).toBeDefined());
}
