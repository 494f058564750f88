import { beforeEach } from 'vitest';
import { fifths, hasTurn, tenths, turnOf } from './turn';

/** What takes most of the time, by file and name, and how many days CI takes for all of it (turn.ts). */
const sharedOut: readonly (readonly [tests: RegExp, days: number])[] = [
  [/^\S*e2e\/either-browser\//, tenths],
  [
    /^\S*e2e\/(?:writing-interrupted|big-export|no-space|politeness|offline|tab-hidden|background-killed|popup-closed|two-tabs)\.test/,
    fifths,
  ],
  [/^\S*unit\/reader\/(?:changing-mailbox\/|fault-matrix)/, fifths],
  [/^\S*unit\/scripts\/fixture\.test\.ts .*\(seed \d+\)$/, fifths],
];

function daysOf(file: string, name: string): number {
  return sharedOut.find(([tests]) => tests.test(`${file} ${name}`))?.[1] ?? 1;
}

beforeEach(({ task, skip }) => {
  const days = daysOf(task.file.name, task.name);
  if (!hasTurn(task.name, days))
    skip(`It has its turn on another day (LETTERKEEP_TURN=${turnOf(task.name, days)}).`);
});
