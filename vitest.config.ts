import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

/**
 * Two suites. `unit` mirrors src/ and needs no browser; `e2e` drives the built extension in real browsers
 * against the replica, one at a time: two cores cannot carry two browsers.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'happy-dom',
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
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          fileParallelism: false,
          // After the unit tests, never beside them.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
