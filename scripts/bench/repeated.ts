import { rounds } from './measure';

/** Does the same work as often as `rounds` says, one after the other. */
export async function repeated<Result>(work: (round: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round += 1) results.push(await work(round));
  return results;
}
