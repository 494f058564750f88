import { tellMediaType } from '../../../../src/model/media-type';
import { hostileAttachments } from '../../../hostile/attachments';
import { headerValues } from '../../../hostile/header-values';
import { nameGroups } from '../../../hostile/names';
import { escapeHtml, hostileMarkup, hostileText } from '../../../hostile/texts';
import { firstSeed } from '../../../hostile/seed';
import { samplePicture } from '../sample-source';
import type { SampleAttachment, SampleMessage } from '../sample-source';

const hostileNames = nameGroups.flatMap(({ names }) => names);

/** Bodies that a mail could be read wrongly for. */
const ownTexts = [
  'Dear Anna,\n\nFrom now on I write on Sundays.\n>From here it looks small.\n>>From afar too.\n',
  'From the first word\nFrom the second line',
  '\nFrom fake@fake.example Mon Jan  1 00:00:00 2001\nSubject: not a message\n\nnot a body\n',
  '.\n..\n.\nQUIT\n',
  '--\n----\n--=_mixed_0\n--=_forms_0--\nContent-Type: text/html\n\n<b>',
  'x'.repeat(20_000),
  `${'long '.repeat(400)}end`,
  'é'.repeat(3_000),
  'a\0b\u0001\u001b\u007f\u0085\u2028\u2029\ufeff',
  '\ud800 alone \udc00',
  'one\r\ntwo\rthree\r\r\nfour',
  'Ends with spaces   \nand a tab\t\n=\n=3D =',
  'emoji 👩‍👩‍👧 and مرحبا and שלום and 偽名',
  '',
  ' ',
  '<img src="https://fake.example/x.png">',
  '<p>One</p><p dir="rtl">שלום</p><ul><li>two</li></ul>a&#13;b<br>c',
];

/** As many made-up messages as asked for, hostile in every field; the same ones for the same seed. */
export function madeUpMail(count: number, name?: string): SampleMessage[] {
  const labels = [...hostileNames, ...headerValues(firstSeed + 50_000, 400)];
  const names = [...headerValues(firstSeed, 400), ...hostileNames];
  return Array.from({ length: count }, (_, index) => ({
    name: name ?? pick(names, index),
    direction: index % 3 === 0 ? 'sent' : 'received',
    date: dates[index % dates.length]?.(index) ?? null,
    dateText: index % 2 === 0 ? pick(names, index * 7 + 3) : '7/10/2019 3:04 PM\r\nX-Trap: yes',
    body: bodyOf(index),
    letterNumber: pick(labels, index * 5),
    attachments: Array.from({ length: index % 4 }, (_, at) => attachmentOf(index * 4 + at, labels)),
  }));
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const dates: readonly ((index: number) => string | null)[] = [
  (index) => `2019-07-${twoDigits(1 + (index % 28))}T${twoDigits(index % 24)}:${twoDigits(index % 60)}`,
  (index) => `20${twoDigits(index % 26)}-02-28T23:59:${twoDigits(index % 60)}`,
  (index) => `2021-${twoDigits(1 + (index % 12))}-01`,
  (index) => (index % 5 === 0 ? null : '2000-02-29T00:00'),
];

function bodyOf(index: number): string {
  const own = ownTexts[index];
  if (own !== undefined) return own;
  const seed = firstSeed + index;
  if (index % 3 === 0) return hostileMarkup(seed);
  return escapeHtml(hostileText(seed)).replace(
    /^|\n/g,
    (start) => `${start}${index % 2 === 0 ? 'From ' : ''}`,
  );
}

function attachmentOf(number: number, labels: readonly string[]): SampleAttachment {
  const label = pick(labels, number);
  if (number % 7 === 3) return { kind: 'videogram', label, reason: 'JPay shows a player, but no file.' };
  if (number % 5 === 0) {
    return {
      kind: 'image',
      label,
      mediaType: 'image/png',
      bytes: samplePicture(number, 4 + (number % 9), 3),
    };
  }
  const { bytes } = pick(hostileAttachments, number);
  return {
    kind: 'other',
    label,
    mediaType: tellMediaType(bytes.subarray(0, 4096), bytes.length).mediaType,
    bytes,
  };
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}
