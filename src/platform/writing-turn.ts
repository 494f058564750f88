/**
 * One archive tab at a time writes a job: two would hand the same file to the browser twice. Web Locks are let go of
 * by the browser when the tab closes or crashes, so that "being written" is never left behind.
 */
function lockName(jobId: string): string {
  return `letterkeep writing ${jobId}`;
}

/** Shared by all who write, and held alone by "Forget everything". */
const anyWriting = 'letterkeep writing anything';

/** Does the work if no other tab writes the job; false, at once and without doing it, if one does. */
export async function inWritingTurn(jobId: string, work: () => Promise<void>): Promise<boolean> {
  let ours = true;
  await navigator.locks.request(lockName(jobId), { ifAvailable: true }, async (lock) => {
    ours = lock !== null;
    if (ours) await navigator.locks.request(anyWriting, { mode: 'shared' }, work);
  });
  return ours;
}

/** Does the work if no tab writes any job, and lets none begin meanwhile; false, at once, if one does. */
export async function whileNothingIsWritten(work: () => Promise<void>): Promise<boolean> {
  let free = true;
  await navigator.locks.request(anyWriting, { ifAvailable: true }, async (lock) => {
    free = lock !== null;
    if (free) await work();
  });
  return free;
}

/** Resolves once no tab writes the job. */
export async function writingTurnOver(jobId: string): Promise<void> {
  await navigator.locks.request(lockName(jobId), { mode: 'shared' }, () => undefined);
}

export async function isBeingWritten(jobId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name, mode }) => name === lockName(jobId) && mode === 'exclusive');
}
