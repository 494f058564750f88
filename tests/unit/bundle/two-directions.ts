import { makeReceipt } from '../../../src/bundle/receipt';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import type { Language } from '../../../src/model/language';
import type { LedgerRow } from '../../../src/model/ledger';
import { job, row } from './made-up-job';
import { SampleSource, samplePicture } from './sample-source';

/** Letters of Hebrew and Arabic: what turns a line round. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufeff]/;

/** Names, as the site would show them. */
export const sarah = 'שרה לוי';
export const maryam = 'مريم الاختبار';

/**
 * A mailbox in which every stranger writes from right to left, in the given language of the archive, with something of
 * each kind missing. No word of English stands in it but "Fake" and what JPay itself says in dates.
 */
export function twoDirections(language: Language): SampleSource {
  const words = archiveWordsFor(language);
  const { reasons } = words;
  const notShown =
    'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.';
  const source = new SampleSource(
    [
      {
        name: sarah,
        date: '2019-07-15T15:04:05',
        dateText: '7/15/2019 3:04:05 PM',
        body: '<p>שלום אמא, קיבלתי את המכתב.</p><p>Hola mamá, 12 abrazos.</p><ul><li>أحمد</li></ul>',
        attachments: [
          { kind: 'image', mediaType: 'image/png', bytes: samplePicture(1), label: 'תמונה 7' },
          { kind: 'videogram', mediaType: 'video/mp4', bytes: film(), label: 'סרט 3' },
          { kind: 'document', reason: reasons.of('attachment-not-shown', notShown), label: 'מסמך 9' },
          {
            kind: 'other',
            mediaType: 'image/svg+xml',
            bytes: new TextEncoder().encode('<svg/>'),
            label: 'קובץ 1',
          },
        ],
      },
      {
        name: sarah,
        direction: 'sent',
        date: '2020-01-02T08:00',
        dateText: '1/2/2020 8:00 AM',
        body: 'Querida Sara',
        letterNumber: '90001',
      },
      { name: sarah, date: null, dateText: 'אתמול', body: '' },
      { name: maryam, date: '2021-02-02', dateText: '02-02-2021', body: 'مرحبا يا أمي' },
      { name: 'Fake Same', date: '2022-03-03T03:03', dateText: '3/3/2022 3:03 AM', body: 'Un abrazo' },
    ],
    [
      { name: sarah, inmateId: '700014', agency: 'سجن الشمال' },
      { name: 'Fake Same', inmateId: '21', agency: 'אגף 4' },
      { name: 'FAKE SAME', inmateId: '22', agency: 'אגף 5' },
      { name: 'דוד', inmateId: '33', agency: 'سجن 8' },
    ],
    [
      {
        mailbox: 'inbox',
        personName: sarah,
        dateText: 'יום 3',
        date: '2019-08-01',
        where: 'inbox, page 3',
        state: 'failed',
        kind: 'timed-out',
        reason: reasons.of('timed-out', 'JPay did not answer in time.'),
      },
    ],
  );
  const rows: LedgerRow[] = source.facts.slice(0, 4).map(({ id, direction, personName, dateText }, index) =>
    row(index, {
      state: 'saved',
      messageId: id,
      mailbox: direction === 'received' ? 'inbox' : 'sent',
      personName,
      dateText,
    }),
  );
  const lost = { failure: 'timed-out', reason: 'JPay did not answer in time.' } as const;
  const failed = row(9, {
    state: 'failed',
    where: 'inbox, page 3',
    personName: sarah,
    dateText: 'יום 3',
    ...lost,
  });
  const findings = {
    listExceptions: [
      {
        what: 'list',
        where: 'sent',
        kind: 'total-differs',
        reason: 'The list says that it has 12 messages, but it shows 10.',
      } as const,
    ],
    notes: [
      'JPay lists דוד (33) as your contact, but its lists show no message with them. If there should be some, choose דוד on JPay’s home page and export again: what is kept stays, and theirs are added.',
    ],
    requests: 12,
  };
  const now = new Date(Date.UTC(2026, 10, 22));
  source.receipt = makeReceipt(job({ findings }), [...rows, failed], source.facts, now, words);
  return source;
}

function film(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2_000).fill(7);
  bytes.set(new TextEncoder().encode('\0\0\0\x18ftypmp42'), 0);
  return bytes;
}
