import { expect, it } from 'vitest';
import { runSeed, type SeededRun } from './seeded-run';

/** Reliability CRL-2: 1,000 seeds in every CI run, more in a long one. */
const seeds = process.env['LETTERKEEP_LONG'] ? 10_000 : 1_000;
/** Runs of 25 seeds: small enough for a failure to be found, large enough for few lines. */
const chunk = 25;
const patience = 600_000;

/**
 * The seeds of one of the test files, so that both workers share them. Seeds of one mailbox stand together: the parser
 * remembers its pages. LETTERKEEP_SEED=123 runs that seed alone, and tells the whole story of it.
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
  it.each(
    chunks.map(
      (chunkSeeds) => [`${chunkSeeds[0]} to ${chunkSeeds[chunkSeeds.length - 1]}`, chunkSeeds] as const,
    ),
  )(
    'every message that was there all along is kept exactly once, or the doubt is told: seeds %s',
    async (_, chunkSeeds) => {
      const wrong: SeededRun[] = [];
      for (const seed of chunkSeeds) {
        const run = await runSeed(seed);
        if (run.problems.length > 0 || one !== undefined) wrong.push(run);
      }
      expect(
        wrong.flatMap(({ seed, problems }) => problems.map((words) => `seed ${seed}: ${words}`)),
      ).toEqual([]);
      if (one !== undefined) expect(wrong.flatMap(({ story }) => story).join('\n')).toBe('');
    },
    patience,
  );
  if (mine.length === 0)
    it('has no part in the one seed that was asked for', () => expect(one).toBeDefined());
}
