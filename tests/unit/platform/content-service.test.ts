// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ExportRequest } from '../../../src/model/export-request';
import { noCounts } from '../../../src/model/receipt';
import { backgroundHandlers, type BackgroundVault } from '../../../src/platform/background-service';
import {
  ContentService,
  type PageEnd,
  type PageParts,
  type PagePorts,
} from '../../../src/platform/content-service';
import { keeperWords } from '../../../src/platform/keeper-words';
import { lingeringVault } from '../../../src/platform/lingering-vault';
import { answering } from '../../../src/platform/protocol';
import { readerWords } from '../../../src/platform/reader-words';
import { remoteKeeper } from '../../../src/platform/remote-keeper';
import { siteTab } from '../../../src/platform/sender';
import { sliceBytes } from '../../../src/platform/staged-slices';
import { readStatus, writeStatus } from '../../../src/platform/status-item';
import { openVault } from '../../../src/vault/vault';
import { beginArchive, readPage, row } from '../vault/made-up';
import { useMadeUpLocks } from './made-up-locks';
import { jpayTab } from './senders';
import { pageReport } from './well-formed-words';

const request: ExportRequest = { what: 'archive', choice: { leaveUnread: false } };
const from = 'own-page';
const starting = { activity: 'starting' as const, messages: noCounts, attachments: noCounts };
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** How many of the background's replies get lost before one arrives: as if the browser had stopped it. */
let lost = 0;

/** The background as the content script of tab 7 meets it. */
function startBackground(
  open: () => Promise<BackgroundVault> = () => openVault('for the content script'),
): void {
  const handlers = backgroundHandlers(lingeringVault(open, () => undefined));
  // Replies at once: the tests wait for no clock.
  const listen = answering(
    { ...keeperWords, ...readerWords },
    { ...handlers, 'clock.wait': () => new Promise(() => undefined) },
    siteTab,
  );
  fakeBrowser.runtime.onMessage.addListener(async (message: unknown) => {
    const reply = await listen(JSON.parse(JSON.stringify(message)), jpayTab(7));
    if (lost === 0) return JSON.parse(JSON.stringify(reply)) as unknown;
    lost -= 1;
    throw new Error('The message channel closed before a response was received.');
  });
}

/** A reader that ends when the test says so, or when it is told to. */
function madeUpReader() {
  const runs: {
    ports: PagePorts;
    signal: AbortSignal;
    end: (end: PageEnd) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const parts: PageParts = {
    describe: () => ({ kind: 'inbox' }),
    report: () => pageReport,
    listPeople: () =>
      Promise.resolve([{ name: 'FAKE PERSON', inmateId: 'T00001', agency: 'Invented State' }]),
    read: (_job, ports, signal) =>
      new Promise((resolve, reject) => {
        runs.push({ ports, signal, end: resolve, fail: reject });
        signal.addEventListener('abort', () =>
          resolve(signal.reason === 'cancel' ? { end: 'cancelled' } : { end: 'paused', why: 'by-person' }),
        );
      }),
  };
  return { runs, parts, page: new ContentService(parts) };
}

useMadeUpLocks();
beforeEach(() => {
  fakeBrowser.reset();
  (fakeBrowser.runtime as { id: string | undefined }).id = 'test-extension-id';
  lost = 0;
});

describe('the content script', () => {
  it('does nothing on a page until it is asked', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.goOn();
    await settled();
    expect(runs).toHaveLength(0);
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('does not wake the background for a page while nobody reads', async () => {
    const words = vi.fn();
    fakeBrowser.runtime.onMessage.addListener(words);
    const { page } = madeUpReader();
    await page.goOn();
    await writeStatus({ state: 'paused', jobId: 'job-1', request, why: 'by-person', progress: starting });
    await page.goOn();
    expect(words).not.toHaveBeenCalled();
  });

  it('tells the popup what the page is', async () => {
    startBackground();
    const { page } = madeUpReader();
    expect(await page.handlers['page.describe']({}, from)).toEqual({
      kind: 'inbox',
      url: location.href,
      readingJobId: undefined,
    });
    expect(await page.handlers['page.listPeople']({}, from)).toHaveLength(1);
  });

  it('reads once, however often Export is pressed', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    const [first, second] = await Promise.all([
      page.handlers['page.start']({ request }, from),
      page.handlers['page.start']({ request }, from),
    ]);
    expect(first).toMatchObject({ outcome: 'started' });
    expect(second).toEqual({ outcome: 'busy', tabId: 7 });
    await settled();
    expect(runs).toHaveLength(1);
    const { readingJobId } = await page.handlers['page.describe']({}, from);
    expect(first).toEqual({ outcome: 'started', jobId: readingJobId });
  });

  it('tells who is reading when another tab is', async () => {
    startBackground();
    const progress = { activity: 'listing' as const, messages: noCounts, attachments: noCounts };
    await writeStatus({
      state: 'reading',
      jobId: 'other',
      request,
      tabId: 9,
      progress,
      lastWordAt: Date.now(),
    });
    const { page, runs } = madeUpReader();
    expect(await page.handlers['page.start']({ request }, from)).toEqual({ outcome: 'busy', tabId: 9 });
    await settled();
    expect(runs).toHaveLength(0);
  });

  it('tells the background how it goes, the newest last', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    for (let saved = 1; saved <= 20; saved += 1) {
      runs[0]!.ports.report({ activity: 'opening', messages: { ...noCounts, saved }, attachments: noCounts });
    }
    runs[0]!.end({ end: 'paused', why: 'no-space', amount: 99 });
    await vi.waitFor(async () => expect(await readStatus()).toMatchObject({ state: 'paused' }));
    expect(await readStatus()).toMatchObject({
      why: 'no-space',
      amount: 99,
      progress: { messages: { saved: 20 } },
    });
  });

  it('pauses, and goes on with the same job when Continue is pressed at once', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    const started = await page.handlers['page.start']({ request }, from);
    if (started.outcome !== 'started') throw new Error('not started');
    await settled();
    await page.handlers['page.pause']({}, from);
    expect(await page.handlers['page.resume']({ jobId: started.jobId }, from)).toEqual(started);
    await settled();
    expect(runs).toHaveLength(2);
    expect(runs[0]!.signal.reason).toBe('pause');
    expect(await readStatus()).toMatchObject({ state: 'reading', jobId: started.jobId });
  });

  it('cancels a reader, and a job that stands still', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    await page.handlers['page.cancel']({}, from);
    await vi.waitFor(async () => expect(await readStatus()).toEqual({ state: 'idle' }));
    expect(runs[0]!.signal.reason).toBe('cancel');

    await page.handlers['page.start']({ request }, from);
    await settled();
    runs[1]!.end({ end: 'paused', why: 'offline' });
    await vi.waitFor(async () => expect(await readStatus()).toMatchObject({ state: 'paused' }));
    await page.handlers['page.cancel']({}, from);
    expect(await readStatus()).toEqual({ state: 'idle' });
  });

  it('says nothing when its page is left, and the next page goes on by itself', async () => {
    startBackground();
    const before = madeUpReader();
    const started = await before.page.handlers['page.start']({ request }, from);
    await settled();
    before.page.leave();
    await settled();
    expect(await readStatus()).toMatchObject({ state: 'reading' });

    const next = madeUpReader();
    await next.page.goOn();
    await settled();
    expect(next.runs).toHaveLength(1);
    const { readingJobId } = await next.page.handlers['page.describe']({}, from);
    expect(started).toMatchObject({ jobId: readingJobId });
  });

  it('goes on when the browser brings its page back from memory', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    page.leave();
    await page.goOn();
    await settled();
    expect(runs).toHaveLength(2);
  });

  it('stops without a word when another tab has taken over', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    const progress = { activity: 'listing' as const, messages: noCounts, attachments: noCounts };
    const other = {
      state: 'reading' as const,
      jobId: 'other',
      request,
      tabId: 9,
      progress,
      lastWordAt: Date.now(),
    };
    await writeStatus(other);
    runs[0]!.ports.report(progress);
    await vi.waitFor(() => expect(runs[0]!.signal.reason).toBe('lost'));
    await settled();
    expect(await readStatus()).toEqual(other);
  });

  it('ends quietly when the extension was reloaded under it', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    (fakeBrowser.runtime as { id: string | undefined }).id = undefined;
    runs[0]!.ports.report({ activity: 'listing', messages: noCounts, attachments: noCounts });
    await vi.waitFor(() => expect(runs[0]!.signal.reason).toBe('gone'));
  });

  it('shows a fault of the reader as a pause', async () => {
    startBackground();
    const { page, runs } = madeUpReader();
    await page.handlers['page.start']({ request }, from);
    await settled();
    runs[0]!.fail(new Error('a fault of our own'));
    await vi.waitFor(async () =>
      expect(await readStatus()).toMatchObject({ state: 'paused', why: 'vault-error' }),
    );
  });

  it('does not know a job that nobody ordered', async () => {
    startBackground();
    const { page } = madeUpReader();
    await expect(page.handlers['page.resume']({ jobId: 'unknown' }, from)).rejects.toMatchObject({
      kind: 'vault-error',
    });
  });
});

describe('the vault over messages', () => {
  async function reading(jobId: string): Promise<void> {
    const progress = { activity: 'listing' as const, messages: noCounts, attachments: noCounts };
    await writeStatus({ state: 'reading', jobId, request, tabId: 7, progress, lastWordAt: Date.now() });
  }

  it('keeps what a reader reads, though every other reply is lost', async () => {
    startBackground();
    await reading('job-remote');
    const row = {
      key: 'row',
      mailbox: 'inbox' as const,
      print: 'print',
      where: 'inbox, page 1',
      personName: 'Fake Person',
      state: 'listed' as const,
    };
    const twice = async <Result>(call: () => Promise<Result>): Promise<Result> => {
      lost = 1;
      return call();
    };
    expect(await twice(() => remoteKeeper.begin(beginArchive('job-remote')))).toMatchObject({
      outcome: 'resumed',
    });
    await twice(() => remoteKeeper.list('job-remote', [row]));
    const film = new Uint8Array(sliceBytes + 1).fill(7);
    const stagedFilm = await twice(() => remoteKeeper.stage(film));
    const page = new TextEncoder().encode('<html>');
    const keep = {
      jobId: 'job-remote',
      round: 2,
      rowKey: 'row',
      draft: {
        direction: 'received' as const,
        personName: 'Fake Person',
        dateText: '7/15/2019',
        date: '2019-07-15',
        bodyHtml: 'A made-up letter.',
        bodyText: 'A made-up letter.',
        attachments: [
          {
            index: 1,
            label: 'Film',
            kind: 'videogram' as const,
            state: 'saved' as const,
            mediaType: 'video/mp4',
            stagedId: stagedFilm,
          },
        ],
        raw: { draftId: crypto.randomUUID(), charset: 'utf-8' },
        readAt: '2026-11-22T10:00:00Z',
      },
      requests: 4,
    };
    const kept = await twice(() => remoteKeeper.keep(keep, page));
    expect(kept.attachments.saved).toBe(1);
    expect(await remoteKeeper.rows('job-remote')).toMatchObject([
      { state: 'saved', messageId: kept.messageId },
    ]);
    expect(await remoteKeeper.known('job-remote', 'inbox')).toEqual([
      { print: 'print', messageIds: [kept.messageId] },
    ]);
    const round = await remoteKeeper.nextRound('job-remote');
    await remoteKeeper.recognise('job-remote', round, [{ rowKey: 'row', messageId: kept.messageId }]);
    await twice(() => remoteKeeper.note('job-remote', { listExceptions: [], notes: [], requests: 5 }));
    await remoteKeeper.finish('job-remote', 'read', { listExceptions: [], notes: [], requests: 3 }, 'now');
    const vault = await openVault('for the content script');
    const job = await vault.job('job-remote');
    const [message] = await vault.facts(job!.accountId);
    const [attachment] = message!.attachments;
    if (attachment?.state !== 'saved') throw new Error('not saved');
    expect(Buffer.compare(await vault.bytes(attachment.sha256), film)).toBe(0);
    expect(await vault.bytes(message!.raw.sha256)).toEqual(page);
    await vault.close();
  });

  it('keeps a page that is longer than one word may carry', async () => {
    startBackground();
    await reading('job-long');
    await remoteKeeper.begin(beginArchive('job-long'));
    await remoteKeeper.list('job-long', [row(1)]);
    const vault = await openVault('for the content script');
    const draft = await readPage(vault, [], { raw: { draftId: crypto.randomUUID(), charset: 'utf-8' } });
    const page = new Uint8Array(sliceBytes + 1).fill(7);
    const keep = { jobId: 'job-long', round: 1, rowKey: row(1).key, draft, requests: 4 };
    const { messageId } = await remoteKeeper.keep(keep, page);
    const job = await vault.job('job-long');
    const { raw } = await vault.message(job!.accountId, messageId);
    expect(Buffer.compare(await vault.bytes(raw.sha256), page)).toBe(0);
    await vault.close();
  });

  it('carries the vault’s own errors over', async () => {
    startBackground();
    await reading('job-unknown');
    await expect(remoteKeeper.nextRound('job-unknown')).rejects.toMatchObject({ kind: 'vault-error' });
    await expect(
      remoteKeeper.settle({
        jobId: 'x',
        round: 1,
        rowKey: 'x',
        state: 'failed',
        failure: 'offline',
        reason: '',
      }),
    ).rejects.toThrow('never listed');
  });

  it('says so when nobody answers', async () => {
    await expect(remoteKeeper.rows('job')).rejects.toMatchObject({ kind: 'vault-error' });
  });
});
