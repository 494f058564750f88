import { describe, expect, it } from 'vitest';
import type { KnownPrint } from '../../../src/model/ledger';
import type { PlannableRow } from '../../../src/reader/plan';
import { countedIds, namesakesShown, standingByLinks } from '../../../src/reader/recognisable';

const print = 'Fake Anna 2026-11-22';
const link = (token: string): string =>
  `https://www.jpay.com/IncomingMailView.aspx?encLetterId=madeUpToken${token}%3D%3D`;

function row(key: string, changes: Partial<PlannableRow> = {}): PlannableRow {
  return { key, print, personName: 'Fake Anna', date: '2026-11-22', dateText: 'x', unread: null, ...changes };
}
function known(changes: Partial<KnownPrint> = {}): KnownPrint {
  return { print, messageIds: ['m1', 'm2'], ...changes };
}
const shown = { dateless: false, namesakes: new Set<string>() };

describe('known letters that a row may be taken for', () => {
  it('are all of a day long past', () => {
    expect(countedIds([row('1')], known(), shown)).toEqual(['m1', 'm2']);
  });
  it('are not those read so soon that another of the day may have come since', () => {
    expect(countedIds([row('1')], known({ recent: ['m2'] }), shown)).toEqual(['m1']);
  });
  it('are, however soon they were read, all of a minute', () => {
    const precise = row('1', { date: '2026-11-22T10:00' });
    expect(countedIds([precise], known({ recent: ['m2'] }), shown)).toEqual(['m1', 'm2']);
  });
  it('are none while another letter of the day, or of the minute, was left without being read', () => {
    const precise = row('1', { date: '2026-11-22T10:00' });
    expect(countedIds([row('1')], known({ hasGap: true }), shown)).toEqual([]);
    expect(countedIds([precise], known({ hasGap: true }), shown)).toEqual([]);
  });
  it('are none for a row that JPay calls unread', () => {
    expect(countedIds([row('1'), row('2', { unread: true })], known(), shown)).toEqual([]);
  });
  it('are none of a day that has a letter with a photo still missing: nobody can say which is listed', () => {
    expect(countedIds([row('1')], known({ hasIncomplete: true }), shown)).toEqual([]);
  });
  it('are none of a name that may be two people’s', () => {
    expect(countedIds([row('1')], known(), { ...shown, namesakes: new Set(['FAKE ANNA']) })).toEqual([]);
  });
});

describe('two people of one name', () => {
  it('are feared only where the list shows nobody else', () => {
    const names = new Set(['FAKE ANNA']);
    expect(namesakesShown([row('1'), row('2', { personName: 'FAKE ANNA' })], names)).toEqual(names);
    expect(namesakesShown([row('1'), row('2', { personName: 'Fake Ben' })], names).size).toBe(0);
  });
});

describe('links that stayed with their letters', () => {
  const linked = (key: string, token: string): PlannableRow =>
    row(key, { opening: { by: 'link', url: link(token) } });
  const links = [
    { messageId: 'm1', link: link('one') },
    { messageId: 'm2', link: link('two') },
  ];
  it('say of each row which letter it is', () => {
    const standing = standingByLinks(
      { rows: [linked('1', 'two'), linked('2', 'one')], ledger: [] },
      { links },
    );
    expect(standing?.has.map(({ row: { key }, messageId }) => [key, messageId])).toEqual([
      ['1', 'm2'],
      ['2', 'm1'],
    ]);
  });
  it('say nothing where one row has another, or several rows have one', () => {
    const two = { rows: [linked('1', 'one'), linked('2', 'three')], ledger: [] };
    expect(standingByLinks(two, { links })).toBeUndefined();
    const same = { rows: [linked('1', 'one'), linked('2', 'one')], ledger: [] };
    expect(standingByLinks(same, { links })).toBeUndefined();
  });
  it('say nothing where they are no tokens, but might be places in the list', () => {
    const url = 'https://www.jpay.com/IncomingMailView.aspx?row=1';
    const places = { rows: [row('1', { opening: { by: 'link', url } })], ledger: [] };
    expect(standingByLinks(places, { links: [{ messageId: 'm1', link: url }] })).toBeUndefined();
  });
});
