import { exponentOf, type Point } from './fit';
import { median, rounds, type Measure } from './measure';

/** Issue 8, point 8. */
const sizes = [100, 1_000, 10_000];
const mostExponent = 1.1;

/** One measurement, and how much was done in it: all that was to be done, or the figure counts for nothing. */
export interface Taken extends Point {
  done: number;
}

/**
 * Measures each size several times, and one message for what is constant, and fits the exponents of what is above that
 * (fit.ts).
 */
export async function growthOf<What extends string>(
  label: string,
  take: (messages: number) => Promise<Record<What, Taken>>,
): Promise<Measure[]> {
  const medians = new Map<What, Point[]>();
  for (const messages of [1, ...sizes]) {
    const all: Record<What, Taken>[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await take(messages));
    for (const what of Object.keys(all[0] ?? {}) as What[]) {
      const t = median(all.map((one) => one[what].t));
      medians.set(what, [...(medians.get(what) ?? []), { n: messages, t }]);
      console.error(
        `${label}, ${what}: ${messages} took ${all.map((one) => one[what].t.toFixed(1)).join(', ')} ms`,
      );
    }
  }
  return [...medians].flatMap(([what, points]) => measuresOf(what, points));
}

function measuresOf(what: string, [constant, ...points]: readonly Point[]): Measure[] {
  if (!constant) return [];
  const over = (these: readonly Point[]): number => exponentOf(these, constant.t);
  return [
    ...[constant, ...points].map(({ n, t }): Measure => ({
      what: `${what}: ${n.toLocaleString('en-US')} messages`,
      value: t,
      unit: 'ms',
    })),
    { what: `${what}: exponent over all sizes`, value: over(points), unit: 'power', limit: mostExponent },
    // Told and not judged: two figures are no fit, and a step between them (a cache that is full) looks like growth.
    { what: `${what}: exponent between the two largest`, value: over(points.slice(-2)), unit: 'power' },
  ];
}
