import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

/** Measured in real time: another browser beside them would be measured too. */
const aloneInTime = ['politeness', 'tab-hidden', 'background-killed', 'offline'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** Made of work, not of waiting: thousands of pages and texts. */
const busy = ['silent-chromium', 'silent-firefox', 'markdown'].map((name) => `tests/e2e/${name}.test.ts`);

const endToEnd = { environment: 'node', testTimeout: 180_000, hookTimeout: 180_000 } as const;

/**
 * Two suites. `unit` mirrors src/ and needs no browser; `e2e` drives the built extension in real browsers against the
 * replica.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // A file that needs a document names its environment in its first line.
          environment: 'node',
          // A guard against hanging, not a measure: other work may share the machine.
          testTimeout: 60_000,
          setupFiles: ['tests/unit/setup.ts'],
          maxWorkers: 2,
          // Vitest empties style sheets unless told not to; the archive carries some as text.
          css: { include: [/\.css\?raw$/] },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...aloneInTime, ...busy],
          // A run waits for four fifths of its time: five browsers share two cores well.
          maxWorkers: 5,
          // After the unit tests, never beside them.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-busy',
          include: busy,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-alone',
          include: aloneInTime,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
