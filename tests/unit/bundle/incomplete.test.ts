// @vitest-environment jsdom
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import { describe, expect, it } from 'vitest';
import { makeReceipt } from '../../../src/bundle/receipt';
import { receiptView } from '../../../src/ui/receipt-view';
import { wordsFor } from '../../../src/ui/words';
import type { Job, LedgerRow } from '../../../src/model/ledger';
import type { Receipt } from '../../../src/model/receipt';
import { job, row as plainRow } from './made-up-job';
import { openedArchive } from './opened-archive';
import type { Opened } from './opened-archive';
import { SampleSource } from './sample-source';

/* Every reason for INCOMPLETE (design.md, "Nothing lost in silence"), from the ledger to what the family reads first. */

const now = new Date(Date.UTC(2026, 10, 22));

function row(number: number, change: Partial<LedgerRow>): LedgerRow {
  return plainRow(number, { where: 'inbox, page 3', dateText: '07-15-2019', ...change });
}

type ListKind = 'list-end-not-proved' | 'sent-not-found' | 'total-differs' | 'mailbox-kept-changing';
function listed(where: string, kind: ListKind, reason: string): Job {
  const listExceptions = [{ what: 'list' as const, where, kind, reason }];
  return job({ findings: { listExceptions, notes: [], requests: 3 } });
}

function mailbox(): SampleSource {
  return new SampleSource([
    { name: 'Fake Anna', date: '2021-01-01', body: 'one' },
    { name: 'Fake Anna', date: '2021-01-02', body: 'two', direction: 'sent' },
  ]);
}
const boxes = { received: 'inbox', sent: 'sent' } as const;
const savedRows = (source: SampleSource): LedgerRow[] =>
  source.facts.map(({ id, direction }, index) =>
    row(100 + index, { state: 'saved', messageId: id, mailbox: boxes[direction] }),
  );

/** The archive of a job, as the family opens it. */
async function archiveOf(of: Job, rows: LedgerRow[], source = mailbox()): Promise<Opened> {
  source.receipt = makeReceipt(of, [...savedRows(source), ...rows], source.facts, now);
  const [archive] = await openedArchive(source);
  if (!archive) throw new Error('no archive');
  return archive;
}

const startHere = (archive: Opened): Document =>
  new DOMParser().parseFromString(archive.text('START HERE.html'), 'text/html');
const receiptOf = (archive: Opened): Receipt => JSON.parse(archive.text('data/receipt.json')) as Receipt;
const words = (text: string): string => text.replace(/\s+/g, ' ');

const gone = 'JPay states 12 messages, and its list shows 10.';
const reasons: [string, Job, LedgerRow[], string][] = [
  [
    'a message failed',
    job(),
    [row(1, { state: 'failed', failure: 'timed-out' })],
    '1 message of the inbox list could not be saved.',
  ],
  ['a message was never opened', job(), [row(1, {})], '1 message of the inbox list was not opened.'],
  [
    'an export was cancelled',
    job({ state: 'cancelled' }),
    [row(1, {}), row(2, { mailbox: 'sent' })],
    'The export was stopped before it had read everything.',
  ],
  [
    'an export is still being read',
    job({ state: 'reading' }),
    [],
    'The export was stopped before it had read everything.',
  ],
  [
    'a message was gone before it could be opened',
    job(),
    [row(1, { state: 'vanished', failure: 'not-tried' })],
    '1 message of the inbox list was not opened.',
  ],
  [
    'opening a message would have pressed something',
    job(),
    [row(1, { state: 'failed', failure: 'refused', reason: 'It would do this: Mails_Grid$ctl03$lnkDelete' })],
    '1 message of the inbox list could not be saved.',
  ],
  [
    'the browser lost a saved message',
    job(),
    [row(1, { state: 'saved', messageId: 'f'.repeat(64) })],
    '1 message of the inbox list could not be saved.',
  ],
  [
    'a pager was stuck on page 1',
    listed('inbox', 'list-end-not-proved', 'The list always led back to its first page.'),
    [],
    'inbox: The list always led back to its first page.',
  ],
  [
    'Next would have deleted',
    listed(
      'sent',
      'list-end-not-proved',
      'The link to the next page would have done something else, so it was not pressed.',
    ),
    [],
    'sent: The link to the next page would have done something else, so it was not pressed.',
  ],
  [
    'Sent was not found',
    listed('sent', 'sent-not-found', ''),
    [],
    'sent: JPay’s list of sent messages could not be found.',
  ],
  ['a total lies', listed('inbox', 'total-differs', gone), [], `inbox: ${gone}`],
  [
    'a list kept changing',
    listed('inbox', 'mailbox-kept-changing', ''),
    [],
    'inbox: The list kept changing while it was being read.',
  ],
];

describe('an archive is INCOMPLETE, and says why at the top of START HERE, when', () => {
  it.each(reasons)('%s', async (_, of, rows, sentence) => {
    const archive = await archiveOf(of, rows);
    expect(archive.fileName).toBe('Letterkeep-2026-11-22-INCOMPLETE.zip');
    const first = startHere(archive).querySelector('main')?.firstElementChild;
    expect(first?.querySelector('h2')?.textContent).toBe('This archive is INCOMPLETE');
    expect([...(first?.querySelectorAll('li') ?? [])].map((line) => line.textContent)).toContain(sentence);
    expect(words(archive.text('README.txt'))).toContain(
      `THIS ARCHIVE IS INCOMPLETE: - ${sentence}`.slice(0, 60),
    );
    expect(words(archive.text('README.txt'))).toContain(sentence);
    const receipt = receiptOf(archive);
    expect(receipt.complete).toBe(false);
    expect(receipt.incompleteBecause).toContain(sentence);
    const missing = [...(first?.querySelectorAll('.missing-messages li') ?? [])];
    expect(missing).toHaveLength(rows.length);
    for (const line of missing)
      expect(line.textContent).toContain('Message with Fake Anna, 07-15-2019 (inbox, page 3): ');
  });

  it('and not otherwise', async () => {
    const chosen = [
      row(1, { state: 'skipped', failure: 'left-unread' }),
      row(2, { state: 'skipped', failure: 'not-chosen' }),
    ];
    const archive = await archiveOf(job(), chosen);
    expect(archive.fileName).toBe('Letterkeep-2026-11-22.zip');
    expect(startHere(archive).querySelector('#incomplete')).toBeNull();
    expect(archive.text('README.txt')).not.toContain('NOT HERE');
  });
});

describe('one message of 5,000 that was not saved', () => {
  const source = mailbox();
  const rows = Array.from({ length: 4_998 }, (_, index) =>
    row(index, { state: 'saved', messageId: (index + 16).toString(16).padStart(64, '0') }),
  );
  const facts = [
    ...source.facts,
    ...rows.map(({ messageId = '' }) => ({
      ...(source.facts[0] as SampleSource['facts'][0]),
      id: messageId,
    })),
  ];
  const lost = row(9_999, {
    state: 'failed',
    failure: 'site-error',
    personName: 'Fake José',
    where: 'inbox, page 417',
  });
  // 4,998 rows, of which the last is lost, and the two of the sample.
  const receipt = makeReceipt(
    job(),
    [...savedRows(source), ...rows.slice(1), lost],
    facts.filter(({ id }) => id !== rows[0]?.messageId),
    now,
  );

  it('is counted, and the counts add up in each mailbox', () => {
    expect(receipt.messages).toEqual({ listed: 5_000, saved: 4_999, failed: 1, vanished: 0, skipped: 0 });
    expect(receipt.byMailbox.inbox.messages).toMatchObject({ listed: 4_999, saved: 4_998, failed: 1 });
    expect(receipt.byMailbox.sent.messages).toMatchObject({ listed: 1, saved: 1 });
  });

  it('is named by the receipt, by START HERE, by README and by the archive tab', async () => {
    const { startHereText } = await import('../../../src/bundle/pages/page-text');
    const { readmeTxt } = await import('../../../src/bundle/readme');
    const contents = {
      part: 1,
      parts: 1,
      group: 'Letterkeep-2026-11-22',
      folder: 'Letterkeep-2026-11-22',
      date: '2026-11-22',
      softwareVersion: '0.1.0',
      formats: [],
      receipt,
      noLongerListed: new Set<string>(),
      contacts: [],
      people: [],
      messages: new Map(),
      byTime: [],
      words: archiveWordsFor('en'),
    };
    const [missing] = receipt.exceptions;
    expect(missing).toMatchObject({
      what: 'message',
      where: 'inbox, page 417',
      personName: 'Fake José',
      dateText: '07-15-2019',
      kind: 'site-error',
    });
    const start = new DOMParser().parseFromString(startHereText(contents), 'text/html').querySelector('main');
    const tab = receiptView(receipt, wordsFor('en')).textContent;
    const readme = words(readmeTxt(contents));
    for (const said of [start?.firstElementChild?.textContent ?? '', readme]) {
      expect(said).toContain('Fake José, 07-15-2019 (inbox, page 417): JPay showed an error instead of it.');
    }
    expect(start?.textContent).toContain('5,000 messages were listed, 4,999 are here.');
    expect(readme).toContain('5,000 messages were listed, 4,999 are here. 1 could not be saved.');
    expect(tab).toContain('inbox, page 417, Fake José, 07-15-2019');
    expect(tab).toMatch(/4,999.{1,20}5,000|5,000.{1,30}4,999/);
  });
});
