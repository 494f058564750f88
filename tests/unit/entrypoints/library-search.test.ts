// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { searchKept } from '../../../entrypoints/archive/library-search';
import { keptAccounts } from '../../../entrypoints/archive/library';
import type { FoundMessage, KeptAccount, SearchProgress } from '../../../src/model/library';
import type { StoredMessage, Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, freshVault, readPage, row } from '../vault/made-up';

let vault: Vault;
let accounts: readonly KeptAccount[];

async function keep(
  letters: { name?: string; text: string; date?: string | null; label?: string }[],
): Promise<void> {
  for (const [at, { name = 'Fake Person', text, date = '2019-07-15', label }] of letters.entries()) {
    const listed = row(at + 1, { key: `row ${at} ${text}`, personName: name });
    await vault.list('job-1', [listed]);
    const draft = await readPage(vault, label === undefined ? [] : [{ bytes: `photo ${at}` }], {
      ...{ personName: name, bodyHtml: text, bodyText: text, date, dateText: date ?? '' },
    });
    const [hung] = draft.attachments;
    if (hung && label !== undefined) hung.label = label;
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  accounts = await keptAccounts(vault);
}

async function searched(typed: string): Promise<FoundMessage[]> {
  const found: FoundMessage[] = [];
  await searchKept(vault, accounts, typed, new AbortController().signal, (told) => found.push(...told.found));
  return found;
}

beforeEach(async () => {
  vault = await freshVault();
  await vault.begin(beginArchive());
});

describe('searching in what is kept', () => {
  it('finds words in letters, names and labels, the newest first', async () => {
    await keep([
      { text: 'Los <b>tom</b>ates de José', date: '2019-01-01' },
      { text: 'Nothing here', date: '2020-01-01', label: 'Tomates.jpg' },
      { text: 'tomates &amp; más', date: '2021-01-01' },
      { text: 'tomates without a date', date: null },
      { name: 'Fake Tomates', text: 'Hello', date: '2018-01-01' },
    ]);
    const found = await searched('TOMATES');
    expect(found.map(({ message }) => message.date)).toEqual([
      ...['2021-01-01', '2020-01-01', '2019-01-01', '2018-01-01', null],
    ]);
    expect(found[1]?.labels?.find(({ hit }) => hit)?.text).toBe('Tomates');
    expect(found[2]?.excerpt.map(({ text }) => text).join('')).toBe('Los tomates de José');
  });

  it('does not find what is only markup, nor what nobody sees', async () => {
    await keep([{ text: '<p class="tomates">Hello<script>tomates</script></p>' }]);
    expect(await searched('tomates')).toEqual([]);
  });

  it('tells which account and whose conversation a message is in', async () => {
    await keep([{ text: 'tomates' }]);
    expect(await searched('tomates')).toMatchObject([
      { accountId: await accountOf(vault), personName: 'Fake Person' },
    ]);
  });

  it('says how many could not be looked through', async () => {
    await keep([{ text: 'tomates' }]);
    const told: SearchProgress[] = [];
    const empty = { messages: () => Promise.resolve([]) };
    await searchKept(empty, accounts, 'tomates', new AbortController().signal, (one) => told.push(one));
    expect(told).toEqual([{ done: 1, of: 1, found: [], unread: 1 }]);
  });
});

describe('a search through twenty thousand messages', () => {
  const many: KeptAccount[] = [
    {
      ...{ accountId: 'account-1', shownName: undefined },
      totals: { messages: 20_000, attachments: 0, bytes: 0, lastKeptAt: null },
      people: [
        {
          person: { key: 'k', name: 'Fake Person', sameNameContacts: [] },
          messages: Array.from({ length: 20_000 }, (_, at) => ({
            ...{
              id: String(at),
              direction: 'sent' as const,
              date: '2019-07-15',
              dateText: '',
              attachments: 0,
            },
          })),
        },
      ],
    },
  ];
  const letters = vi.fn((_account: string, ids: readonly string[]) =>
    Promise.resolve(
      ids.map((id) => ({ id, bodyHtml: `letter ${id}`, attachments: [] }) as unknown as StoredMessage),
    ),
  );

  beforeEach(() => void letters.mockClear());

  it('holds five hundred letters at a time, and tells of each five hundred', async () => {
    const told: SearchProgress[] = [];
    await searchKept({ messages: letters }, many, 'letter', new AbortController().signal, (one) =>
      told.push(one),
    );
    expect(Math.max(...letters.mock.calls.map(([, ids]) => ids.length))).toBe(500);
    expect(told).toHaveLength(40);
    expect(told.at(-1)).toMatchObject({ done: 20_000, of: 20_000 });
    expect(told.reduce((sum, { found }) => sum + found.length, 0)).toBe(20_000);
  });

  it('loads no more once it is cancelled', async () => {
    const work = new AbortController();
    await searchKept({ messages: letters }, many, 'letter', work.signal, () => work.abort());
    expect(letters).toHaveBeenCalledTimes(1);
  });
});
