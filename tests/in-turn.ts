import { beforeEach } from 'vitest';
import { fifths, hasTurn, tenths, turnOf } from './turn';

/** The files that take most of the time, and how many days CI takes for all of their scenarios (turn.ts). */
const sharedOut: readonly (readonly [file: RegExp, days: number])[] = [
  [/e2e\/either-browser\//, tenths],
  [
    /e2e\/(?:writing-interrupted|big-export|no-space|politeness|offline|tab-hidden|background-killed|popup-closed|two-tabs)\.test/,
    fifths,
  ],
  [/unit\/reader\/(?:changing-mailbox\/|fault-matrix)/, fifths],
];

/** Of these files only what is done seed after seed takes long. */
const seedAfterSeed: readonly (readonly [file: RegExp, days: number])[] = [
  [/unit\/scripts\/fixture\.test/, fifths],
];

function daysOf(file: string, name: string): number {
  const shared = [...sharedOut, ...(/\(seed \d+\)$/.test(name) ? seedAfterSeed : [])];
  return shared.find(([files]) => files.test(file))?.[1] ?? 1;
}

beforeEach(({ task, skip }) => {
  const days = daysOf(task.file.name, task.name);
  if (!hasTurn(task.name, days))
    skip(`It has its turn on another day (LETTERKEEP_TURN=${turnOf(task.name, days)}).`);
});
