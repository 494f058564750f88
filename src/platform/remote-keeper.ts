import type { Keeper } from '../model/keeper';
import { askBackground } from './ask';
import { toBase64 } from './base64';
import { sliceBytes, slicesOf } from './staged-slices';

/** The vault as the content script reaches it: every call is a message to the background, which keeps. */
export const remoteKeeper: Keeper = {
  begin: (begin) => askBackground('keeper.begin', begin),
  list: (jobId, rows) => done(askBackground('keeper.list', { jobId, rows })),
  rows: (jobId) => askBackground('keeper.rows', { jobId }),
  known: (jobId, mailbox) => askBackground('keeper.known', { jobId, mailbox }),
  recognise: (jobId, round, rows) => done(askBackground('keeper.recognise', { jobId, round, rows })),
  async stage(bytes) {
    // Named here, so that a slice whose reply was lost can be sent again.
    const stagedId = crypto.randomUUID();
    await sendSlices(stagedId, bytes);
    return stagedId;
  },
  async keep(keep, page) {
    if (page && page.length <= sliceBytes)
      return await askBackground('keeper.keep', { ...keep, page: toBase64(page) });
    if (page) await sendSlices(keep.draft.raw.draftId, page);
    return await askBackground('keeper.keep', keep);
  },
  settle: (settle) => done(askBackground('keeper.settle', settle)),
  nextRound: (jobId) => askBackground('keeper.nextRound', { jobId }),
  note: (jobId, findings) => done(askBackground('keeper.note', { jobId, findings })),
  // The quota of JPay's own page is another one: only the background can ask for ours.
  room: () => askBackground('keeper.room', {}),
  finish: (jobId, state, findings, at) =>
    done(askBackground('keeper.finish', { jobId, state, findings, at })),
};

async function sendSlices(stagedId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (const slice of slicesOf(bytes)) await askBackground('keeper.stageSlice', { stagedId, ...slice });
}

/** Messages carry null where there is nothing to say. */
async function done(asked: Promise<null>): Promise<void> {
  await asked;
}
