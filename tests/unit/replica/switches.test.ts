import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount, makeSwitches, parseSwitch, switchChoices } from '../../replica';
import { clickerOn, targetOf } from './clicker';
import type { Clicker, Opened } from './clicker';

const account = makeAccount({
  seed: 4,
  messages: 6,
  people: 1,
  awkward: ['everything', 'sent photo', 'scan', 'removed'],
});
const everyValue = Object.entries(switchChoices).flatMap(([name, values]) =>
  values.map((value) => [name, value] as const),
);

/** Opens the first row of a list, whatever its row does. */
async function openFirstRow(clicker: Clicker, list: Opened, grid: string, name: string): Promise<Opened> {
  const cell = list.document.querySelector(`[id^="${grid}_ctl"][id$="_${name}"]`);
  const link = cell?.closest('a') ?? cell?.closest('[onclick]');
  const script = link?.getAttribute('href') ?? link?.getAttribute('onclick') ?? '';
  const postback = /__doPostBack\('([^']*)','([^']*)'/.exec(script);
  if (postback) return list.press(postback[1] ?? '', postback[2]);
  return clicker.open(/'([^']+)'/.exec(script)?.[1] ?? script);
}

/** Values after which the lists are not there to be read: each says so by a page of its own. */
const withoutList: Partial<Record<string, string>> = {
  'restrictedDialog=instead-of-list': 'restricted',
  'interstitial=terms': 'I Accept',
  'interstitial=account-link': 'Link my account',
};
/** Values after which a first row does not lead to a message at once. */
const withoutOpening = new Set(['landmine=row-deletes']);

describe('every value of every switch', () => {
  it.each(everyValue)('%s = %s still gives pages that a person can use', async (name, value) => {
    const replica = createReplica({
      account,
      switches: { rowsPerPage: 2, [name]: value },
    });
    const clicker = clickerOn(replica);
    const wall = withoutList[`${name}=${value}`];
    const home = await clicker.open('home.aspx');
    expect(home.status).toBe(200);
    const inbox = await clicker.open('IncomingMails.aspx');
    if (wall !== undefined) {
      expect(inbox.text).toContain(wall);
      return;
    }
    const delta = value === 'delta-always';
    for (const [address, grid, cell] of [
      ['IncomingMails.aspx', 'Mails_Grid', 'lblFrom'],
      [replica.switches.sentUrl, 'TransferHistory_Grid', 'lblsRecipientName'],
    ] as const) {
      const list = await clicker.open(address);
      expect(list.document.querySelectorAll(`[id^="${grid}_ctl"][id$="_${cell}"]`).length).toBeGreaterThan(0);
      if (withoutOpening.has(`${name}=${value}`)) continue;
      const letter = await openFirstRow(clicker, list, grid, cell);
      expect(letter.document.querySelector('#lblLetter'), letter.text.slice(0, 400)).not.toBeNull();
      const link = letter.document.querySelector('a[id$="_lnkAttachments"]');
      if (!link) continue;
      const shown = await letter.press(targetOf(link));
      expect(shown.status).toBe(200);
      expect(shown.text).toMatch(delta ? /\|updatePanel\|/ : /ShowImageAttachment|AttachmentPopupDiv/);
    }
    expect(replica.traps).toEqual([]);
  });

  it('starts from a documented plain site', () => {
    expect(makeSwitches()).toMatchObject({ rowOpening: 'href', requireReferer: 'yes', rowsPerPage: 10 });
  });

  it('can be typed on a command line', () => {
    expect(parseSwitch('rowOpening=postback')).toEqual({ rowOpening: 'postback' });
    expect(parseSwitch('rowsPerPage=50')).toEqual({ rowsPerPage: 50 });
    expect(() => parseSwitch('rowOpening=teleport')).toThrow('rowOpening may be: href');
    expect(() => parseSwitch('nothing=1')).toThrow('There is no switch "nothing"');
    expect(() => parseSwitch('rowsPerPage=few')).toThrow('whole number');
  });
});

describe('the lists', () => {
  const many = makeAccount({ seed: 5, messages: 25, people: 2 });
  const rows = (page: Opened): number =>
    page.document.querySelectorAll('[id^="Mails_Grid_ctl"][id$="_lblFrom"]').length;

  it.each(['missing', 'no-href', 'asp-net-disabled'] as const)('end with Next %s', async (pagerEnd) => {
    const replica = createReplica({ account: many, switches: { pagerEnd, rowsPerPage: 4 } });
    let page = await clickerOn(replica).open('IncomingMails.aspx');
    let seen = rows(page);
    for (;;) {
      const next = targetOf(page.document.querySelector('#LinkbuttonArrowNext'));
      if (next === '') break;
      page = await page.press(next);
      seen += rows(page);
    }
    expect(seen).toBe(many.inbox.length);
  });

  it('show the last page again when Next loops, the first when it wraps or is stuck', async () => {
    for (const [pagerEnd, isFirst] of [
      ['looping', false],
      ['wraps', true],
      ['stuck-on-first', true],
    ] as const) {
      const replica = createReplica({
        account: many,
        switches: { pagerEnd, rowsPerPage: 4, pageText: 'shown' },
      });
      const first = await clickerOn(replica).open('IncomingMails.aspx');
      const last = await first.press('LinkbuttonArrowLast');
      const after = await last.press('LinkbuttonArrowNext');
      const pages = Math.ceil(many.inbox.length / 4);
      expect(after.document.querySelector('#lblPages')?.textContent, pagerEnd).toBe(
        `Page ${isFirst ? 1 : pages} of ${pages}`,
      );
    }
  });

  it('number their rows from ctl03, or ctl02 when paging is off, and have no tbody', async () => {
    for (const [pagerRow, first] of [
      ['hidden', 'ctl03'],
      ['visible', 'ctl03'],
      ['none', 'ctl02'],
    ] as const) {
      const page = await clickerOn(createReplica({ account: many, switches: { pagerRow } })).open(
        'IncomingMails.aspx',
      );
      expect(page.document.querySelector('[id$="_lblFrom"]')?.id).toBe(`Mails_Grid_${first}_lblFrom`);
      expect(page.text).not.toContain('<tbody');
    }
  });

  it('show everybody, or only the person chosen', async () => {
    const replica = createReplica({ account: many, switches: { listScope: 'selected', rowsPerPage: 50 } });
    const clicker = clickerOn(replica);
    const key = many.contacts[1]!.key;
    replica.selectInmate(key);
    expect(rows(await clicker.open('IncomingMails.aspx'))).toBe(
      many.inbox.filter((message) => message.contact.key === key).length,
    );
  });

  it('kill the tokens of the list before, when the switch says so', async () => {
    const replica = createReplica({ account: many, switches: { tokens: 'changing-old-dead' } });
    const clicker = clickerOn(replica);
    const old = await clicker.open('IncomingMails.aspx');
    const href = old.document.querySelector('#Mails_Grid a')?.getAttribute('href') ?? '';
    expect((await clicker.open(href)).document.querySelector('#lblLetter')).not.toBeNull();
    const fresh = await clicker.open('IncomingMails.aspx');
    expect(fresh.document.querySelector('#Mails_Grid a')?.getAttribute('href')).not.toBe(href);
    expect((await clicker.open(href)).url).toContain('error.aspx?aspxerrorpath=');
  });

  it('mark a message as read once it is opened', async () => {
    const replica = createReplica({ account: many, switches: { rowsPerPage: 50 } });
    const clicker = clickerOn(replica);
    const list = await clicker.open('IncomingMails.aspx');
    const unread = list.document.querySelectorAll('tr.GridItemUnread');
    expect(unread.length).toBeGreaterThan(0);
    await clicker.open(unread[0]?.querySelector('a')?.getAttribute('href') ?? '');
    expect(
      (await clicker.open('IncomingMails.aspx')).document.querySelectorAll('tr.GridItemUnread').length,
    ).toBe(unread.length - 1);
  });

  it('say nothing, show a header or say so in words when a mailbox is empty', async () => {
    const empty = makeAccount({ seed: 1, messages: 0 });
    for (const [emptyList, hasGrid, words] of [
      ['no-grid', false, ''],
      ['header-only', true, ''],
      ['label', false, 'You have no messages.'],
    ] as const) {
      const page = await clickerOn(createReplica({ account: empty, switches: { emptyList } })).open(
        'IncomingMails.aspx',
      );
      expect(page.document.querySelector('#Mails_Grid') !== null, emptyList).toBe(hasGrid);
      expect(page.document.querySelector('#lbl_msgstatus')?.textContent).toBe(words);
    }
  });
});
