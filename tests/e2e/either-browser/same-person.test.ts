import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secondsOf } from '../../replica/account/dates';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { openArchivePage, savedArchive } from '../harness/either-browser/outcomes';
import { Popup } from '../harness/either-browser/popup';
import type { OpenedArchive } from '../harness/open-archive';
import { savedFile } from '../harness/saved-files';

const names = ['John Fakely', 'FAKELY, JOHN'];
const options = {
  account: {
    seed: 'two names',
    messages: 12,
    people: 2,
    silentContact: false,
    awkward: [],
    named: [
      { name: 'John Fakely', agency: 'Michigan Department Of Corrections' },
      { name: 'FAKELY, JOHN', agency: 'Ohio Department Of Rehabilitation And Correction' },
    ],
  },
};

const people = (list: Popup): Promise<string[]> =>
  list.tab.evaluate(() =>
    Array.from(document.querySelectorAll('.kept-person h2'), ({ textContent }) => textContent),
  );

/** By its name for a screen reader: there is one for each person. */
const namedFor = (name: string): Element | null =>
  Array.from(document.querySelectorAll('button')).find(
    (button) => button.getAttribute('aria-label') === name && button.checkVisibility(),
  ) ?? null;

/** Which of the two names stands in a title; lists of JPay may write it in capitals. */
const nameIn = (title: string): string => (/FAKELY, JOHN/i.test(title) ? 'FAKELY, JOHN' : 'John Fakely');

const conversations = async ({ folder }: OpenedArchive): Promise<number> =>
  (await readdir(join(folder, 'data', 'people'))).length;

inEachBrowser('a person who stands on JPay under two names', (kind) => {
  it('is asked about, put together when the family says so, and two again when it says so', async () => {
    await readyFamily(kind, options, async (opened) => {
      const { popup, browser, replica } = opened;
      const { inbox, sent } = replica.mailbox.truth;
      const all = [...inbox, ...sent];
      await popup.press('Export all messages');
      await popup.waitForState('done');
      const apart = await savedArchive(opened);
      expect(await conversations(apart)).toBe(2);
      // So that the next one gets the same name.
      await rm(apart.zip);
      const written = (await browser.addresses()).find((address) => address.includes('archive.html?job'));
      const receipt = new Popup(await browser.openTab(written ?? ''));
      await receipt.says(/Letterkeep has a question: .* Answer now$/);
      const asked = replica.log.length;

      const list = await openArchivePage(opened, 'kept');
      await list.says(/^Is this the same person\?/);
      await list.says(/last name first/);
      expect((await people(list)).sort()).toEqual([...names].sort());

      await list.press('Yes, put the messages together');
      await list.says(/^The messages now stand together/);
      await list.tab.until(() => document.querySelectorAll('.kept-person').length === 1);
      const [name = ''] = await people(list);
      await list.tab.click(namedFor, `Save this conversation: ${name}`);
      const file = await savedFile(browser.downloads, /^[a-z-]+_\d{4}-\d\d-\d\d_to_\d{4}-\d\d-\d\d\.html$/);
      const page = await browser.openTab(`file://${file}`);
      const shown = await page.evaluate(() => ({
        titles: Array.from(document.querySelectorAll('article h2'), ({ textContent }) => textContent),
        top: document.querySelector('header')?.textContent ?? '',
      }));
      const byTime = [...all].sort((one, other) => secondsOf(one.moment) - secondsOf(other.moment));
      expect(shown.titles.map(nameIn)).toEqual(byTime.map(({ contact }) => contact.name));
      expect(shown.top).toContain('Also shown on JPay as');
      await popup.press('Download again');
      const woven = await savedArchive(opened);
      expect(await conversations(woven)).toBe(1);
      expect(woven.messages.map(({ person }) => nameIn(person.name)).sort()).toEqual(
        byTime.map(({ contact }) => contact.name).sort(),
      );

      await list.tab.toFront();
      await list.tab.click(namedFor, `Put apart again: ${name}; ${names.find((one) => one !== name) ?? ''}`);
      await list.says(/^They are apart again\./);
      await list.tab.until(() => document.querySelectorAll('.kept-person').length === 2);
      await list.says(/^Is this the same person\?/);
      expect(replica.log.slice(asked).filter(({ host }) => host.includes('jpay'))).toEqual([]);
    });
  });
});
