/** One figure of `npm run bench`. */
export interface Measure {
  /** "5,000 messages: first result list" */
  what: string;
  value: number;
  unit: 'ms' | 'bytes' | 'files' | 'MB';
  /** The value may be this and no more; left out where the figure is only told. */
  limit?: number;
}

/** One subject of `npm run bench`: a file of scripts/bench/, named in scripts/bench.ts. */
export interface Bench {
  name: string;
  run: () => Promise<Measure[]>;
}

/** Whether a figure is over what it may be. */
export function isOver({ value, limit }: Measure): boolean {
  return limit !== undefined && !(value <= limit);
}

/** The figures of one bench as a Markdown table. */
export function measureTable(measures: readonly Measure[]): string {
  const shown = ({ unit }: Measure, value: number): string =>
    `${unit === 'MB' ? value.toFixed(1) : String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')} ${unit}`;
  return [
    '| What | Measured | Limit |',
    '|---|---|---|',
    ...measures.map(
      (one) =>
        `| ${one.what} | ${shown(one, one.value)}${isOver(one) ? ' (over)' : ''} | ${one.limit === undefined ? '' : shown(one, one.limit)} |`,
    ),
  ].join('\n');
}
