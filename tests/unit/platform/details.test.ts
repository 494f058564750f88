// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { copyText, gatherDetails } from '../../../src/platform/details';
import { writeStatus } from '../../../src/platform/status-item';
import { paused } from '../ui/examples';
import { useMadeUpLocks } from './made-up-locks';
import { pageReport } from './well-formed-words';

const url = 'https://www.jpay.com/IncomingMails.aspx';

/** A browser with one JPay tab, or none; `say` is what its content script replies to a word. */
function browserWith(tab: 'no tab' | ((word: string) => Promise<unknown>)): void {
  fakeBrowser.tabs.query = vi.fn(() =>
    Promise.resolve(tab === 'no tab' ? [] : [{ id: 7, url, active: true }]),
  ) as unknown as typeof fakeBrowser.tabs.query;
  const send = (_tabId: number, { word }: { word: string }): Promise<unknown> =>
    tab === 'no tab' ? Promise.reject(new Error('no tab')) : tab(word);
  (fakeBrowser.tabs as unknown as { sendMessage: typeof send }).sendMessage = send;
}
const value = (given: unknown): Promise<unknown> => Promise.resolve({ outcome: 'value', value: given });
const noFailures = () => Promise.resolve([]);

useMadeUpLocks();
beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'Letterkeep', version: '0.1.0' });
});
afterEach(() => vi.useRealTimers());

describe('the details of this browser', () => {
  it('hold what the JPay tab reports, how the job stands, and what went wrong', async () => {
    browserWith((word) => value(word === 'page.report' ? pageReport : { kind: 'inbox', url }));
    await writeStatus({ ...paused, why: 'signed-out' });
    const failures = [{ what: 'message', kind: 'timed-out', count: 2 } as const];
    expect(await gatherDetails(() => Promise.resolve(failures))).toMatchObject({
      version: '0.1.0',
      tab: 'answers',
      page: pageReport,
      job: { state: 'paused', why: 'signed-out' },
      failures,
    });
  });

  it('hold version, browser and job where no tab is on JPay', async () => {
    browserWith('no tab');
    expect(await gatherDetails(noFailures)).toMatchObject({
      version: '0.1.0',
      tab: 'none',
      page: null,
      job: { state: 'idle' },
      failures: [],
    });
  });

  it('come within two seconds where the JPay page hangs', async () => {
    vi.useFakeTimers();
    browserWith(() => new Promise(() => undefined));
    const gathered = gatherDetails(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await gathered).toMatchObject({ tab: 'silent', page: null, failures: null });
  });

  it('hold nothing of a report that is not of the closed lists', async () => {
    const lie = { ...pageReport, kind: 'Dear Kumquatish' };
    browserWith((word) => value(word === 'page.report' ? lie : { kind: 'inbox', url }));
    const details = await gatherDetails(noFailures);
    expect(details).toMatchObject({ tab: 'answers', page: null });
    browserWith((word) =>
      value(word === 'page.report' ? { ...pageReport, letter: 'Dear Kumquatish' } : { kind: 'inbox', url }),
    );
    expect(JSON.stringify(await gatherDetails(noFailures))).not.toContain('Kumquatish');
  });

  it('come also where neither storage nor the vault can be read', async () => {
    browserWith('no tab');
    fakeBrowser.storage.local.get = () => Promise.reject(new Error('made up'));
    expect(await gatherDetails(() => Promise.reject(new Error('made up')))).toMatchObject({
      job: { state: 'idle' },
      failures: null,
    });
  });

  it('go to the clipboard as they are, and a refusal is told', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await copyText('page: inbox');
    expect(writeText).toHaveBeenCalledWith('page: inbox');
    writeText.mockRejectedValue(new Error('refused'));
    await expect(copyText('page: inbox')).rejects.toThrow('refused');
    vi.unstubAllGlobals();
  });
});
