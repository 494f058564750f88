/** How often a measurement is repeated, its median counting; once for a quick look: LETTERKEEP_BENCH_QUICK=1. */
export const rounds = process.env['LETTERKEEP_BENCH_QUICK'] === '1' ? 1 : 3;

/** The middle one of several figures; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** Does the same work several times, one after the other. */
export async function repeated<Result>(work: (round: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round += 1) results.push(await work(round));
  return results;
}
