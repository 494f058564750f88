import { expect, it } from 'vitest';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { savedEverything } from '../harness/either-browser/outcomes';
import type { Popup } from '../harness/either-browser/popup';
import { afterMessages, slow } from '../harness/interruption';

const stranger = { name: 'Inventa Otherly', userId: 'inventa@example.invalid' };

inEachBrowser('an export in a browser of two people', (kind) => {
  it('stops when somebody else signs in, keeps nothing of theirs, and goes on with the first account', async () => {
    const options = { ...slow, otherAccount: { seed: 'strangers', holder: stranger, messages: 12 } };
    await readyFamily(kind, options, async (opened) => {
      const { popup, replica, browser, jpay } = opened;
      const reached = afterMessages(replica, 8);
      await popup.press('Export all messages');
      await reached;
      await browser.signIn(replica, stranger.userId);
      await popup.waitForState('paused');
      await popup.says(/Somebody else is signed in to JPay now/);
      await jpay.reload();
      await jpay.until((name) => document.body.textContent.includes(name), stranger.name);
      const kept = await everythingKept(popup);
      expect(kept).toContain(replica.mailbox.holder.name);
      expect(kept).not.toContain(stranger.name);

      // Still theirs: Continue stops again, and asks for the account it began with.
      await popup.pressAndReturn('Continue', 'paused');
      await popup.says(/Somebody else is signed in to JPay now/);
      expect(await everythingKept(popup)).not.toContain(stranger.name);

      await browser.signIn(replica);
      await jpay.reload();
      await jpay.until((name) => document.body.textContent.includes(name), replica.mailbox.holder.name);
      await popup.press('Continue');
      await savedEverything(opened);
      expect(await everythingKept(popup)).not.toContain(stranger.name);
    });
  });
});

/** All that the extension's databases hold, bytes as the characters they stand for. Runs in the popup. */
async function everythingKept(popup: Popup): Promise<string> {
  return popup.tab.evaluate(async () => {
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
