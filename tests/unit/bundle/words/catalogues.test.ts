import { archiveFormats } from '../../../../src/model/export-request';
import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../../src/model/receipt';
import { archiveWordsFor } from '../../../../src/bundle/words/archive-words';
import { entries, resultsOf, shapeOf } from './entries';

const english = entries(archiveWordsFor('en'));
const spanish = new Map(entries(archiveWordsFor('es')));
const counts = [0, 1, 2, 1000];

/** The same word in both languages, or no word at all. */
const same = new Set(['Word', 'eCard', 'VideoGram', 'VideoGrams', 'ltr', 'No', 'error']);

/** Entries that take something else than numbers. */
const samples: Readonly<Record<string, readonly unknown[][]>> = {
  day: [['2019-07-15T15:04:05'], ['2019-02-01'], [null]],
  monthAndYear: [['2019-07'], ['2020-12']],
  listed: [[[]], [['a']], [['a', 'b']], [['a', 'b', 'c']]],
  'photos.describe': [
    ['image', 'received'],
    ['ecard', 'sent'],
  ],
  'reasons.of': [
    ['site-error', undefined],
    ['site-error', '  '],
    ['site-error', 'JPay sent an empty file.'],
  ],
  'reasons.note': [['JPay’s home page could not be read, so the numbers of the people are not known.']],
  'reasons.label': [['Shown in the message'], ['Shown in the message, 2']],
  'receipt.where': [['inbox'], ['sent, page 3'], ['inbox, kept from an earlier export']],
  'receipt.notSaved': counts.flatMap((count) => [
    [count, 'inbox'],
    [count, 'sent'],
  ]),
  'conversation.otherForm': archiveFormats
    .flatMap((format) => [
      [format, 1, 1],
      [format, 2, 3],
    ])
    .filter(([format]) => format !== 'markdown'),
  'receipt.notOpened': counts.map((count) => [count, 'sent']),
  'receipt.sentence': counts.map((n) => {
    const messages = { ...noCounts, listed: 4 * n, saved: n, failed: n, vanished: n, skipped: n };
    return [
      { messages, attachments: { ...noCounts, listed: n + 1, saved: 1 }, keptFromBefore: n, complete: n < 2 },
      ...(n === 2 ? [{ parts: 20, messages: n, attachments: 1 }] : []),
    ];
  }),
};

describe('the words of an archive', () => {
  it('are all there in Spanish', () => {
    expect([...spanish.keys()]).toEqual(english.map(([path]) => path));
  });

  it.each(english)('%s is Spanish in Spanish, with the same places for values', (path, said) => {
    const theirs = spanish.get(path);
    const ours = resultsOf(said, samples[path] ?? counts.map((n) => [n, n, n, n]));
    if (ours === null) return;
    const others = resultsOf(theirs, samples[path] ?? counts.map((n) => [n, n, n, n])) ?? [];
    expect(others).toHaveLength(ours.length);
    for (const [at, text] of ours.entries()) {
      const other = others[at] ?? '';
      for (const one of [text, other]) expect(one).not.toMatch(/undefined|NaN|\[object|null/);
      expect(shapeOf(other)).toEqual(shapeOf(text));
      const hasWords = /\p{L}{2}/u.test(text.replace(/\{\w+\}|[\w/]+\.\w+/g, '')) && !same.has(text);
      // A size, a number or a path is the same; what one says of it is not.
      if (hasWords && /[a-z]{3}.* |^[A-Z][a-z]{3}/.test(text)) expect(other).not.toBe(text);
    }
  });

  it('count as each language does', () => {
    const { receipt, notices, day, listed, monthAndYear } = archiveWordsFor('es');
    expect([1, 2, 1000].map((count) => receipt.notSaved(count, 'inbox'))).toEqual([
      '1 mensaje de la lista de recibidos no se pudo guardar.',
      '2 mensajes de la lista de recibidos no se pudieron guardar.',
      '1,000 mensajes de la lista de recibidos no se pudieron guardar.',
    ]);
    expect(notices.attachmentsTitle(1)).toBe('1 archivo adjunto no se pudo guardar');
    expect(notices.attachmentsTitle(2)).toBe('2 archivos adjuntos no se pudieron guardar');
    expect([day('2019-07-05T15:04'), day(null), monthAndYear('2021-01')]).toEqual([
      '5 de julio de 2019',
      'sin fecha',
      'enero de 2021',
    ]);
    expect(listed(['Fake Ana', 'Fake José', 'Inés'])).toBe('Fake Ana, Fake José e Inés');
  });

  it('name the places of a list in Spanish, and leave alone what they do not know', () => {
    const { where } = archiveWordsFor('es').receipt;
    expect(
      ['inbox', 'sent, page 12', 'sent, kept from an earlier export', 'an outbox'].map((place) =>
        where(place),
      ),
    ).toEqual(['recibidos', 'enviados, página 12', 'enviados, de una exportación anterior', 'an outbox']);
  });
});
