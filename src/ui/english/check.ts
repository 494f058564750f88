import { counted, number, size } from './counting';

/** "1 and 3", "1, 2 and 4": as the rest of our English writes it. */
const listFormat = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** Why a file is nothing that could be checked, said to whoever dropped it. */
const refused = {
  empty: 'This file is empty. It was perhaps not copied to the end: try another copy.',
  'no-zip':
    'This is not a ZIP file, so there is nothing to check. Look for the file whose name ends in “.zip”.',
  'unsupported-zip':
    'This ZIP file is of a kind that Letterkeep never writes, so it cannot be checked here. It may have been packed again by another program.',
  'no-bag':
    'This ZIP file holds no list of its files and their sums, so it cannot be checked. Letterkeep puts one into every archive, but not into a single message or conversation.',
  folder:
    'This is a folder. Drop the ZIP file itself. For a folder that is already unpacked, README.txt in it says how to check it.',
  unreadable:
    'This file could not be read to its end, so nothing can be said about it. If it lies on a USB stick or another computer, make sure that it is still there, then try again.',
};

/** The words of "Check an archive". `{name}` stands for the name of a file or archive. */
export const checkWords = {
  title: 'Check an archive',
  explanation:
    'Is your copy still whole? Letterkeep looks at every file in it: whether it is unchanged, and whether anything was taken out or added. All of it happens on this computer.',
  drop: 'Drop the ZIP file anywhere on this page, or choose it. Several parts can be checked at once.',
  letGo: 'Let go, and it is checked.',
  choose: 'Choose ZIP files',
  checking: 'Checking {name}',
  progressName: 'Checked so far',
  share: (fraction: number) => `${Math.floor(fraction * 100)}% checked`,
  cancel: 'Cancel',
  cancelled: 'Checking was stopped. Nothing was changed.',
  /** Of several files: how many came out well. */
  summary: (files: number, whole: number) =>
    whole === files
      ? `All ${number(files)} files are whole: nothing in them was changed, taken out or added.`
      : `${counted(files, 'file was', 'files were')} looked at, and ${whole === 0 ? 'none' : number(whole)} of them ${whole === 1 ? 'is' : 'are'} whole.`,
  /** Beside it, of how many of them messages were missing when they were made. */
  summaryIncomplete: (files: number) =>
    `${files === 1 ? 'One of them was' : `${number(files)} of them were`} INCOMPLETE from the start: not every message is there.`,
  /** Of an archive whose sums hold, and which says of itself that messages are missing. */
  incomplete:
    'It is unchanged, but it was INCOMPLETE from the start: not every message is in it. Its START HERE says which.',
  /** Of an archive that was changed or damaged: what to do. */
  changedNext:
    'Try another copy of it. If Letterkeep still keeps your messages, save them again. “Add an earlier archive” can bring back what is whole.',
  refused,
  /** Of a file that is a ZIP inside and is not called one, such as a Word document. */
  noArchive:
    'This is no archive of Letterkeep, so there is nothing to check. Look for the file whose name ends in “.zip”.',
  /** Of an archive in parts. */
  allParts: (of: number) => `All ${number(of)} parts of {name} are here.`,
  partsMissing: (of: number, missing: readonly number[]) =>
    missing.length === 1
      ? `{name} has ${number(of)} parts. Part ${missing.map(number).join()} is not here: check it too.`
      : `{name} has ${number(of)} parts. Parts ${listFormat.format(missing.map(number))} are not here: check them too.`,
  written: 'Written on',
  day: (isoDay: string) => dayFormat.format(new Date(isoDay)),
  part: 'Part',
  partOf: (part: number, of: number) => `${number(part)} of ${number(of)}`,
  content: 'Messages, photos and lists',
  contentOf: (files: number, bytes: number) => `${counted(files, 'file', 'files')}, ${size(bytes)}`,
  findingsTitle: (count: number) => `${counted(count, 'thing', 'things')} found`,
  findingsCaption: 'What was found, one by one',
  kind: 'What',
  finding: 'Found',
  proves:
    'The files are those that its list of sums was made of. Somebody who changed files and made the whole list anew would not be noticed; a fingerprint that was kept elsewhere shows that. The sums do not prove what JPay showed, who wrote a message, or when.',
  fingerprint: 'Show the fingerprint of this file (SHA-256)',
  fingerprintMade: 'The fingerprint of this file (SHA-256):',
  fingerprintMaking: 'The file is read once more. This can take a minute.',
  fingerprintShare: (fraction: number) => `Making the fingerprint: ${Math.floor(fraction * 100)}%`,
  fingerprintHint:
    'Keep it in a dated place, such as an e-mail or a print. Whoever makes it again later from the same file gets the same one.',
};
