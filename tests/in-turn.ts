import { beforeEach } from 'vitest';
import { turn, turnOf } from './turn';

/** The files that take most of the time: of their scenarios, CI runs a fifth a day (turn.ts). */
const sharedOut =
  /e2e\/(?:either-browser\/|(?:trusted-types|writing-interrupted|big-export|no-space|accessible-\w+|politeness|offline|tab-hidden|background-killed|popup-closed|two-tabs|links-shown)\.test)|reader\/changing-mailbox\//;

if (turn !== undefined) {
  beforeEach(({ task, skip }) => {
    if (!sharedOut.test(task.file.name)) return;
    if (turnOf(task.name) !== turn)
      skip(`It has its turn on another day (LETTERKEEP_TURN=${turnOf(task.name)}).`);
  });
}
