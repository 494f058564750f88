// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { makeReceipt } from '../../../src/bundle/receipt';
import { leftOut } from '../../../src/model/chosen';
import type { Job, LedgerRow } from '../../../src/model/ledger';
import type { Mailbox } from '../../../src/model/message';
import style from '../../../assets/start-here.css?raw';
import { earlyEndPages, receiptPages } from '../../../src/bundle/long-lists';
import { earlyEndsText, startHereText } from '../../../src/bundle/pages/page-text';
import { readmeTxt } from '../../../src/bundle/readme';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import { madeUpContents, madeUpRecord } from './made-up-contents';
import { openedArchive } from './opened-archive';
import { SampleSource } from './sample-source';

const now = new Date(Date.UTC(2026, 10, 22));
const job: Job = {
  jobId: 'job',
  accountId: 'account',
  request: { what: 'archive', choice: { leaveUnread: false } },
  startedAt: '2026-11-22T09:00:00.000Z',
  round: 1,
  state: 'read',
  findings: { listExceptions: [], notes: [], requests: 12 },
};

function saved(key: string, mailbox: Mailbox, messageId: string | undefined): LedgerRow {
  const where = `${mailbox}, page 1`;
  return {
    key,
    mailbox,
    print: key,
    where,
    personName: 'Fake Anna',
    state: 'saved',
    ...(messageId ? { messageId } : {}),
  };
}

async function startHere(source: SampleSource): Promise<Document> {
  const [archive] = await openedArchive(source);
  return new DOMParser().parseFromString(archive?.text('START HERE.html') ?? '', 'text/html');
}

describe('START HERE names as people without a message', () => {
  const contacts = ['Fake Quiet', 'Fake Not Chosen', 'Fake Anna'].map((name) => ({
    name,
    inmateId: 'F00001',
    agency: 'Fake State',
  }));
  const source = () => new SampleSource([{ name: 'Fake Anna', date: '2021-01-01', body: 'one' }], contacts);

  it('only those whom the lists do not name', async () => {
    const chosen = source();
    chosen.listedNames = ['FAKE ANNA', 'FAKE NOT CHOSEN'];
    const names = [...(await startHere(chosen)).querySelectorAll('.contacts bdi:first-child')];
    expect(names.map(({ textContent }) => textContent)).toEqual(['Fake Quiet']);
  });

  it('nobody when the lists were not read to their end', async () => {
    const unread = source();
    unread.listedNames = null;
    expect((await startHere(unread)).querySelector('#contacts')).toBeNull();
  });
});

describe('START HERE counts attachments that are missing', () => {
  const missing = { kind: 'image', reason: 'JPay would not open it.' } as const;
  const source = new SampleSource([
    { name: 'Fake Anna', date: '2021-01-01', body: 'one', attachments: [missing] },
    { name: 'Fake Anna', date: '2021-01-02', body: 'two', attachments: [missing, missing] },
  ]);
  const [listed, before] = source.facts;
  source.receipt = makeReceipt(
    job,
    [saved('1', 'inbox', listed?.id), saved('2', 'inbox', listed?.id)],
    source.facts,
    now,
  );

  it('as the sentence below it does, and those of earlier exports apart', async () => {
    expect(before?.attachments).toHaveLength(2);
    const page = await startHere(source);
    expect(page.querySelector('#missing')?.textContent).toBe('1 attachment could not be saved');
    expect(page.querySelector('.receipt-line')?.textContent).toContain('0 are here and 1 is not.');
    expect(page.querySelector('#missing-before')?.textContent).toBe(
      '2 attachments of messages kept from an earlier export are not here either',
    );
  });

  it('only if they were asked for: of those left out by choice a note tells', async () => {
    const without = new SampleSource([{ name: 'Fake Anna', date: '2021-01-01', body: 'one' }]);
    without.facts = without.facts.map((one) => ({
      ...one,
      attachments: [leftOut({ index: 1, label: 'Photo', kind: 'image' })],
    }));
    const request = { what: 'archive', choice: { withoutAttachments: true, leaveUnread: false } } as const;
    const rows = [saved('1', 'inbox', without.facts[0]?.id)];
    without.receipt = makeReceipt({ ...job, request }, rows, without.facts, now);
    const page = await startHere(without);
    expect(page.querySelector('#missing')).toBeNull();
    expect(page.querySelector('#missing-before')).toBeNull();
    expect(page.body.textContent).toContain('1 attachment was left out');
  });

  it('does not say that JPay listed nothing when its lists were not read', async () => {
    const kept = new SampleSource([{ name: 'Fake Anna', date: '2021-01-01', body: 'one' }]);
    const listExceptions = [
      { what: 'list', where: 'inbox', kind: 'list-end-not-proved', reason: 'It was not read.' } as const,
    ];
    const findings = { listExceptions, notes: [], requests: 0 };
    kept.receipt = makeReceipt({ ...job, findings }, [], kept.facts, now);
    const line = (await startHere(kept)).querySelector('.receipt-line');
    expect(line?.firstChild?.textContent?.trim()).toBe(
      'JPay’s lists were not read. 1 message that was kept from an earlier export is here.',
    );
    expect(line?.querySelector('a')?.getAttribute('href')).toBe('#not-here');
  });
});

describe('START HERE tells of files that were saved and end early', () => {
  const words = archiveWordsFor('en');
  /** So many messages; the first attachment of each came twice without its end, the second was not shown. */
  const contentsOf = (count: number, failed = false) => {
    const records = Array.from({ length: count }, (_, index) => {
      const record = madeUpRecord(index.toString(16).padStart(8, '0'), '2021-01-01', 1);
      const saved = record.attachments.map((one) => ({ ...one, endsEarly: true as const }));
      const reason = 'JPay would not open it.';
      const lost = { index: 2, label: 'Two', kind: 'image', state: 'failed', reason } as const;
      const failure = 'attachment-not-shown' as const;
      return { ...record, attachments: [...saved, ...(failed ? [{ ...lost, failure }] : [])] };
    });
    const rows = records.map(({ id }) => saved(id, 'inbox', id));
    const contents = madeUpContents([{ name: 'Fake Anna', records }]);
    return { ...contents, receipt: makeReceipt(job, rows, records, now, words) };
  };
  const pageOf = (contents: ReturnType<typeof contentsOf>): Document =>
    new DOMParser().parseFromString(startHereText(contents), 'text/html');

  it('as saved, under a heading of their own, and nowhere as missing', () => {
    const contents = contentsOf(1);
    expect(contents.receipt.exceptions).toHaveLength(1);
    const page = pageOf(contents);
    expect(page.querySelector('.notice')).toBeNull();
    expect(page.querySelector('#not-here')).toBeNull();
    expect(page.querySelector('a[href="#not-here"]')).toBeNull();
    const early = page.querySelector('#saved-early-ends');
    expect(early?.querySelector('summary')?.textContent).toBe('Saved, but they end early (1)');
    expect(early?.querySelector('li')?.textContent).toContain('What came was saved');
  });

  it('apart from those that are missing', () => {
    const page = pageOf(contentsOf(1, true));
    expect(page.querySelector('#missing')?.textContent).toBe('1 attachment could not be saved');
    const missing = page.querySelector('#not-here');
    expect(missing?.querySelector('summary')?.textContent).toBe('What is not here, one by one (1)');
    expect(missing?.querySelector('li')?.textContent).toContain('JPay would not open it.');
    expect(page.querySelectorAll('#saved-early-ends li')).toHaveLength(1);
  });

  it('on a page of their own where they are many', () => {
    const contents = contentsOf(101);
    expect(pageOf(contents).querySelector('#saved-early-ends a')?.getAttribute('href')).toBe(
      'data/pages/saved-early-ends.html',
    );
    const [first] = earlyEndPages(contents);
    expect(receiptPages(contents)).toEqual([]);
    expect(first && earlyEndsText(first, [first], contents).match(/What came was saved/g)).toHaveLength(101);
  });
});

describe('START HERE on paper', () => {
  it('has no heading of VideoGrams, under which only a button stands that is not printed', () => {
    const record = madeUpRecord('a1', '2021-01-01', 1, 'video/mp4');
    const contents = madeUpContents([{ name: 'Fake Anna', records: [record] }]);
    const page = new DOMParser().parseFromString(startHereText(contents), 'text/html');
    const films = page.querySelector('section[aria-labelledby="films"]');
    expect(films?.querySelectorAll(':scope > :not(h2)')).toHaveLength(1);
    expect(films?.querySelector('p > a.button')).not.toBeNull();
    const onPaper = style.slice(style.indexOf('@media print'));
    expect(onPaper).toMatch(/section\[aria-labelledby='films'\] \{\s*display: none;/);
    expect(onPaper).toMatch(/:is\(h1, h2, h3\) \{\s*break-after: avoid;/);
  });
});

describe('The table of the receipt', () => {
  it('calls the mailboxes and what became of their messages as the archive tab does', () => {
    const page = new DOMParser().parseFromString(startHereText(madeUpContents([])), 'text/html');
    const wordsOf = (cells: string): string[] =>
      [...page.querySelectorAll(`.table ${cells}`)].map(({ textContent }) => textContent);
    expect(wordsOf('thead th')).toEqual(['Listed', 'Saved', 'Failed', 'No longer on JPay', 'Left out']);
    expect(wordsOf('tbody th')).toEqual([
      'Received: messages',
      'Received: attachments',
      'Sent: messages',
      'Sent: attachments',
    ]);
  });

  it('is never broken within a word, whatever the page around it allows', () => {
    const page = new DOMParser().parseFromString(startHereText(madeUpContents([])), 'text/html');
    page.head.append(Object.assign(page.createElement('style'), { textContent: style }));
    document.body.replaceChildren(...page.head.querySelectorAll('style'), ...page.body.children);
    const cells = [...document.querySelectorAll('.table th, .table td')];
    expect(cells.length).toBeGreaterThan(20);
    for (const cell of cells) expect(getComputedStyle(cell).overflowWrap).toBe('normal');
    document.body.replaceChildren();
  });
});

describe('One of several parts', () => {
  const records = [madeUpRecord('a1', '2021-01-01', 2), madeUpRecord('a2', '2021-01-02')];
  const plain = madeUpContents([{ name: 'Fake Anna', records }]);
  const sums = { listed: 180, saved: 180, failed: 0, vanished: 0, skipped: 0 };
  const receipt = {
    ...plain.receipt,
    messages: sums,
    attachments: { ...sums, listed: 48, saved: 45, failed: 3 },
  };
  const part = { ...plain, receipt, part: 14, parts: 20 };
  const mainOf = (contents: typeof part): Element | null =>
    new DOMParser().parseFromString(startHereText(contents), 'text/html').querySelector('main');
  const lineOf = (contents: typeof part): string =>
    mainOf(contents)?.querySelector('.receipt-line')?.firstChild?.textContent ?? '';
  const english =
    '180 messages were listed, 180 are in these 20 parts together. Of 48 photos, films and other attachments, 45 are in these 20 parts together and 3 are not. This part holds 2 messages and 2 photos, films and other attachments.';

  it('says first of all which part it is, and what of the whole is in it', () => {
    expect(mainOf(part)?.firstElementChild?.textContent).toContain('This is part 14 of 20');
    expect(lineOf(part)).toBe(english);
  });

  it('says so in Spanish too', () => {
    expect(lineOf({ ...part, words: archiveWordsFor('es') })).toBe(
      'Había 180 mensajes en la lista; 180 están en estas 20 partes juntas. De 48 fotos, videos y otros archivos adjuntos, 45 están en estas 20 partes juntas y 3 no. Esta parte contiene 2 mensajes y 2 fotos, videos y otros archivos adjuntos.',
    );
  });

  it('says in its README the same, in the same order', () => {
    const readme = readmeTxt(part).replace(/\s+/g, ' ');
    expect(readme).toContain(english);
    expect(readme.indexOf('This is part 14 of 20')).toBeLessThan(readme.indexOf(english));
  });
});

describe('README.txt', () => {
  const readmeIn = (language: 'en' | 'es'): string =>
    readmeTxt({ ...madeUpContents([]), words: archiveWordsFor(language) }).replace(/\s+/g, ' ');

  it('says beside messages.mbox that a mail program may move the times', () => {
    expect(readmeIn('en')).toContain('A mail program may show the times moved by some hours.');
    expect(readmeIn('es')).toContain('Un programa de correo puede mostrar las horas con alguna diferencia.');
  });

  it('has lines that every Notepad breaks, and a title that is its first line', () => {
    for (const language of ['en', 'es'] as const) {
      const contents = { ...madeUpContents([]), words: archiveWordsFor(language) };
      const readme = readmeTxt(contents);
      expect(
        readme
          .split('\n')
          .slice(0, -1)
          .filter((line) => !line.endsWith('\r')),
      ).toEqual([]);
      expect(readme.split('\r\n')[0]).toBe(contents.words.readme.title);
      expect(readme.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('says that 0000 in a file name may be midnight too', () => {
    expect(readmeIn('en')).toContain('0000 means that no time was shown, or that it was midnight.');
    expect(readmeIn('es')).toContain('no se mostraba ninguna hora, o que era medianoche.');
  });
});
