import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createReplica, expectMessages, makeAccount } from '../replica/index';
import { tabTo } from './harness/by-keys';
import { startChromium, type ChromiumWithLetterkeep } from './harness/chromium';
import { holdsExactly } from './harness/expected';
import { hurry, openJpay, press, waitForState } from './harness/family';
import { askedByTheReader, showedGoodManners } from './harness/good-manners';
import { openArchive, type OpenedArchive } from './harness/open-archive';
import { savedFile } from './harness/saved-files';
import { openSite, type Site } from './harness/site';

describe('a family exports all messages in Chromium', () => {
  const account = makeAccount({ seed: 'whole-way', messages: 60 });
  const replica = createReplica({ account });
  let site: Site;
  let browser: ChromiumWithLetterkeep;
  let zip: string;
  let archive: OpenedArchive;
  let popup: Page;

  beforeAll(async () => {
    site = await openSite(replica);
    browser = await startChromium({ replicaPort: site.port });
    await openJpay(browser, replica);
    popup = await browser.openPopup();
    await waitForState(popup, 'ready');
    await hurry(popup);
    // By keys alone, as somebody does who has no mouse.
    await tabTo(popup, 'button', 'Export all messages');
    await popup.keyboard.press('Enter');
    await waitForState(popup, 'done');
    zip = await savedFile(browser.downloads, /^Letterkeep-.*\.zip$/);
    archive = await openArchive(zip);
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('gets every message, letter for letter, and every attachment, byte for byte', () => {
    holdsExactly(archive, expectMessages(account, replica.switches));
  });

  it('gets a complete archive: nothing but the photo the facility removed is missing', () => {
    expect(archive.receipt.complete).toBe(true);
    expect(archive.receipt.incompleteBecause).toEqual([]);
    expect(archive.receipt.exceptions.map(({ what, kind }) => [what, kind])).toEqual([
      ['attachment', 'attachment-not-shown'],
    ]);
  });

  it('finds the names, numbers and agencies of its people, and no number for two of one name', () => {
    const doubles = account.contacts.filter(({ name }, at) =>
      account.contacts.some((other, otherAt) => other.name === name && otherAt !== at),
    );
    expect(doubles.length).toBe(2);
    for (const message of archive.messages) {
      const contacts = account.contacts.filter(({ name }) => name === message.person.name);
      expect(message.person.inmateId).toBe(contacts.length === 1 ? contacts[0]?.inmateId : undefined);
      expect(message.person.agency).toBe(contacts.length === 1 ? contacts[0]?.agency : undefined);
    }
  });

  it('lists every contact for the next vendor, also those of one name and those without a message', async () => {
    const csv = await archive.read('data/contacts.csv');
    const vcf = await archive.read('data/contacts.vcf');
    for (const contact of account.contacts) {
      expect(csv).toContain(contact.inmateId);
      expect(vcf).toContain(contact.inmateId);
    }
  });

  it('keeps each page as JPay served it, under a name no browser renders', () => {
    const raw = archive.files.filter((file) => /\/raw\/.*\.html\.txt$/.test(file));
    expect(raw.length).toBe(archive.messages.length);
  });

  it('presses nothing dangerous, asks nobody but JPay, and asks as the site itself would', () => {
    showedGoodManners(replica);
    expect(replica.log.filter(askedByTheReader).length).toBe(archive.receipt.requests);
  });

  it('asks for no more than the lists, each message once, each attachment twice, and a few', () => {
    const lists = Math.ceil(account.inbox.length / 10) + Math.ceil(account.sent.length / 10);
    const attachments = [...account.inbox, ...account.sent].flatMap((message) => message.attachments).length;
    const messages = account.inbox.length + account.sent.length;
    expect(archive.receipt.requests).toBeLessThanOrEqual(lists + messages + 2 * attachments + 8);
  });

  it('was done by keys alone, and its file can be had again by keys alone', async () => {
    const tab = browser.context.pages().find((page) => page.url().includes('/archive.html'));
    if (!tab) throw new Error('There is no archive tab.');
    await tabTo(tab, 'button', 'Download again');
    await tab.keyboard.press('Space');
    await savedFile(browser.downloads, /^Letterkeep-.* \(1\)\.zip$/);
    await waitForState(popup, 'done');
  });

  it('has a copy checked: whole as it was saved, and told when a byte was changed or a file added', async () => {
    const [page] = await Promise.all([
      browser.context.waitForEvent('page'),
      press(popup, 'Check an archive'),
    ]);
    const told = async (bytes: Buffer): Promise<string> => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'copy.zip', mimeType: 'application/zip', buffer: bytes });
      await page.locator('.check[data-state="told"] .result').waitFor();
      return page.locator('main').innerText();
    };
    const saved = await readFile(zip);
    expect(await told(saved)).toContain('This archive is whole');

    const photo = archive.files.find((path) => /attachments\/.*\.(jpg|png)$/.test(path)) ?? '';
    const changed = Buffer.from(saved);
    // Photos are stored as they are; past the name are the bytes of the photo.
    const at = changed.indexOf(photo) + photo.length + 100;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await told(changed)).toContain(`${photo} is damaged inside the ZIP file.`);

    const added = await JSZip.loadAsync(saved);
    const folder = Object.keys(added.files)[0]?.split('/')[0] ?? '';
    added.file(`${folder}/data/people/new.html`, '<p>');
    expect(await told(await added.generateAsync({ type: 'nodebuffer' }))).toContain(
      'data/people/new.html was added: it is not in the list of files.',
    );
    await page.close();
  });

  it('opens no message again when it exports a second time', async () => {
    const before = replica.log.length;
    await press(popup, 'Export all messages');
    await savedFile(browser.downloads, /^Letterkeep-.* \(2\)\.zip$/);
    await waitForState(popup, 'done');
    const opened = replica.log.slice(before).filter(({ path }) => /MailView\.aspx$/i.test(path));
    // The message whose photo JPay would not show is tried once more; all others are known.
    const missingPhoto = [...account.inbox, ...account.sent].filter((message) =>
      message.attachments.some(({ removed }) => removed),
    );
    expect(opened.filter(({ method }) => method === 'GET').length).toBe(missingPhoto.length);
  });

  it('forgets everything when asked: nothing stays in any store of the browser', async () => {
    await tabTo(popup, 'button', 'Forget everything');
    await popup.keyboard.press('Enter');
    await tabTo(popup, 'button', 'Yes, forget them');
    await popup.keyboard.press('Enter');
    await waitForState(popup, 'ready');
    expect(await popup.evaluate(countKeptRecords)).toBe(0);
  });
});

/** Runs in the popup: how many records stand in all stores of all databases of the extension. */
async function countKeptRecords(): Promise<number> {
  const whenDone = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('IndexedDB did not answer.'));
    });
  let count = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await whenDone(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      count += await whenDone(database.transaction(store).objectStore(store).count());
    }
    database.close();
  }
  return count;
}
