// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  archiveUrl,
  openArchiveTab,
  openAddTab,
  openCheckTab,
  openKeptTab,
  purposeOfArchiveTab,
} from '../../../src/platform/archive-tab';
import { saveFile } from '../../../src/platform/save-file';
import { readSpeed } from '../../../src/platform/speed-setting';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('handing a file to the browser', () => {
  it('clicks a link with the file’s name, and keeps its bytes while the person is asked where to put it', () => {
    vi.useFakeTimers();
    const clicked: string[] = [];
    const revoked = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made-up');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.download} ${this.href} ${String(this.isConnected)}`);
    });
    saveFile(new Blob(['zip'], { type: 'application/zip' }), 'Letterkeep-2026-11-22.zip');
    expect(clicked).toEqual(['Letterkeep-2026-11-22.zip blob:made-up true']);
    expect(document.querySelector('a')).toBeNull();
    vi.advanceTimersByTime(9 * 60_000);
    expect(revoked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoked).toHaveBeenCalledWith('blob:made-up');
  });

  it('refuses a file without a type, which Chromium would rename', () => {
    expect(() => saveFile(new Blob(['zip']), 'Letterkeep.zip')).toThrow(TypeError);
  });
});

describe('the archive tab', () => {
  it('is named by its job', () => {
    const url = archiveUrl('job 1&written');
    expect(url.startsWith(fakeBrowser.runtime.getURL('/archive.html?job='))).toBe(true);
    expect(purposeOfArchiveTab(url)).toEqual({ is: 'job', jobId: 'job 1&written' });
    expect(purposeOfArchiveTab(fakeBrowser.runtime.getURL('/archive.html'))).toEqual({ is: 'check' });
    expect(purposeOfArchiveTab(fakeBrowser.runtime.getURL('/archive.html?kept'))).toEqual({ is: 'kept' });
  });

  it('is opened once for checking archives, beside those that write', async () => {
    fakeBrowser.reset();
    await openArchiveTab('job-1');
    await openCheckTab();
    await openCheckTab();
    const urls = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(urls.filter((url) => url?.endsWith('/archive.html'))).toHaveLength(1);
    expect(urls.filter((url) => url?.endsWith('/archive.html?job=job-1'))).toHaveLength(1);
  });

  it('is opened once for adding earlier archives, and left at its work the next time', async () => {
    fakeBrowser.reset();
    expect(purposeOfArchiveTab(fakeBrowser.runtime.getURL('/archive.html?add'))).toEqual({ is: 'add' });
    await openCheckTab();
    await openAddTab();
    const update = vi.spyOn(fakeBrowser.tabs, 'update');
    await openAddTab();
    const urls = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(urls.filter((url) => url?.endsWith('/archive.html?add'))).toHaveLength(1);
    expect(update).toHaveBeenCalledWith(expect.any(Number), { active: true });
    update.mockRestore();
  });

  it('is opened once for the list of what is kept, and brought up to date the next time', async () => {
    fakeBrowser.reset();
    await openCheckTab();
    await openKeptTab();
    const update = vi.spyOn(fakeBrowser.tabs, 'update');
    await openKeptTab();
    const urls = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(urls.filter((url) => url?.endsWith('/archive.html?kept'))).toHaveLength(1);
    expect(update).toHaveBeenCalledWith(expect.any(Number), {
      active: true,
      url: fakeBrowser.runtime.getURL('/archive.html?kept'),
    });
    update.mockRestore();
  });
});

describe('the speed', () => {
  it('is normal unless another one was chosen', async () => {
    fakeBrowser.reset();
    expect(await readSpeed()).toBe('normal');
    await fakeBrowser.storage.local.set({ speed: 'gentle' });
    expect(await readSpeed()).toBe('gentle');
    await fakeBrowser.storage.local.set({ speed: 'reckless' });
    expect(await readSpeed()).toBe('normal');
  });
});
