import { beforeEach, type RunnerTestSuite } from 'vitest';
import { fifths, isDue, numberOf, tenths } from './turn';

/** What takes most of the time, by file and name, and how many days CI takes for all of it (turn.ts). */
const sharedOut: readonly (readonly [tests: RegExp, days: number])[] = [
  [/^\S*e2e\/either-browser\//, tenths],
  [
    /^\S*e2e\/(?:writing-interrupted|big-export|no-space|politeness|offline|tab-hidden|background-killed|popup-closed|two-tabs|saved-again|extension-reloaded|tab-crashed|copy-details(?:-firefox)?)\.test/,
    fifths,
  ],
  [/^\S*unit\/reader\/changing-mailbox\//, tenths],
  [/^\S*unit\/reader\/fault-matrix/, fifths],
  [/^\S*unit\/scripts\/fixture\.test\.ts .*\(seed \d+\)$/, fifths],
];

function daysOf(file: string, name: string): number {
  return sharedOut.find(([tests]) => tests.test(`${file} ${name}`))?.[1] ?? 1;
}

/** The names of a file's tests, each once: a scenario has its turn in both browsers on one day. */
function namesIn({ tasks }: RunnerTestSuite): string[] {
  return [...new Set(tasks.flatMap((task) => (task.type === 'suite' ? namesIn(task) : [task.name])))];
}

beforeEach(({ task, skip }) => {
  const days = daysOf(task.file.name, task.name);
  if (days === 1) return;
  // By its place: of one file, no day has two more to do than another.
  const place = namesIn(task.file).indexOf(task.name) + numberOf(task.file.name);
  if (!isDue(place, days)) skip(`It has its turn on another day (LETTERKEEP_TURN=${place % days}).`);
});
