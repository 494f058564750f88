import { expect, it } from 'vitest';
import { inEachBrowser, readyFamily, type FamilyScene } from '../harness/either-browser/family-scene';
import { openArchivePage } from '../harness/either-browser/outcomes';
import type { Popup } from '../harness/either-browser/popup';
import { savedFile } from '../harness/saved-files';

const options = {
  account: { seed: 'library', messages: 24, photoShare: 0.5 },
  switches: { rowsPerPage: 50 },
};

/** Exports everything, then opens the library in a tab of its own, with JPay closed. */
async function openLibrary(scene: FamilyScene): Promise<Popup> {
  const { popup, jpay } = scene;
  await popup.press('Export all messages');
  await popup.waitForState('done');
  await jpay.close();
  const library = await openArchivePage(scene, 'kept');
  await library.tab.until(
    () => document.querySelector<HTMLElement>('.library')?.dataset['state'] === 'listed',
  );
  return library;
}

function search(library: Popup, typed: string): Promise<void> {
  return library.tab.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('#library-search');
    if (!field) throw new Error('There is no way to search.');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, typed);
}

const labelled = (name: string): Element | null => document.querySelector(`button[aria-label="${name}"]`);

inEachBrowser('a family reads what is kept', (kind) => {
  it('finds a letter by its words, reads it with its photos, and JPay hears of nothing', async () => {
    await readyFamily(kind, options, async (scene) => {
      const { replica, browser } = scene;
      const library = await openLibrary(scene);
      const asked = replica.log.length;
      await library.says(
        /^\d+ people, 24 messages, \d+ photos and other attachments?: [\d.]+ \w+ on this computer\./,
      );

      const { truth } = replica.mailbox;
      const letters = [...truth.inbox, ...truth.sent];
      const photo = truth.inbox.find(
        ({ attachments }) =>
          attachments.length > 0 &&
          attachments.every(({ kind: what, removed }) => what === 'image' && !removed),
      );
      if (!photo) throw new Error('The made-up account has no message with a photo.');
      const own = letters.filter(({ contact }) => contact.name === photo.contact.name);
      const words = Object.values(photo.expectedText)[0] ?? '';
      await search(library, `"${words.replaceAll('"', ' ').split(/\s+/).slice(0, 6).join(' ')}"`);
      await library.says(/^\d+ messages? found, newest first\.$/);
      await library.tab.click(() => document.querySelector('.found button'));
      await library.tab.until(() => document.activeElement?.matches('article.letter') === true);
      const shown = await library.tab.evaluate(() => document.activeElement?.textContent ?? '');
      expect(shown).toContain(words.split(/\s+/)[0]);
      await library.tab.until(
        (count) => document.querySelectorAll('article.letter').length === count,
        own.length,
      );
      await library.tab.evaluate(async () => {
        const pictures = Array.from(document.querySelectorAll<HTMLImageElement>('article img'));
        if (pictures.length === 0) throw new Error('No picture.');
        for (const picture of pictures) {
          if (!picture.src.startsWith('blob:')) throw new Error(picture.src);
          picture.loading = 'eager';
          await picture.decode();
        }
      });
      await library.tab.click(() => document.querySelector('article figure button'));
      await savedFile(
        browser.downloads,
        /_received_[0-9a-f]+_\d\.(jpg|png|gif|bmp)$|_sent_[0-9a-f]+_\d\.(jpg|png|gif|bmp)$/,
      );

      await library.press('Back to the list');
      await library.says(/newest first\.$/);
      await library.tab.click(labelled, `Read: ${photo.contact.name}`);
      await library.tab.until(
        (count) => document.querySelectorAll('article.letter').length === count,
        own.length,
      );
      expect(replica.log.length).toBe(asked);
    });
  });

  it('shares two chosen letters as one file, without the number, the facility and the others', async () => {
    await readyFamily(kind, options, async (scene) => {
      const { truth } = scene.replica.mailbox;
      const { contact } = truth.inbox.find(({ contact: { name } }) => name === 'Aux') ?? {};
      if (!contact) throw new Error('Nobody of that name has a message.');
      const library = await openLibrary(scene);
      await library.tab.click(labelled, `Read: ${contact.name}`);
      await library.tab.until(() => document.querySelectorAll('article.letter').length > 1);
      await library.press('Choose messages to share');
      await library.says(/^Some facilities do not allow letters to be passed on\./);
      for (const at of [0, 1]) {
        await library.tab.click((index) => document.querySelectorAll('article input')[index] ?? null, at);
      }
      await library.says(/^2 messages chosen\.$/);
      await library.press('Save as one file');
      const file = await savedFile(scene.browser.downloads, /^person-aux_.*_chosen\.html$/);
      const page = await scene.browser.openTab(`file://${file}`);
      const shown = await page.evaluate(() => document.documentElement.textContent);
      expect(await page.evaluate(() => document.querySelectorAll('article').length)).toBe(2);
      expect(shown).toContain('Aux');
      expect(shown).not.toContain(contact.inmateId.replace(/^0+/, ''));
      expect(shown).not.toContain(contact.agency);
      expect(await page.evaluate(() => document.querySelectorAll('script, link, iframe').length)).toBe(0);
    });
  });

  it('is shown, when everything is forgotten, that a new look finds nothing', async () => {
    await readyFamily(kind, options, async (scene) => {
      const library = await openLibrary(scene);
      await library.press('Forget everything');
      await library.press('Yes, forget them');
      await library.says(
        /looked again, and nothing is left: 0 messages, 0 photos and other attachments, 0 bytes, 0 entries/,
      );
      const kept = await library.tab.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as Record<
          'browser' | 'chrome',
          { storage: { local: { get(keys: null): Promise<Record<string, unknown>> } } } | undefined
        >;
        const items = await (browser ?? chrome)?.storage.local.get(null);
        return JSON.stringify(items);
      });
      for (const { contact } of scene.replica.mailbox.truth.inbox) expect(kept).not.toContain(contact.name);
      await library.tab.reload();
      await library.says(/^Nothing is kept in this browser\./);
    });
  });
});
