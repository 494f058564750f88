import type { Page, Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { backgroundOf } from './harness/background';
import { press, waitForState } from './harness/family';
import { afterMessages, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

/** The store of the checkpoint, or each that is written; tests/unit/vault/no-space.test.ts has each write by itself. */
const stores = process.env['LETTERKEEP_LONG'] === undefined ? ['messages'] : ['jobs', 'staging', 'messages'];

describe('a computer with no space left', () => {
  it.each(stores)(
    'pauses with plain words when "%s" takes no more, and goes on once there is space',
    async (store) => {
      await readyScene(slow, async (opened) => {
        const { popup, replica, browser } = opened;
        const background = await backgroundOf(browser);
        if (store === 'jobs') await fill(background, store);
        const reached = afterMessages(replica, 6);
        await press(popup, 'Export all messages');
        if (store !== 'jobs') {
          await reached;
          await fill(background, store);
        }
        await waitForState(popup, 'paused');
        await popup
          .getByText(/This computer has no space left.* Free some space, then press Continue\./)
          .waitFor();
        expect(await halfKept(popup)).toEqual([]);
        await free(background);
        await press(popup, 'Continue');
        await savedEverything(opened);
      });
    },
  );
});

/** From now on, the browser's own database refuses to write to the store, in the background. */
async function fill(background: Worker, store: string): Promise<void> {
  await background.evaluate((full) => {
    const own = IDBObjectStore.prototype;
    // Bound to its object below, as every caller of both is.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const before = { put: own.put, add: own.add };
    (globalThis as unknown as { lkBefore: typeof before }).lkBefore = before;
    for (const name of ['put', 'add'] as const) {
      own[name] = function (this: IDBObjectStore, ...values: [unknown, IDBValidKey?]) {
        if (this.name === full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return before[name].apply(this, values);
      };
    }
  }, store);
}

async function free(background: Worker): Promise<void> {
  await background.evaluate(() => {
    const { lkBefore } = globalThis as unknown as {
      lkBefore: Pick<IDBObjectStore, 'put' | 'add'>;
    };
    Object.assign(IDBObjectStore.prototype, lkBefore);
  });
}

/** Runs in the popup: ledger rows called saved whose message is not there. */
async function halfKept(popup: Page): Promise<unknown[]> {
  return popup.evaluate(async () => {
    const whenDone = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('IndexedDB did not answer.'));
      });
    const database = await whenDone(indexedDB.open('letterkeep'));
    const all = async (store: string): Promise<{ id?: string; state?: string; messageId?: string }[]> =>
      database.objectStoreNames.contains(store)
        ? whenDone(database.transaction(store).objectStore(store).getAll())
        : [];
    const here = new Set((await all('messages')).map(({ id }) => id));
    const rows = await all('rows');
    database.close();
    return rows.filter(({ state, messageId }) => state === 'saved' && !here.has(messageId));
  });
}
