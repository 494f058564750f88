import { beforeEach } from 'vitest';

/**
 * CI has twenty minutes on two cores of whatever speed. Of the files that take most of them, it runs a fifth of the
 * scenarios, another fifth each day (`LETTERKEEP_TURN=day`, or 0 to 4 to repeat one). `npm test` by itself runs them all.
 */
const fifths = 5;
const sharedOut =
  /e2e\/(?:variants|trouble|interrupted|tab-lost|popup|trusted-types|documents|writing-interrupted|big-export|no-space|accessible-\w+)\.test|reader\/changing-mailbox\//;

const turn = process.env['LETTERKEEP_TURN'];
const now = turn === 'day' ? Math.floor(Date.now() / 86_400_000) % fifths : Number(turn);

/** By its name, so that a scenario keeps its turn whatever is added beside it. */
function turnOf(name: string): number {
  return Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % fifths;
}

if (turn !== undefined) {
  beforeEach(({ task, skip }) => {
    if (!sharedOut.test(task.file.name)) return;
    if (turnOf(task.name) !== now)
      skip(`It has its turn on another day (LETTERKEEP_TURN=${turnOf(task.name)}).`);
  });
}
