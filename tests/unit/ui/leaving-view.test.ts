// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contact } from '../../../src/model/person';
import { leavingView, type LeavingPorts } from '../../../src/ui/leaving-view';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, press } from './by-role';

const words = wordsFor('en');
const ana: Contact = { name: 'Fake Ana', inmateId: 'F1', agency: 'California Department Of Corrections' };
const ben: Contact = { name: 'Fake Ben', inmateId: 'F2', agency: 'Virginia Department Of Corrections' };
const idaho: Contact = { name: 'Fake Cid', inmateId: 'F3', agency: 'Idaho Department Of Correction' };

let contacts: Contact[];
let now: number;
const saveContacts = vi.fn<LeavingPorts['saveContacts']>((_people, form) =>
  Promise.resolve(`contacts.${form}`),
);

async function open() {
  const view = leavingView(
    { contacts: () => Promise.resolve(contacts), saveContacts, now: () => now },
    words,
  );
  document.body.replaceChildren(view.root);
  await Promise.resolve();
  await Promise.resolve();
  return view;
}
const text = (): string => document.body.textContent;
const links = (): string[] => Array.from(document.links, ({ href }) => href);

beforeEach(() => {
  contacts = [ana, ben, idaho];
  now = new Date('2026-11-28T12:00:00Z').getTime();
  saveContacts.mockClear();
});

describe('what comes after JPay', () => {
  it('says who comes next for each system of the family’s people, with its sources', async () => {
    await open();
    expect(allByRole(document.body, 'heading').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Virginia (VADOC)', 'California (CDCR)']),
    );
    expect(links()).toEqual(
      expect.arrayContaining(['https://www.gettingout.com/', 'https://web.connectnetwork.com/']),
    );
    expect(links()).toContain('https://sanquentinnews.com/jpay-contract-expires/');
    expect(text()).not.toContain('Idaho');
    expect(text()).not.toContain('Fake Cid');
  });

  it('says of what is over that it has passed, and offers no e-mail for it', async () => {
    await open();
    expect(text()).toContain('Old messages on JPay: ended on July 22, 2022; that has passed.');
    expect(text()).toContain('JPay no longer refunds stamps for this system: that has passed.');
    expect(links().filter((href) => href.startsWith('mailto:'))).toEqual([]);
  });

  it('counts the days while there are some, and prepares the e-mail that asks for the stamps', async () => {
    contacts = [ana];
    now = new Date('2022-07-10T12:00:00Z').getTime();
    await open();
    expect(text()).toContain('JPay will stop showing old messages on July 22, 2022 (12 days left).');
    const [mail] = links().filter((href) => href.startsWith('mailto:'));
    expect(new URL(mail ?? '').searchParams.get('subject')).toBe('CDCR Stamp Balance');
    expect(text()).toContain('(800) 574-5729');
  });

  it('hands the contact list of that system’s people alone to the browser', async () => {
    contacts = [ana, idaho];
    await open();
    press(document.body, 'Save as a table (CSV)');
    await Promise.resolve();
    await Promise.resolve();
    expect(saveContacts).toHaveBeenCalledWith([ana], 'csv', 'en');
    expect(text()).toContain('contacts.csv');
  });

  it('says that nothing is known where nothing is', async () => {
    contacts = [idaho];
    await open();
    expect(text()).toContain(words.leaving.nothing);
    expect(links()).toEqual([]);
  });

  it('says it in another language at once', async () => {
    const view = await open();
    view.speak(wordsFor('es'));
    expect(text()).toContain('Qué sigue');
    expect(text()).toContain('Virginia (VADOC) está pasando de JPay a ViaPath.');
  });
});
