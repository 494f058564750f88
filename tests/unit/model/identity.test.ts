import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  contentHash,
  letterNumberHash,
  repeatedHash,
  rowPrint,
  singleSpaced,
  type MessageContent,
} from '../../../src/model/identity';

/**
 * Frozen. These vectors may never change: archives that families already have name their messages so. A new rule
 * gets a new version number in identity.ts and vectors of its own.
 */
const letter: MessageContent = {
  direction: 'received',
  personName: 'Fake Person',
  dateText: '7/15/2019 3:04:05 PM',
  bodyText: 'Dear Grandma,\nthank you for the photos. 💌',
};
const contentVectors: [string, MessageContent, string][] = [
  ['a letter', letter, '04f526dd804b3d4652fcb87edfb1ddef8aaf90eb54a73bd9efafdb90fe71c4ed'],
  [
    'a letter that was sent',
    { ...letter, direction: 'sent' },
    'f47af33b45ce282aac03bcab99c1ad39932a10a601931907a986ed2a7b4c78fb',
  ],
  [
    'a letter without words',
    { ...letter, bodyText: '' },
    'f4a25d864e97b500aea3342d5d51df024e2c4c4d930d9302876c8bdac794b106',
  ],
  [
    'a letter without a date',
    { ...letter, dateText: '' },
    'be70dba73863fc1c404860d9d07b37f6311177efb10d2e515acc65982dd79627',
  ],
  [
    'a letter in Arabic to somebody with an accent',
    { direction: 'sent', personName: 'Zoë Invented', dateText: '1/2/2020', bodyText: 'مرحبا جدتي' },
    '2c045aba6284c9d8de50925c0a6cf5a007e0a43f3daffd9cbedce5e94525a134',
  ],
];

describe('identity of a message, version 1', () => {
  it.each(contentVectors)('of %s stays what it was', async (_name, content, expected) => {
    expect(await contentHash(content)).toBe(expected);
  });

  it('is what anybody can work out with sha256sum', async () => {
    const text =
      'letterkeep message content 1\nreceived\nFAKE PERSON\n7/15/2019 3:04:05 PM\n' +
      'Dear Grandma, thank you for the photos. 💌';
    expect(await contentHash(letter)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  it('of a sent letter with a number stays what it was', async () => {
    expect(await letterNumberHash('123456789')).toBe(
      '43a16f3bfb2c2559cc95e1c14d4682093c8ca4e1dda22e7a11b43178dff7eab3',
    );
    expect(await letterNumberHash(' 123456789 ')).toBe(
      '43a16f3bfb2c2559cc95e1c14d4682093c8ca4e1dda22e7a11b43178dff7eab3',
    );
  });

  it('of the second and third of equal letters stays what it was', async () => {
    const hash = await contentHash(letter);
    expect(await repeatedHash(hash, 2)).toBe(
      '21e96fee0bd20d23b700d05ee1b5b987a52066763a7995df9c23b5869b43bb1b',
    );
    expect(await repeatedHash(hash, 3)).toBe(
      '6d510a2a282ea548b258fa51d81c3c413355ed77f0870584979b3a4073b3f7f4',
    );
  });

  it('does not change with case of the name, line breaks or spaces', async () => {
    const hash = await contentHash(letter);
    for (const change of [
      { personName: ' FAKE   PERSON ' },
      { personName: 'fake\u00a0person' },
      { dateText: '7/15/2019\u00a03:04:05 PM' },
      { bodyText: 'Dear Grandma,\r\n   thank you for\tthe photos. 💌\n\n' },
    ]) {
      expect(await contentHash({ ...letter, ...change })).toBe(hash);
    }
  });

  it('changes with anything else', async () => {
    const changes: Partial<MessageContent>[] = [
      {},
      { direction: 'sent' },
      { personName: 'Fake Personne' },
      { dateText: '7/15/2019 3:04:06 PM' },
      { bodyText: 'dear Grandma,\nthank you for the photos. 💌' },
      { bodyText: 'Dear Grandma,\nthank you for the photos.' },
      // A composed and a decomposed letter: no Unicode normalisation in the text.
      { bodyText: 'é' },
      { bodyText: 'e\u0301' },
    ];
    const hashes = await Promise.all(changes.map((change) => contentHash({ ...letter, ...change })));
    expect(new Set(hashes).size).toBe(changes.length);
  });
});

describe('the print of a row', () => {
  it('stays what it was', () => {
    expect(
      rowPrint({
        mailbox: 'sent',
        personName: 'Fake  Person',
        dateText: ' 7/15/2019\u00a03:04 PM',
        letterNumber: ' 12 ',
      }),
    ).toBe('sent\u001fFAKE PERSON\u001f7/15/2019 3:04 PM\u001f12');
    expect(rowPrint({ mailbox: 'inbox', personName: 'Fake Person' })).toBe(
      'inbox\u001fFAKE PERSON\u001f\u001f',
    );
  });

  it('has single spaces, and keeps everything else', () => {
    expect(singleSpaced(' a \u00a0\r\n b\u2003c ')).toBe('a b c');
    expect(singleSpaced('\u200bé\u200b')).toBe('\u200bé\u200b');
  });
});
