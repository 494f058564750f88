import { beforeEach } from 'vitest';
import { fifths, tenths, turn, turnOf } from './turn';

/** The files that take most of the time, and how many days CI takes for all of their scenarios (turn.ts). */
const sharedOut: readonly (readonly [file: RegExp, days: number])[] = [
  [/e2e\/either-browser\//, tenths],
  [
    /e2e\/(?:trusted-types|writing-interrupted|big-export|no-space|accessible-\w+|politeness|offline|tab-hidden|background-killed|popup-closed|two-tabs|links-shown)\.test/,
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

if (turn !== undefined) {
  const today = turn;
  beforeEach(({ task, skip }) => {
    const days = daysOf(task.file.name, task.name);
    if (turnOf(task.name, days) !== today % days)
      skip(`It has its turn on another day (LETTERKEEP_TURN=${turnOf(task.name, days)}).`);
  });
}
