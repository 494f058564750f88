/** One figure of `npm run bench`. */
export interface Measure {
  /** "5,000 messages: first result list" */
  what: string;
  value: number;
  /** `short ms`: milliseconds, with their hundredths. */
  unit:
    | 'ms'
    | 'short ms'
    | 'bytes'
    | 'files'
    | 'MB'
    | 'MB/s'
    | 'requests'
    | 'messages'
    | 'attachments'
    | 'words'
    | 'pieces'
    | 'per s'
    | 'times'
    | 'power';
  /** The value may be this and no more; left out where the figure is only told. */
  limit?: number;
  /** The value must be this or more. */
  least?: number;
}

/** One subject of `npm run bench`: a file of scripts/bench/, named in scripts/bench.ts. */
export interface Bench {
  name: string;
  run: () => Promise<Measure[]>;
}

/**
 * How often what is told as a median, or as the highest of several, is measured; once where somebody only wants to see that it
 * runs.
 */
export const rounds = process.env['LETTERKEEP_BENCH_QUICK'] === '1' ? 1 : 3;

/** The middle of several figures; of an even number, the lower of the two in the middle. */
export function median(figures: readonly number[]): number {
  const inOrder = [...figures].sort((a, b) => a - b);
  return inOrder[Math.floor((inOrder.length - 1) / 2)] ?? NaN;
}

/** Whether a figure is over what it may be, or under what it must be. */
export function isOver({ value, limit, least }: Measure): boolean {
  return (limit !== undefined && !(value <= limit)) || (least !== undefined && !(value >= least));
}

/** The figures of one bench as a Markdown table. */
export function measureTable(measures: readonly Measure[]): string {
  return [
    '| What | Measured | Limit |',
    '|---|---|---|',
    ...measures.map((one) => `| ${one.what} | ${shown(one, one.value)}${verdict(one)} | ${limitOf(one)} |`),
  ].join('\n');
}

function verdict(one: Measure): string {
  if (!isOver(one)) return '';
  return one.least === undefined ? ' (over)' : ' (under)';
}

function limitOf(one: Measure): string {
  if (one.least !== undefined) return `at least ${shown(one, one.least)}`;
  return one.limit === undefined ? '' : shown(one, one.limit);
}

/** Digits behind the point of a unit whose figures are small; others are whole numbers. */
const decimals: Partial<Record<Measure['unit'], number>> = {
  MB: 1,
  'MB/s': 1,
  times: 2,
  power: 2,
  'short ms': 2,
};

function shown({ unit }: Measure, value: number): string {
  // Under ten of them, whole milliseconds say little.
  const digits = unit === 'ms' && value < 10 && !Number.isInteger(value) ? 1 : decimals[unit];
  const number =
    digits === undefined ? String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',') : value.toFixed(digits);
  return `${number} ${unit.replace('short ', '')}`;
}
