// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noCounts } from '../../../src/model/receipt';
import type { Status } from '../../../src/model/status';
import { pauseReaderOf, pauseUnlessRead } from '../../../src/platform/lost-reader';
import { readStatus, writeStatus } from '../../../src/platform/status-item';
import { useMadeUpLocks } from './made-up-locks';

const reading: Status = {
  state: 'reading',
  jobId: 'job-1',
  request: { what: 'archive', choice: { leaveUnread: false } },
  tabId: 7,
  progress: { activity: 'opening', messages: { ...noCounts, listed: 9, saved: 4 }, attachments: noCounts },
  lastWordAt: Date.now(),
};

/** What the tab answers when it is asked what it does. */
function tabAnswers(answer: () => Promise<unknown>): void {
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(answer);
}

const shown = { kind: 'inbox', url: 'https://www.jpay.com/IncomingMails.aspx' };

useMadeUpLocks();
beforeEach(async () => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  await writeStatus(reading);
});

describe('a reader that is gone', () => {
  it('is shown as a pause at once when its tab is closed', async () => {
    await pauseReaderOf(7);
    expect(await readStatus()).toMatchObject({ state: 'paused', why: 'no-word', progress: reading.progress });
  });

  it('goes on when another tab is closed', async () => {
    await pauseReaderOf(8);
    expect(await readStatus()).toEqual(reading);
  });

  it('is shown as a pause when the browser starts anew, and its tab is there no more', async () => {
    tabAnswers(() => Promise.reject(new Error('Receiving end does not exist.')));
    await pauseUnlessRead();
    expect(await readStatus()).toMatchObject({ state: 'paused', jobId: 'job-1', why: 'no-word' });
  });

  it('is shown as a pause when a page that reads nothing has the number of its tab', async () => {
    tabAnswers(() => Promise.resolve({ outcome: 'value', value: shown }));
    await pauseUnlessRead();
    expect(await readStatus()).toMatchObject({ state: 'paused' });
  });

  it('goes on when its tab says that it reads', async () => {
    tabAnswers(() => Promise.resolve({ outcome: 'value', value: { ...shown, readingJobId: 'job-1' } }));
    await pauseUnlessRead();
    expect(await readStatus()).toEqual(reading);
  });

  it('goes on when it was heard of while its tab was asked', async () => {
    tabAnswers(async () => {
      await writeStatus({ ...reading, lastWordAt: reading.lastWordAt + 1 });
      throw new Error('The message port closed before a response was received.');
    });
    await pauseUnlessRead();
    expect(await readStatus()).toMatchObject({ state: 'reading' });
  });

  it('leaves a job alone that stands still already', async () => {
    const done: Status = { state: 'idle' };
    await writeStatus(done);
    await pauseUnlessRead();
    await pauseReaderOf(7);
    expect(await readStatus()).toEqual(done);
  });
});
