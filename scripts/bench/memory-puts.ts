import { startChromium } from '../../tests/e2e/harness/chromium';
import { beginFilling, type Filling } from './filled-vault';
import { median, type Bench, type Measure } from './measure';

/** Issue 8, point 5: how much longer the last thousand messages may take to be put into the vault than a first thousand. */
const flat = 1.3;
const messages = 20_000;
const thousand = 1_000;
/** Messages kept by one of the two before it is the other's turn. */
const inTurn = 250;
const thousandsShown = [1, 5, 10, 15, 20];
const none = { count: 0, bytes: 0 };

/** One put into the vault that fills, and into a new one in the same minute. Milliseconds, medians. */
interface Thousand {
  filling: number;
  beside: number;
}

/**
 * Whether the vault gets slower as it fills: its own keep(), message after message. Each thousand that is shown is kept in
 * turn with a first thousand of a new vault, in a browser of its own: a machine that is slower at the end than at the
 * beginning is slower for both.
 */
export const memoryPuts: Bench = {
  name: 'memory-puts',
  run: async () => {
    const thousands = new Map<number, Thousand>();
    await withFilling(messages, async (filling) => {
      for (let number = 1; number * thousand <= messages; number += 1) {
        const from = (number - 1) * thousand;
        if (thousandsShown.includes(number)) thousands.set(number, await besideNew(filling, from));
        else await filling.keep(from, from + thousand);
      }
    });
    return figures(thousands);
  },
};

async function withFilling<Result>(
  count: number,
  use: (filling: Filling) => Promise<Result>,
): Promise<Result> {
  const browser = await startChromium({ replicaPort: 9 });
  try {
    return await use(
      await beginFilling(browser, { messages: count, photos: none, films: none, pageBytes: 2_000 }),
    );
  } finally {
    await browser.close();
  }
}

/** The thousand messages from `from` on, in turn with the first thousand of a new vault. */
function besideNew(filling: Filling, from: number): Promise<Thousand> {
  return withFilling(thousand, async (beside) => {
    const times = { filling: [] as number[], beside: [] as number[] };
    for (let kept = 0; kept < thousand; kept += inTurn) {
      times.filling.push(...(await filling.keep(from + kept, from + kept + inTurn)));
      times.beside.push(...(await beside.keep(kept, kept + inTurn)));
    }
    return { filling: median(times.filling), beside: median(times.beside) };
  });
}

function figures(thousands: ReadonlyMap<number, Thousand>): Measure[] {
  const first = thousands.get(1)?.filling ?? NaN;
  const last = thousands.get(messages / thousand) ?? { filling: NaN, beside: NaN };
  return [
    ...[...thousands].flatMap(([number, { filling, beside }]): Measure[] => {
      const [from, to] = [(number - 1) * thousand + 1, number * thousand].map((at) =>
        at.toLocaleString('en-US'),
      );
      return [
        { what: `One put, messages ${from} to ${to}`, value: filling, unit: 'short ms' },
        { what: 'The same into a new vault, in turn with them', value: beside, unit: 'short ms' },
      ];
    }),
    {
      what: 'The last thousand for one of a first, kept in turn',
      value: last.filling / last.beside,
      unit: 'times',
      limit: flat,
    },
    {
      what: 'The last thousand for one of the first, minutes before',
      value: last.filling / first,
      unit: 'times',
    },
  ];
}
