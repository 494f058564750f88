// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WritingStatus } from '../../../entrypoints/archive/writing-status';
import type { Job } from '../../../src/model/ledger';
import { readLastSaved } from '../../../src/platform/last-saved';
import { useMadeUpLocks } from '../platform/made-up-locks';
import { counts, receipt } from '../ui/examples';

const job: Job = {
  jobId: 'job-1',
  accountId: 'account-1',
  request: { what: 'archive', choice: { leaveUnread: false } },
  startedAt: '2026-11-22T10:00:00Z',
  round: 0,
  state: 'read',
  findings: { listExceptions: [], notes: [], requests: 1 },
};
const without = { ...receipt, messages: counts(48, 0, 0, 0, 48), keptFromBefore: 0 };

beforeEach(() => fakeBrowser.reset());

describe('an archive was handed to the browser', () => {
  useMadeUpLocks();

  it('is remembered as saved where it holds messages, of now or kept from before', async () => {
    await new WritingStatus(job).done(receipt, ['Letterkeep-2026-11-22.zip']);
    expect(await readLastSaved()).not.toBeNull();
    fakeBrowser.reset();
    await new WritingStatus(job).done({ ...without, keptFromBefore: 3 }, ['Letterkeep-2026-11-22.zip']);
    expect(await readLastSaved()).not.toBeNull();
  });

  it('is not remembered as saved where it holds no message: nobody is told later that their mail is safe', async () => {
    await new WritingStatus(job).done(without, ['Letterkeep-2026-11-22.zip']);
    expect(await readLastSaved()).toBeNull();
  });
});
