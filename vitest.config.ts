import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing';

/** Measured in real time: another browser beside them would be measured too. */
const aloneInTime = ['politeness', 'tab-hidden', 'background-killed', 'offline'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** Made of work, not of waiting: thousands of pages and texts. */
const busy = ['silent-chromium', 'silent-firefox', 'markdown'].map((name) => `tests/e2e/${name}.test.ts`);

/**
 * The files that take minutes, the longest first. A fresh machine knows no durations, and Vitest would begin with the
 * largest files: the longest would begin last, and the run would wait for it alone.
 */
const longest = [
  'e2e/either-browser/variants',
  'e2e/either-browser/trouble',
  'e2e/either-browser/never-pressed',
  'e2e/either-browser/chosen',
  'e2e/either-browser/interrupted',
  'e2e/either-browser/tab-lost',
  'e2e/either-browser/popup',
  'e2e/either-browser/',
  'e2e/trusted-types',
  'e2e/firefox',
  'reader/changing-mailbox/',
  'reader/fault-matrix',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(name));
      return at < 0 ? longest.length : at;
    };
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}

/** Vitest empties style sheets unless told not to; the archive carries some as text. */
const styleSheetsAsText = { include: [/\.css\?raw$/] };

const unit = {
  // A file that needs a document names its environment in its first line.
  environment: 'node' as const,
  // A guard against hanging, not a measure: other work may share the machine.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: ['tests/unit/setup.ts', 'tests/in-turn.ts'],
  maxWorkers: 2,
  css: styleSheetsAsText,
};

/**
 * Folders whose files are run one after the other in a process, each in a world of its own (vmForks): 42 s where processes of
 * their own took 92 (two slow cores). No other, because such a world has no streams, and what computes for long, as the
 * reader's tests do, is slower there.
 */
const inWorldsOfTheirOwn = ['jpay', 'leaving', 'model', 'render', 'store', 'ui'].map(
  (folder) => `tests/unit/${folder}/**/*.test.ts`,
);

/**
 * Folders whose files are run one after the other in one world: archives, checks and tools are tested by what they give for
 * what they are given, and what a file puts in a global's place it takes away again. No other: vaults, made-up browsers
 * and remembered pages would be found by the next file.
 */
const inOneWorld = ['bundle', 'replica', 'scripts', 'verify'].map(
  (folder) => `tests/unit/${folder}/**/*.test.ts`,
);

const endToEnd = {
  environment: 'node' as const,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  setupFiles: ['tests/in-turn.ts'],
  css: styleSheetsAsText,
};

/**
 * Two suites. `unit`, `unit-worlds` and `unit-one-world` mirror src/ and need no browser; `e2e` drives the built
 * extension in real browsers against the replica.
 */
export default defineConfig({
  test: {
    globalSetup: 'tests/python.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [...inWorldsOfTheirOwn, ...inOneWorld],
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          ...unit,
          name: 'unit-one-world',
          include: inOneWorld,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          ...unit,
          name: 'unit-worlds',
          include: inWorldsOfTheirOwn,
          pool: 'vmForks',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e',
          // What is tested lies in browsers: a process that goes on with the next file has its tools loaded already.
          isolate: false,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...aloneInTime, ...busy],
          // A run waits for four fifths of its time: five browsers share two cores well.
          maxWorkers: 5,
          // After the unit tests, never beside them.
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-busy',
          include: busy,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-alone',
          include: aloneInTime,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
