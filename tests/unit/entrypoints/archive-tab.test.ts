// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ArchiveTab } from '../../../entrypoints/archive/archive-tab';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { writtenFiles } from '../../../entrypoints/archive/written-files';
import type { ArchiveSource } from '../../../src/bundle/archive-source';
import type { ArchiveView } from '../../../src/ui/archive-view';
import { openVault, type Vault } from '../../../src/vault/vault';
import { useMadeUpLocks } from '../platform/made-up-locks';
import { receipt } from '../ui/examples';

vi.mock('../../../src/vault/vault');
vi.mock('../../../entrypoints/archive/job-source');
vi.mock('../../../entrypoints/archive/written-files');

const job = { jobId: 'job-1', request: { what: 'archive', choice: { leaveUnread: false } }, state: 'read' };
const shown: ArchiveView[] = [];
let tab: ArchiveTab;

const now = (): ArchiveView | undefined => shown.at(-1);
const notes = (): readonly string[] => {
  const view = now();
  return view?.state === 'done' ? view.receipt.notes : [];
};

beforeEach(() => {
  vi.clearAllMocks();
  fakeBrowser.reset();
  shown.length = 0;
  vi.mocked(openVault).mockImplementation(() =>
    Promise.resolve({
      job: () => Promise.resolve(job),
      close: () => Promise.resolve(),
    } as unknown as Vault),
  );
  // A receipt that says in which language it was made.
  vi.mocked(sourceOfJob).mockImplementation((_vault, _job, _now, _trust, words) =>
    Promise.resolve({
      receipt: { ...receipt, notes: [`made in ${words?.language}`] },
    } as unknown as ArchiveSource),
  );
  tab = new ArchiveTab('job-1', (view) => shown.push(view), vi.fn());
});

describe('the archive tab, when another language is chosen', () => {
  it('shows the receipt at once, and then with its own sentences in that language', async () => {
    await tab.speak('en');
    await tab.showReceipt();
    expect(notes()).toEqual(['made in en']);
    const before = shown.length;
    await tab.speak('es');
    expect(shown.slice(before).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(notes()).toEqual(['made in es']);
  });

  it('says in that language where a message stood', async () => {
    await tab.speak('es');
    await tab.showReceipt();
    const view = now();
    expect(view?.state === 'done' && view.receipt.exceptions[0]?.where).toBe('recibidos, página 2');
  });

  it('keeps what stands there when the browser gives nothing more of it', async () => {
    await tab.speak('en');
    await tab.showReceipt();
    vi.mocked(openVault).mockRejectedValue(new Error('made up'));
    await tab.speak('es');
    expect(now()?.state).toBe('done');
    expect(notes()).toEqual(['made in en']);
  });

  it('does not bring a receipt back that something else has taken the place of', async () => {
    await tab.speak('en');
    await tab.showReceipt();
    const speaking = tab.speak('es');
    vi.mocked(openVault).mockRejectedValueOnce(new Error('made up'));
    await tab.showReceipt();
    expect(now()?.state).toBe('failed');
    await speaking;
    expect(now()?.state).toBe('failed');
  });

  it('speaks it also where it is chosen before there is a receipt', async () => {
    await tab.speak('en');
    let made: (source: ArchiveSource) => void = () => undefined;
    vi.mocked(sourceOfJob).mockReturnValueOnce(new Promise((resolve) => (made = resolve)));
    const showing = tab.showReceipt();
    await vi.waitFor(() => expect(sourceOfJob).toHaveBeenCalled());
    await tab.speak('es');
    made({ receipt: { ...receipt, notes: ['made in en'] } } as unknown as ArchiveSource);
    await showing;
    await vi.waitFor(() => expect(notes()).toEqual(['made in es']));
  });

  it('shows the last of two choices, however they come in', async () => {
    await tab.speak('en');
    await tab.showReceipt();
    await Promise.all([tab.speak('es'), tab.speak('en')]);
    expect(notes()).toEqual(['made in en']);
  });
});

describe('the archive tab, once everything was forgotten', () => {
  useMadeUpLocks();

  const keepNothing = (): void => {
    vi.mocked(openVault).mockResolvedValue({
      job: () => Promise.resolve(undefined),
      close: () => Promise.resolve(),
    } as unknown as Vault);
  };

  it('knows of a receipt that its files were handed over', async () => {
    keepNothing();
    await tab.showReceipt();
    expect(now()).toEqual({ state: 'nothing', wasWritten: true });
  });

  it('does not say so of an archive that was never written', async () => {
    keepNothing();
    await tab.write();
    expect(now()).toEqual({ state: 'nothing', wasWritten: false });
  });
});

describe('the archive tab, while it writes', () => {
  useMadeUpLocks();

  it('draws each percent once, however many files there are', async () => {
    vi.mocked(writtenFiles).mockImplementation(async function* (_request, _source, _language, progress) {
      for (let file = 1; file <= 50_000; file += 1) progress(file / 50_000);
      yield* await Promise.resolve([]);
    });
    const percents: (number | null)[] = [];
    tab = new ArchiveTab(
      'job-1',
      (view) => {
        shown.push(view);
        if (view.state !== 'writing') return;
        const { fraction } = view.progress;
        percents.push(fraction === null ? null : Math.floor(fraction * 100));
      },
      vi.fn(),
    );
    await tab.speak('en');
    await tab.write();
    expect(percents).toEqual([null, ...Array.from({ length: 101 }, (_, percent) => percent)]);
    expect(now()?.state).toBe('done');
  });
});
