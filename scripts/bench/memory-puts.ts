import { startChromium } from '../../tests/e2e/harness/chromium';
import { fillVault } from './filled-vault';
import { median, type Bench, type Measure } from './measure';

/** Issue 8, point 5: how much longer the last thousand messages may take to be put into the vault than the first. */
const flat = 1.3;
const messages = 20_000;
const thousandsShown = [1, 5, 10, 15, 20];

/** Whether the vault gets slower as it fills: its own keep(), message after message. */
export const memoryPuts: Bench = {
  name: 'memory-puts',
  run: async () => {
    const browser = await startChromium({ replicaPort: 9 });
    try {
      const none = { count: 0, bytes: 0 };
      const times = await fillVault(browser, { messages, photos: none, films: none, pageBytes: 2_000 });
      return figures(times);
    } finally {
      await browser.close();
    }
  },
};

function figures(times: readonly number[]): Measure[] {
  const thousands = Array.from({ length: messages / 1_000 }, (_, index) =>
    median(times.slice(index * 1_000, (index + 1) * 1_000)),
  );
  const [first = NaN, last = NaN] = [thousands[0], thousands.at(-1)];
  return [
    ...thousandsShown.map((thousand): Measure => {
      const [from, to] = [(thousand - 1) * 1_000 + 1, thousand * 1_000].map((at) =>
        at.toLocaleString('en-US'),
      );
      return {
        what: `One put, messages ${from} to ${to}`,
        value: thousands[thousand - 1] ?? NaN,
        unit: 'short ms',
      };
    }),
    { what: 'The last thousand for one of the first', value: last / first, unit: 'times', limit: flat },
  ];
}
