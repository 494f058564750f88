import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { press, pressAndReturn, signIn, waitForState } from './harness/family';
import { afterMessages, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

const stranger = { name: 'Inventa Otherly', userId: 'inventa@example.invalid' };

it('stops when somebody else signs in, keeps nothing of theirs, and goes on with the first account', async () => {
  const options = { ...slow, otherAccount: { seed: 'strangers', holder: stranger, messages: 12 } };
  await readyScene(options, async (opened) => {
    const { popup, replica, browser, jpay } = opened;
    const reached = afterMessages(replica, 8);
    await press(popup, 'Export all messages');
    await reached;
    await signIn(browser, replica, stranger.userId);
    await waitForState(popup, 'paused');
    await popup.getByText(/Somebody else is signed in to JPay now/).waitFor();
    await jpay.reload();
    await jpay.getByText(stranger.name).first().waitFor();
    const kept = await everythingKept(popup);
    expect(kept).toContain(replica.mailbox.holder.name);
    expect(kept).not.toContain(stranger.name);

    // Still theirs: Continue stops again, and asks for the account it began with.
    await pressAndReturn(popup, 'Continue', 'paused');
    await popup.getByText(/Somebody else is signed in to JPay now/).waitFor();
    expect(await everythingKept(popup)).not.toContain(stranger.name);

    await signIn(browser, replica);
    await jpay.reload();
    await jpay.getByText(replica.mailbox.holder.name).first().waitFor();
    await press(popup, 'Continue');
    await savedEverything(opened);
    expect(await everythingKept(popup)).not.toContain(stranger.name);
  });
});

/** All that the extension's databases hold, bytes as the characters they stand for. Runs in the popup. */
async function everythingKept(popup: Page): Promise<string> {
  return popup.evaluate(async () => {
    const whenDone = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('IndexedDB did not answer.'));
      });
    const bytes: Promise<string>[] = [];
    const legible = (_name: string, value: unknown): unknown => {
      if (value instanceof Blob) bytes.push(value.text());
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
      return value;
    };
    let kept = '';
    for (const { name } of await indexedDB.databases()) {
      const database = await whenDone(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const records: unknown[] = await whenDone(database.transaction(store).objectStore(store).getAll());
        kept += JSON.stringify(records, legible);
      }
      database.close();
    }
    return kept + (await Promise.all(bytes)).join('');
  });
}
