import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lingeringVault } from '../../../src/platform/lingering-vault';
import { openVault } from '../../../src/vault/vault';
import { beginArchive } from '../vault/made-up';

interface MadeUpVault {
  isOpen: boolean;
  close(): Promise<void>;
}

function madeUp() {
  const opened: MadeUpVault[] = [];
  const closingFailed = vi.fn();
  const openVault = vi.fn((): Promise<MadeUpVault> => {
    const vault: MadeUpVault = {
      isOpen: true,
      close: () => {
        vault.isOpen = false;
        return Promise.resolve();
      },
    };
    opened.push(vault);
    return Promise.resolve(vault);
  });
  return { opened, openVault, closingFailed, withVault: lingeringVault(openVault, closingFailed) };
}
const isOpen = (vault: MadeUpVault): Promise<boolean> => Promise.resolve(vault.isOpen);
/** A piece of work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, do: () => ended };
}

// Not what the made-up IndexedDB waits on.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('a vault that lingers', () => {
  it('is opened once for calls beside each other and close after each other', async () => {
    const { opened, withVault } = madeUp();
    expect(await Promise.all([withVault(isOpen), withVault(isOpen)])).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(500);
    expect(await withVault(isOpen)).toBe(true);
    expect(opened).toHaveLength(1);
  });

  it('is closed when no call has come for a moment, and opened anew for the next', async () => {
    const { opened, withVault } = madeUp();
    await withVault(isOpen);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened.map((vault) => vault.isOpen)).toEqual([false]);
    expect(await withVault(isOpen)).toBe(true);
    expect(opened).toHaveLength(2);
  });

  it('stays open while a call is at work, however long it takes', async () => {
    const { opened, withVault } = madeUp();
    const long = work();
    const under = withVault(long.do);
    await withVault(isOpen);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.map((vault) => vault.isOpen)).toEqual([true]);
    long.end();
    await under;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened.map((vault) => vault.isOpen)).toEqual([false]);
  });

  it('hands on what went wrong in a call, and serves the next', async () => {
    const { opened, withVault } = madeUp();
    await expect(withVault(() => Promise.reject(new Error('no space')))).rejects.toThrow('no space');
    expect(await withVault(isOpen)).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(opened.map((vault) => vault.isOpen)).toEqual([false]);
  });

  it('is asked for again where it could not be opened', async () => {
    const { openVault, withVault } = madeUp();
    openVault.mockRejectedValueOnce(new Error('in use'));
    await expect(withVault(isOpen)).rejects.toThrow('in use');
    expect(await withVault(isOpen)).toBe(true);
  });

  it('lets "Forget everything" through though it lingers, and knows nothing afterwards', async () => {
    const name = 'a vault that lingers';
    const withVault = lingeringVault(() => openVault(name), vi.fn());
    await withVault((vault) => vault.begin(beginArchive()));
    const elsewhere = await openVault(name);
    await elsewhere.forgetEverything();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    expect(await withVault((vault) => vault.job('job-1'))).toBeUndefined();
  });

  it('tells of a closing that failed', async () => {
    const { opened, withVault, closingFailed } = madeUp();
    await withVault(isOpen);
    opened[0]!.close = () => Promise.reject(new Error('stuck'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(closingFailed).toHaveBeenCalledExactlyOnceWith(new Error('stuck'));
  });
});
