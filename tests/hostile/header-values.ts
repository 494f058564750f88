import { hostileText } from './texts';

/** Names, subjects and file names that try to get out of a header of a mail, or to be taken for another. */
const breakingOut = [
  'Fake\r\nBcc: trap@fake.example',
  'Fake\nBcc: trap@fake.example',
  'Fake\rBcc: trap@fake.example',
  'Fake\n\n<b>a body</b>',
  'Fake\r\n\r\nFrom here it is a body',
  'Fake\0Bcc: trap@fake.example',
  'Fake\u2028Bcc: trap@fake.example',
  'Fake\u2029Bcc: trap@fake.example',
  'Fake\u0085Bcc: trap@fake.example',
  'Fake\u000bBcc: trap@fake.example',
  'Fake\u000cBcc: trap@fake.example',
  'Fake\u001c\u001d\u001eBcc: trap@fake.example',
  '\r\n.\r\nQUIT',
  '\nFrom fake@fake.example Mon Jan  1 00:00:00 2001',
  'From now on',
  '>From now on',
];

const encodedAlready = [
  '=?utf-8?B?QmNjOiB0cmFw?=',
  '=?utf-8?Q?a=0D=0ABcc:_trap?=',
  '=?iso-8859-1?q?caf=E9?=',
  'Fake =?utf-8?B?4pi6?= Fake',
  '=?utf-8?B?',
  '?=',
  '=?x?=',
  '=?utf-8?B?=?utf-8?B?QQ==?=?=',
  "utf-8''%0D%0ABcc%3A",
  '=0D=0ABcc: trap',
];

const syntax = [
  'Fake, Anna',
  'Fake "Annie" Anna',
  '"Fake" <fake@fake.example>',
  'Fake <script>',
  'fake@fake.example',
  'Fake (a comment)',
  'Fake (a comment',
  'Fake \\',
  'Fake \\"',
  '"',
  '""',
  'Fake; filename="b.html"',
  'Fake: Anna;',
  'A group: a@fake.example, b@fake.example;',
  'Fake, Jr.',
  'O’Fake-Näme',
  "O'Fake",
  'a;b=c',
  '../../fake.html',
  '..\\fake.exe',
  '100%',
  '%0A%0D',
  '*',
  "a*0*=utf-8''b",
  'Fake\tAnna',
  'Fake  Anna',
  'Fake                  Anna',
  ' Fake ',
  '<>',
  '<<>>',
  ',',
  ';',
  ':',
  '@',
  '.',
  '[Fake]',
  'Fake.jpg',
  'a b.jpg',
];

const otherScripts = [
  'Fäke José Muñoz',
  'Ложная Анна',
  'فاطمة المزيفة',
  'דוגמה בדויה',
  '偽名 太郎',
  '👩‍👩‍👧 Fake 🇺🇸',
  'e\u0301'.repeat(30),
  'Z\u0300\u0301\u0302\u0303\u0304\u0305',
  '𝒳𝒴𝒵',
  'Fake \u202egpj.exe',
  '\u2066Fake\u2069',
  '\u200bFake\ufeff',
  '\ud800',
  'Fake \udc00 Anna',
  '\ud83d',
  '\ufffe\uffff',
  '\u00a0Fake\u00a0Anna\u00a0',
  '＜Fake＠fake＞',
];

const long = [
  'x'.repeat(2_000),
  'Fake Anna '.repeat(200),
  'é'.repeat(2_000),
  '😀'.repeat(1_000),
  `Fake ${'x'.repeat(1_990)}`,
  'a'.repeat(70),
  'a'.repeat(76),
  'a'.repeat(77),
  `${'a'.repeat(40)} ${'b'.repeat(40)}`,
  'Fake, '.repeat(300),
  `${'x'.repeat(200)}.jpg`,
  ' '.repeat(500),
  `a${' '.repeat(500)}b`,
];

const own = ['', ' ', ...breakingOut, ...encodedAlready, ...syntax, ...otherScripts, ...long];

/** Our own, then generated ones. */
export function headerValues(first: number, count: number): string[] {
  const generated = Math.max(0, count - own.length);
  return [...own, ...Array.from({ length: generated }, (_, index) => hostileText(first + index))];
}
