import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import type { Replica } from '../../replica/index';
import { inEachBrowser, readyFamily, type FamilyScene } from '../harness/either-browser/family-scene';
import { openArchivePage, savedArchive, savedEverything } from '../harness/either-browser/outcomes';
import type { Popup } from '../harness/either-browser/popup';
import { savedFile } from '../harness/saved-files';

const archiveName = /^Letterkeep-\d{4}-\d\d-\d\d\.zip$/;

/** Gives the page a file as its file field would get it, once there is one. */
async function choose(page: Popup, path: string): Promise<void> {
  const bytes = await readFile(path);
  await page.tab.until(() => document.querySelector('input[type=file]') !== null);
  await page.tab.evaluate(
    (name, base64) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([data], name, { type: 'application/zip' }));
      const field = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!field) throw new Error('There is no field for files.');
      field.files = chosen.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    basename(path),
    bytes.toString('base64'),
  );
}

/** Exports everything and forgets it; the path of the ZIP that is left. */
async function exportedAndForgotten({ popup, browser }: FamilyScene): Promise<string> {
  await popup.press('Export all messages');
  await popup.waitForState('done');
  const path = await savedFile(browser.downloads, archiveName);
  await popup.press('Forget everything');
  await popup.press('Yes, forget them');
  await popup.says(/^Everything was removed from this browser\./);
  return path;
}

async function openAddTab(opened: FamilyScene): Promise<Popup> {
  const { popup, browser } = opened;
  await popup.press('Add an earlier archive');
  await expect
    .poll(async () => (await browser.addresses()).some((address) => address.endsWith('archive.html?add')))
    .toBe(true);
  return openArchivePage(opened, 'add');
}

function messagesOpened({ log }: Replica): number {
  return log.filter((request) => request.path.endsWith('MailView.aspx')).length;
}

inEachBrowser('a family that has forgotten everything and kept its ZIP', (kind) => {
  it('adds it, and the next export opens nothing that is in it', async () => {
    const options = { account: { seed: 'earlier archive', messages: 12, photoShare: 0.5 } };
    await readyFamily(kind, options, async (opened) => {
      const { popup, replica } = opened;
      const path = await exportedAndForgotten(opened);

      const page = await openAddTab(opened);
      await page.says(/reads only what is new/);
      await choose(page, path);
      await page.says(/^12 messages and \d+ photos? and other attachments came back\./);
      await choose(page, path);
      await page.says(/^Everything in it was here already\. Nothing was changed\./);
      await rm(path);

      const opens = messagesOpened(replica);
      expect(opens).toBeGreaterThanOrEqual(12);
      await popup.tab.toFront();
      await popup.press('Export all messages');
      await savedEverything(opened);
      expect(messagesOpened(replica)).toBe(opens);
    });
  });

  it('adds it with JPay closed, and writes a whole ZIP again that says JPay was not asked', async () => {
    const options = { account: { seed: 'restored', messages: 12, photoShare: 0.5 } };
    await readyFamily(kind, options, async (opened) => {
      const { popup, browser, replica, jpay } = opened;
      const path = await exportedAndForgotten(opened);
      await jpay.close();
      const asked = replica.log.length;
      const page = await openAddTab(opened);
      await choose(page, path);
      await page.says(/^12 messages and \d+ photos? and other attachments came back\./);
      await rm(path);

      await page.tab.follow(() => document.querySelector('a[href="?kept"]'));
      await page.press('Save everything as a ZIP');
      const archive = await savedArchive(opened, /^Letterkeep-\d{4}-\d\d-\d\d-INCOMPLETE\.zip$/);
      expect(archive.messages).toHaveLength(12);
      expect(archive.receipt).toMatchObject({ keptFromBefore: 12, requests: 0 });
      expect((await archive.read('README.txt')).replace(/\s+/g, ' ')).toMatch(
        /JPay’s lists were not read\. 12 messages .* was read on JPay on \w+ \d+, \d{4}\./,
      );
      expect(replica.log.length).toBe(asked);
      await popup.tab.toFront();
      await popup.waitForState('done');
      await popup.says(/^12 messages from what was kept before$/);
      await popup.says(/so the name says INCOMPLETE/);
      expect(await browser.addresses()).toContainEqual(expect.stringContaining('archive.html?job=kept-'));
    });
  });

  it('whose contacts on JPay have changed since, is asked whether it is one account, and then reads only what is new', async () => {
    const account = { seed: 'other contacts', messages: 12, photoShare: 0.5, people: 3 };
    await readyFamily(kind, { account, switches: { shownName: 'missing' } }, async (opened) => {
      const { popup, replica } = opened;
      const path = await exportedAndForgotten(opened);
      const { mailbox } = replica;
      const writes = new Set(
        mailbox.truth.inbox.concat(mailbox.truth.sent).map(({ contact }) => contact.key),
      );
      const [silent] = mailbox.contacts.filter(({ key }) => !writes.has(key));
      if (!silent) throw new Error('Everybody in the made-up account has a message.');
      const newcomer = { ...silent, name: 'Newly Fakename', inmateId: '7654321' };
      mailbox.contacts = mailbox.contacts.map((contact) => (contact === silent ? newcomer : contact));

      const page = await openAddTab(opened);
      await choose(page, path);
      await page.says(/^12 messages and \d+ photos? and other attachments came back\./);
      await rm(path);
      await popup.tab.toFront();
      await popup.press('Export all messages');
      // Which of the two it is, only the family can say: it is read as somebody else's.
      const apart = await savedArchive(opened, archiveName);
      expect(apart.messages).toHaveLength(12);
      await rm(apart.zip);

      const list = await openArchivePage(opened, 'kept');
      await list.says(/^Is this one JPay account\?/);
      await list.says(/12 messages are in both, so it is very likely one account\./);
      await list.tab.until((count) => document.querySelectorAll('.totals').length === count, 2);
      await list.press('Yes, put them together');
      await list.says(/^They are one account now\./);
      await list.tab.until((count) => document.querySelectorAll('.totals').length === count, 1);
      await list.says(/, 12 messages, /);

      const opens = messagesOpened(replica);
      await popup.tab.toFront();
      await popup.waitForState('done');
      await popup.press('Export all messages');
      await savedEverything(opened);
      expect(messagesOpened(replica)).toBe(opens);
    });
  });
});
