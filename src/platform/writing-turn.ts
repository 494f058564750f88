/**
 * One archive tab at a time writes a job: two would hand the same file to the browser twice. Web Locks are let go of
 * by the browser when the tab closes or crashes, so that "being written" is never left behind.
 */
function lockName(jobId: string): string {
  return `letterkeep writing ${jobId}`;
}

/** Does the work if no other tab writes the job; false, at once and without doing it, if one does. */
export async function inWritingTurn(jobId: string, work: () => Promise<void>): Promise<boolean> {
  let ours = true;
  await navigator.locks.request(lockName(jobId), { ifAvailable: true }, async (lock) => {
    ours = lock !== null;
    if (ours) await work();
  });
  return ours;
}

/** Resolves once no tab writes the job. */
export async function writingTurnOver(jobId: string): Promise<void> {
  await navigator.locks.request(lockName(jobId), { mode: 'shared' }, () => undefined);
}

export async function isBeingWritten(jobId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name, mode }) => name === lockName(jobId) && mode === 'exclusive');
}
