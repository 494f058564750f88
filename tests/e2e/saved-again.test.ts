import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { documentFormats } from '../../src/model/export-request';
import { wordsFor } from '../../src/ui/words';
import { exportAll, press, waitForState } from './harness/family';
import { savedFile } from './harness/saved-files';
import { scene } from './harness/scenario';

const words = wordsFor('en');

describe('a family saves again what is kept, with JPay closed', () => {
  it('saves a conversation and a single message in every format, and JPay hears of nothing', async () => {
    const account = { seed: 'saved again', messages: 16, photoShare: 0.5 };
    await scene({ account }, async ({ browser, replica, jpay }) => {
      await exportAll(browser);
      await jpay.close();
      const asked = replica.log.length;

      const popup = await browser.openPopup();
      await waitForState(popup, 'done');
      const opening = browser.context.waitForEvent('page');
      await press(popup, words.library.title);
      const tab = await opening;
      await tab.locator('.library[data-state="listed"]').waitFor();
      await popup.close();

      const { truth } = replica.mailbox;
      const letters = [...truth.inbox, ...truth.sent];
      const name = letters[0]?.contact.name ?? '';
      const own = letters.filter(({ contact }) => contact.name === name);
      const person = tab
        .locator('.kept-person')
        .filter({ has: tab.getByRole('heading', { name, exact: true }) });
      for (const format of documentFormats) {
        await tab.getByRole('combobox', { name: 'Format' }).selectOption(format);
        await person.getByRole('button', { name: words.library.saveConversation }).click();
        const said = tab.getByRole('status').filter({ hasText: 'downloads for' });
        await said.waitFor();
        const fileName = /downloads for (\S+)$/.exec((await said.innerText()).trim())?.[1] ?? '';
        expect(fileName).toMatch(/_to_\d{4}-\d\d-\d\d\.\w+$/);
        const file = await savedFile(browser.downloads, new RegExp(`^${fileName.replaceAll('.', '\\.')}$`));
        expect((await readFile(file)).length).toBeGreaterThan(500);
        // The next file's sentence must not be taken for this one's.
        await tab.reload();
        await tab.locator('.library[data-state="listed"]').waitFor();
      }

      const html = await savedFile(browser.downloads, /_to_\d{4}-\d\d-\d\d\.html$/);
      const page = await browser.newPage();
      await page.goto(`file://${html}`);
      expect(await page.locator('article').count()).toBe(own.length);

      await tab.getByRole('combobox', { name: 'Format' }).selectOption('html');
      await person.getByText(words.library.single).click();
      await person
        .getByRole('button', { name: /^Save: / })
        .first()
        .click();
      await savedFile(browser.downloads, /^(\d{4}-\d\d-\d\d_\d{4}|undated)_(received|sent)_.*\.html$/);
      expect(replica.log.length).toBe(asked);
    });
  });
});
