/** One figure of `npm run bench`. */
export interface Measure {
  /** "5,000 messages: first result list" */
  what: string;
  value: number;
  unit: 'ms' | 'bytes' | 'files' | 'MB' | 'per s' | 'times' | 'words' | 'power' | 'pieces';
  /** The value may be this and no more; left out where the figure is only told. */
  limit?: number;
}

/** One subject of `npm run bench`: a file of scripts/bench/, named in scripts/bench.ts. */
export interface Bench {
  name: string;
  run: () => Promise<Measure[]>;
}

/** Of a unit whose figures are small; others are whole numbers. */
const decimals: Partial<Record<Measure['unit'], number>> = { MB: 1, times: 2, power: 2 };

/** How often what is told as a median is measured; once where somebody only wants to see that it runs. */
export const rounds = process.env['LETTERKEEP_BENCH_QUICK'] === '1' ? 1 : 3;

/** The middle of several figures; of an even number, the lower of the two in the middle. */
export function median(figures: readonly number[]): number {
  const inOrder = [...figures].sort((a, b) => a - b);
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? NaN;
}

/** Whether a figure is over what it may be. */
export function isOver({ value, limit }: Measure): boolean {
  return limit !== undefined && !(value <= limit);
}

/** The figures of one bench as a Markdown table. */
export function measureTable(measures: readonly Measure[]): string {
  const shown = ({ unit }: Measure, value: number): string =>
    `${decimals[unit] === undefined ? String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',') : value.toFixed(decimals[unit])} ${unit}`;
  return [
    '| What | Measured | Limit |',
    '|---|---|---|',
    ...measures.map(
      (one) =>
        `| ${one.what} | ${shown(one, one.value)}${isOver(one) ? ' (over)' : ''} | ${one.limit === undefined ? '' : shown(one, one.limit)} |`,
    ),
  ].join('\n');
}
