// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { writtenFiles } from '../../../entrypoints/archive/written-files';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import type { JobVault } from '../../../entrypoints/archive/job-source';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import { leftOut, leftOutReason } from '../../../src/model/chosen';
import type { Choice, ExportRequest } from '../../../src/model/export-request';
import { LetterkeepError } from '../../../src/model/failure';
import type { Job, LedgerRow } from '../../../src/model/ledger';
import type { StoredFacts } from '../../../src/vault/vault';

const now = new Date(Date.UTC(2026, 10, 22));

function facts(id: string, personName: string, date: string | null): StoredFacts {
  return {
    id: id.repeat(64),
    direction: 'received',
    personName,
    dateText: date ?? '',
    date,
    attachments: [],
    raw: { sha256: '0'.repeat(64), bytes: 1, charset: 'utf-8' },
    readAt: '2026-11-22T00:00:00.000Z',
    accountId: 'account-1',
    mailbox: 'inbox',
    print: null,
    contentHash: id.repeat(64),
    keptAt: '2026-11-22T00:00:00.000Z',
    savedAttachments: 0,
  };
}

function row(key: string, change: Partial<LedgerRow>): LedgerRow {
  return {
    key,
    mailbox: 'inbox',
    print: key,
    where: 'inbox, page 1',
    personName: 'FAKE PERSON',
    state: 'listed',
    ...change,
  };
}

function job(request: ExportRequest, state: Job['state'] = 'read'): Job {
  return {
    jobId: 'job-1',
    accountId: 'account-1',
    request,
    startedAt: '2026-11-22T00:00:00.000Z',
    round: 1,
    state,
    findings: { listExceptions: [], notes: [], requests: 1 },
  };
}

function archive(choice: Partial<Choice> = {}): ExportRequest {
  return { what: 'archive', choice: { leaveUnread: false, ...choice } };
}

const kept: StoredFacts[] = [
  facts('a', 'FAKE PERSON', '2019-07-15T15:04'),
  facts('b', 'Fake  Person', '2021-01-01'),
  facts('c', 'OTHER PERSON', '2020-06-01'),
  facts('d', 'FAKE PERSON', null),
];

function vault(rows: LedgerRow[], all = kept): JobVault {
  return {
    samePersonAnswers: () => Promise.resolve([]),
    rows: () => Promise.resolve(rows),
    facts: () => Promise.resolve(all),
    marks: () => Promise.resolve(undefined),
    message: () => Promise.reject(new Error('not asked for in these tests')),
    bytes: () => Promise.reject(new Error('not asked for in these tests')),
  };
}

async function idsFor(request: ExportRequest, rows: LedgerRow[] = [], all = kept): Promise<string[]> {
  const source = await sourceOfJob(vault(rows, all), job(request), now);
  return source.facts.map(({ id }) => id.slice(0, 1));
}

describe('what goes into an archive', () => {
  it('is everything kept of the account when nothing was chosen', async () => {
    expect(await idsFor(archive())).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is only the chosen people, however their name is spaced', async () => {
    expect(await idsFor(archive({ people: ['FAKE PERSON'] }))).toEqual(['a', 'b', 'd']);
  });

  it('is only the chosen dates, both included, and what has no date', async () => {
    expect(await idsFor(archive({ from: '2019-07-15', to: '2020-06-01' }))).toEqual(['a', 'c', 'd']);
  });

  it('is only what was received, or only what was sent, when one of them was chosen', async () => {
    const both = [kept[0]!, { ...kept[1]!, direction: 'sent' as const, mailbox: 'sent' as const }];
    expect(await idsFor(archive({ directions: ['received'] }), [], both)).toEqual(['a']);
    expect(await idsFor(archive({ directions: ['sent'] }), [], both)).toEqual(['b']);
  });

  it('is in any case what the list of this export led to', async () => {
    const rows = [row('1', { state: 'saved', messageId: 'a'.repeat(64) })];
    expect(await idsFor(archive({ from: '2020-01-01' }), rows)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a conversation of a person with two names', () => {
  const request: ExportRequest = { what: 'conversation', personName: 'FAKE PERSON', format: 'text' };
  const answer = { about: 'names', names: ['FAKE PERSON', 'OTHER PERSON'], same: true } as const;
  const put = {
    ...vault([]),
    samePersonAnswers: () => Promise.resolve([{ ...answer, names: [...answer.names] as [string, string] }]),
  };
  const ids = async (one: JobVault): Promise<string[]> =>
    (await sourceOfJob(one, job(request), now)).facts.map(({ id }) => id.slice(0, 1));

  it('has what was kept under the other name too, once they were put together', async () => {
    expect(await ids(vault([]))).toEqual(['a', 'b', 'd']);
    expect(await ids(put)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('says that JPay was read under one name only', async () => {
    const message = (_account: string, id: string) =>
      Promise.resolve({ ...(kept.find((one) => one.id === id) ?? kept[0]!), bodyHtml: 'Fake words' });
    const textOf = async (one: JobVault): Promise<string> => {
      const source = await sourceOfJob({ ...one, message }, job(request), now);
      for await (const { blob } of writtenFiles(request, source, 'en', () => undefined)) {
        return (await blob.text()).replace(/\s+/g, ' ');
      }
      return '';
    };
    expect(await textOf(put)).toContain('read under one name only');
    expect(await textOf(vault([]))).not.toContain('under one name only');
  });
});

describe('an archive without attachments', () => {
  const photo = {
    index: 1,
    label: 'Photo',
    kind: 'image',
    state: 'saved',
    mediaType: 'image/png',
    bytes: 3,
    sha256: 'f'.repeat(64),
  } as const;
  const all = [
    { ...kept[0]!, attachments: [photo, leftOut({ ...photo, index: 2 })], savedAttachments: 1 },
    // Kept from an earlier export, and no longer listed.
    { ...kept[1]!, attachments: [photo], savedAttachments: 1 },
  ];
  const rows = [row('1', { state: 'saved', messageId: 'a'.repeat(64) })];
  const order = job(archive({ withoutAttachments: true }));

  it('holds none, also none that an earlier export had kept, and counts them as skipped', async () => {
    const source = await sourceOfJob(vault(rows, all), order, now);
    expect(source.facts.flatMap(({ attachments }) => attachments.map(({ state }) => state))).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    const { receipt } = source;
    expect(receipt.attachments).toEqual({ listed: 2, saved: 0, failed: 0, vanished: 0, skipped: 2 });
    expect(receipt.complete).toBe(true);
    expect(receipt.keptFromBefore).toBe(1);
    expect(receipt.exceptions.map(({ what, kind, reason }) => [what, kind, reason])).toEqual([
      ['attachment', 'not-chosen', leftOutReason],
      ['attachment', 'not-chosen', leftOutReason],
    ]);
    expect(receipt.notes.join()).toContain('2 attachments were left out');
  });

  it('says so in Spanish too', async () => {
    const { facts: shown } = await sourceOfJob(
      vault(rows, all),
      order,
      now,
      'as-kept',
      archiveWordsFor('es'),
    );
    const reasons = shown.flatMap(({ attachments }) =>
      attachments.map((one) => (one.state === 'saved' ? '' : one.reason)),
    );
    expect(new Set(reasons)).toEqual(
      new Set(['No se incluyó, porque se eligieron los mensajes sin sus archivos adjuntos.']),
    );
  });

  it('leaves them where they are kept: an archive with attachments has them again', async () => {
    await sourceOfJob(vault(rows, all), order, now);
    const { facts: whole, receipt } = await sourceOfJob(vault(rows, all), job(archive()), now);
    expect(whole.flatMap(({ attachments }) => attachments.map(({ state }) => state))).toEqual([
      'saved',
      'skipped',
      'saved',
    ]);
    expect(receipt.attachments).toMatchObject({ listed: 2, saved: 1, skipped: 1 });
  });
});

describe('what goes into a document', () => {
  const url = 'https://www.jpay.com/Fake.aspx';
  it('is the one message', async () => {
    const rows = [row('1', { state: 'saved', messageId: 'b'.repeat(64) })];
    const request = { what: 'message', url, direction: 'received', format: 'html' } as const;
    expect(await idsFor(request, rows)).toEqual(['b']);
  });

  it('is the whole conversation, with what was kept before', async () => {
    expect(await idsFor({ what: 'conversation', personName: 'fake person', format: 'html' })).toEqual([
      'a',
      'b',
      'd',
    ]);
  });
});

describe('what was listed and is not here gets a placeholder', () => {
  const rows = [
    row('1', { state: 'saved', messageId: 'a'.repeat(64) }),
    row('2', { state: 'saved', messageId: 'e'.repeat(64) }),
    row('3', {
      state: 'failed',
      failure: 'site-error',
      reason: 'JPay showed an error.',
      dateText: '7/15/2019',
    }),
    row('4', { state: 'skipped', failure: 'not-chosen', reason: 'It was not chosen.' }),
    row('5', { state: 'skipped', failure: 'left-unread', reason: 'It was unread.' }),
    row('6', {}),
  ];

  it('with its reason, its date as far as the list shows it, and nothing for what was not chosen', async () => {
    const { missing } = await sourceOfJob(vault(rows), job(archive()), now);
    expect(missing.map(({ state, kind }) => [state, kind])).toEqual([
      ['failed', 'vault-error'],
      ['failed', 'site-error'],
      ['skipped', 'left-unread'],
      ['skipped', 'not-tried'],
    ]);
    expect(missing[1]).toMatchObject({
      dateText: '7/15/2019',
      date: '2019-07-15',
      reason: 'JPay showed an error.',
    });
  });

  it('agrees with the receipt', async () => {
    const { missing, receipt } = await sourceOfJob(vault(rows), job(archive(), 'cancelled'), now);
    expect(missing.at(-1)).toMatchObject({ kind: 'cancelled' });
    expect(receipt.complete).toBe(false);
    expect(receipt.messages).toEqual({ listed: 6, saved: 1, failed: 2, vanished: 0, skipped: 3 });
    const told = receipt.exceptions.filter(({ kind }) => kind !== 'not-chosen').map(({ kind }) => kind);
    expect(missing.map(({ kind }) => kind)).toEqual(told);
  });
});

describe('who is named in the lists', () => {
  const rows = [row('1', { state: 'skipped', failure: 'not-chosen', personName: 'Fake  Aunt' })];
  it('is everybody with a row, chosen or not', async () => {
    expect((await sourceOfJob(vault(rows), job(archive()), now)).listedNames).toEqual(['FAKE AUNT']);
  });

  it('cannot be told when the lists were not read to their end', async () => {
    expect((await sourceOfJob(vault(rows), job(archive(), 'cancelled'), now)).listedNames).toBeNull();
    const ended = job(archive());
    ended.findings.listExceptions.push({
      what: 'list',
      where: 'sent',
      kind: 'sent-not-found',
      reason: 'Not found.',
    });
    expect((await sourceOfJob(vault(rows), ended, now)).listedNames).toBeNull();
  });
});

describe('a message', () => {
  const id = 'a'.repeat(64);
  const stored = (change: Partial<StoredFacts> = {}) => ({
    ...facts('a', 'FAKE PERSON', '2019-07-15T15:04'),
    ...change,
    bodyHtml: 'Dear <b>you</b>',
  });

  it('that was recognised has the status JPay shows now', async () => {
    const rows = [row('1', { state: 'saved', messageId: id, status: 'Read' })];
    const one = {
      ...vault(rows),
      facts: () => Promise.resolve([{ ...facts('a', 'FAKE PERSON', null), status: 'Sent' }]),
      message: () => Promise.resolve(stored({ status: 'Sent' })),
    };
    const source = await sourceOfJob(one, job(archive()), now);
    expect(source.facts[0]?.status).toBe('Read');
    expect((await source.message(id)).status).toBe('Read');
  });

  it('stays as it was when writing began, whatever another tab reads meanwhile', async () => {
    const changed = {
      ...vault([]),
      message: () => Promise.resolve(stored({ dateText: 'changed', personName: 'Changed Name' })),
    };
    const source = await sourceOfJob(changed, job(archive()), now);
    expect(await source.message(id)).toMatchObject({ ...source.facts[0], bodyHtml: 'Dear <b>you</b>' });
  });

  it('is found by its words when its letter number became known meanwhile', async () => {
    const renamed = stored({ id: 'f'.repeat(64), letterNumber: '17' });
    let before = true;
    const one: JobVault = {
      ...vault([]),
      facts: () => Promise.resolve(before ? kept : [renamed]),
      message: (_, asked) =>
        asked === renamed.id ? Promise.resolve(renamed) : Promise.reject(new Error('gone')),
    };
    const source = await sourceOfJob(one, job(archive()), now);
    before = false;
    expect(await source.message(id)).toMatchObject({ id, bodyHtml: 'Dear <b>you</b>' });
    await expect(source.message('b'.repeat(64))).rejects.toThrow('gone');
    await expect(source.message('9'.repeat(64))).rejects.toMatchObject({ kind: 'vault-error' });
  });
});

describe('what the browser lost of its vault', () => {
  const id = 'a'.repeat(64);
  const lostError = () => Promise.reject(new LetterkeepError('vault-error', 'The vault does not hold it.'));
  const here: Partial<JobVault> = {
    message: (_, asked) =>
      asked === id ? lostError() : Promise.resolve({ ...facts(asked.slice(0, 1), 'X', null), bodyHtml: '' }),
    facts: () => Promise.resolve(kept.map((one) => ({ ...one, raw: { ...one.raw, sha256: emptySum } }))),
    bytes: () => Promise.resolve(new Uint8Array(0)),
  };
  const emptySum = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  it('is a failed message of the list it stood in, with its placeholder', async () => {
    const rows = [row('1', { state: 'saved', messageId: id })];
    const source = await sourceOfJob({ ...vault(rows), ...here }, job(archive()), now, 'read-back');
    expect(source.facts).toHaveLength(3);
    expect(source.receipt.messages).toMatchObject({ listed: 1, saved: 0, failed: 1 });
    expect(source.missing).toMatchObject([{ kind: 'vault-error', where: 'inbox, page 1' }]);
    expect(source.receipt.complete).toBe(false);
  });

  it('is told and has its placeholder too when it was only kept from before', async () => {
    const source = await sourceOfJob({ ...vault([]), ...here }, job(archive()), now, 'read-back');
    expect(source.receipt.keptFromBefore).toBe(3);
    expect(source.missing).toMatchObject([{ kind: 'vault-error', personName: 'FAKE PERSON' }]);
    expect(source.receipt.incompleteBecause).toEqual([
      '1 message kept from an earlier export could not be given back by the browser.',
    ]);
    expect(source.receipt.exceptions).toMatchObject([
      { what: 'message', messageId: id, kind: 'vault-error' },
    ]);
  });

  it('leaves the words when only the page as JPay sent it is gone', async () => {
    const lostPage = {
      ...here,
      message: () => Promise.resolve({ ...kept[0], bodyHtml: '' } as never),
      bytes: lostError,
    };
    const source = await sourceOfJob({ ...vault([]), ...lostPage }, job(archive()), now, 'read-back');
    expect(source.facts).toHaveLength(4);
    expect(source.lostPages?.size).toBe(4);
    expect(source.receipt.complete).toBe(false);
    expect(source.receipt.exceptions).toHaveLength(4);
  });
});

describe('a message that JPay no longer lists', () => {
  const savedRow = (id: string): LedgerRow => row(id, { state: 'saved', messageId: id.repeat(64) });
  const gone = async (rows: LedgerRow[], all = kept, state: Job['state'] = 'read'): Promise<string[]> => {
    const { noLongerListed } = await sourceOfJob(vault(rows, all), job(archive(), state), now);
    return [...(noLongerListed ?? [])].map((id) => id.slice(0, 1));
  };

  it('is one that no row led to, in a list that shows others of that person', async () => {
    expect(await gone([savedRow('a'), savedRow('b')])).toEqual(['d']);
  });

  it('is none of a person whom the lists do not show at all: another may be chosen on JPay', async () => {
    expect(await gone([savedRow('a'), savedRow('b'), savedRow('d')])).toEqual([]);
  });

  it('is none that a row which could not be opened may have been', async () => {
    const failed = row('1', { state: 'failed', failure: 'site-error', print: 'print of d' });
    expect(await gone([savedRow('a'), savedRow('b'), failed])).toEqual([]);
    const known = kept.map((one) => (one.id.startsWith('d') ? { ...one, print: 'print of d' } : one));
    expect(await gone([savedRow('a'), savedRow('b'), failed], known)).toEqual([]);
    const other = { ...failed, print: 'print of another' };
    expect(await gone([savedRow('a'), savedRow('b'), other], known)).toEqual(['d']);
  });

  it('is none that came to be kept after the lists were read: it may be newer than they are', async () => {
    const later = kept.map((one) => ({ ...one, keptAt: '2026-11-23T00:00:00.000Z' }));
    expect(await gone([savedRow('a'), savedRow('b')], later)).toEqual([]);
  });

  it('is not spoken of where the lists were not read to their end', async () => {
    expect(await gone([savedRow('a')], kept, 'cancelled')).toEqual([]);
  });
});
