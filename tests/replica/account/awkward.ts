import { hostileHtml } from './hostile';
import type { AttachmentPlan } from './attachments';
import type { BodyKind, Direction } from './model';
import type { Random } from './random';
import { longWords, ordinaryWords } from './words';

/** One message to be made. */
export interface Draft {
  readonly direction: Direction;
  readonly source: string;
  readonly bodyKind?: BodyKind;
  readonly attachments?: readonly AttachmentPlan[];
}

/** Messages that belong together: with one person, at one time. */
export interface DraftGroup {
  readonly drafts: readonly Draft[];
  /** How near the messages of the group are to each other. */
  readonly together?: 'same minute' | 'same second';
  /** The exact time of day, in seconds. */
  readonly timeOfDay?: number;
}

const photo: AttachmentPlan = { kind: 'image', format: 'jpeg', label: 'photo.jpg' };
const png: AttachmentPlan = { kind: 'image', format: 'png', label: 'Attachment 2' };
const ecard: AttachmentPlan = { kind: 'ecard', format: 'png', label: "eCard - Mother's Day" };
const video: AttachmentPlan = { kind: 'videogram', format: 'mp4', label: 'VideoGram' };
const scan: AttachmentPlan = { kind: 'document', format: 'pdf', label: 'Scanned letter.pdf' };
/** Invented: the true boilerplate is unknown (dossier 4). */
const snapWords = "You received a Snap n' Send photo.";
const scanWords = 'The reply to your letter was written by hand. Please see the attached scan.';

const received = (source: string, attachments?: readonly AttachmentPlan[]): DraftGroup => ({
  drafts: [{ direction: 'received', source, ...(attachments && { attachments }) }],
});
const sent = (source: string, attachments?: readonly AttachmentPlan[]): DraftGroup => ({
  drafts: [{ direction: 'sent', source, ...(attachments && { attachments }) }],
});
const snap = (label: string): Draft => ({
  direction: 'received',
  source: snapWords,
  bodyKind: 'snap',
  attachments: [{ ...photo, label }],
});
const times = (count: number, draft: Draft): Draft[] => Array.from({ length: count }, () => draft);

/** Every awkward kind of message, the likeliest to matter first: a small account takes them in this order. */
const makers = {
  photos: () => received('Look at these, all three of us!', [photo, png, { ...photo, label: 'photo.jpg' }]),
  everything: () => received('One of each for you.', [ecard, photo, video, scan]),
  'sent photo': () =>
    sent('Here is the new puppy.\nShe is asleep again.', [photo, { ...png, label: 'Attachment 1' }]),
  'typed markup': () =>
    received(
      '<script>alert(1)</script>\n<b>not bold</b> &amp; &lt; </span></td></table> <!-- no -->\n"quotes" \'too\'',
    ),
  emoji: () => received('Love you 👨‍👩‍👧‍👦❤️🇺🇸 always 😀\n👍🏽 e\u0301 is not é'),
  arabic: () => received('مرحبا يا أمي، كيف حالك؟\nأحبك كثيرا. See you الجمعة 7:30\nשלום'),
  'same minute': (random: Random): DraftGroup => {
    const source = ordinaryWords(random);
    return { drafts: times(2, { direction: 'received', source }), together: 'same minute' };
  },
  identical: (): DraftGroup => ({
    drafts: times(3, { direction: 'received', source: 'Good night.' }),
    together: 'same second',
  }),
  snap: (): DraftGroup => ({ drafts: [snap('Attachment 1')] }),
  'snap twins': (): DraftGroup => ({ drafts: [snap('Snap.jpg'), snap('Snap.jpg')], together: 'same second' }),
  scan: (): DraftGroup => ({
    drafts: [{ direction: 'received', source: scanWords, bodyKind: 'scan', attachments: [scan] }],
  }),
  removed: () =>
    received('They may take one of these away.', [photo, { ...png, label: 'beach.png', removed: true }]),
  long: (random: Random) => sent(longWords(random, 14_000)),
  empty: () => received(''),
  'white space': () => received('   \n \t \n  '),
  'no-break spaces': () => received('\u00a0\u00a0Dear\u00a0Nana,\n\u00a0\n1\u00a0000 kisses'),
  'windows line ends': () => sent('First line\r\nSecond line  \r\n\r\nFourth line'),
  'leading spaces': () =>
    received('\n   a poem\n      set far to the right\n\twith  two  spaces\n   and back'),
  markdown: () =>
    sent(
      '# not a heading\n* a star\n1. one\n`code` and ```fence\n| a | b |\n|---|---|\n[x](javascript:1) _u_ ~~s~~\n---\n> q',
    ),
  sql: () =>
    sent(
      "Robert'); DROP TABLE Letters;--\n' OR '1'='1\n<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x 'y'>]>&x;",
    ),
  'from lines': () =>
    received(
      'From here it is far.\n>From me to you\n>>From both\nFrom: nobody@example.invalid\n.\n'.trimEnd(),
    ),
  formulas: () => sent('=1+1\n@SUM(A1)\n+1 (555) 010-0100\n-2\n=HYPERLINK("https://leaking.invalid","x")'),
  'sent same minute': (): DraftGroup => ({
    drafts: times(2, { direction: 'sent', source: 'Did you get my last one?' }),
    together: 'same minute',
  }),
  'naughty labels': () =>
    received('Odd names.', [
      { ...png, label: '../evil.html' },
      { ...photo, label: 'CON' },
      { kind: 'image', format: 'gif', label: 'a\u202Egpj.exe' },
      { kind: 'image', format: 'bmp', label: '<b>pic</b>.bmp' },
    ]),
  'lying label': () =>
    sent('The name lies.', [
      { ...photo, label: 'holiday.png' },
      { ...png, label: 'clip.mp4' },
    ]),
  'sent video': () => sent('Watch this.', [video, ecard]),
  midnight: (): DraftGroup => ({ ...received('Written at midnight.'), timeOfDay: 0 }),
  noon: (): DraftGroup => ({ ...received('Written at noon.'), timeOfDay: 12 * 3600 }),
  hostile: (): DraftGroup => ({
    drafts: [{ direction: 'received', source: hostileHtml, bodyKind: 'hostile' }],
  }),
} satisfies Record<string, (random: Random) => DraftGroup>;

export type AwkwardKind = keyof typeof makers;
export const awkwardKinds = Object.keys(makers) as AwkwardKind[];

/** The messages of one awkward kind. */
export function makeAwkward(kind: AwkwardKind, random: Random): DraftGroup {
  return makers[kind](random);
}
