import { attachments, counted, messages, number } from './counting';

const listFormat = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const were = (count: number): string => (count === 1 ? 'was' : 'were');

/** Why nothing could be brought in from a file, said to whoever dropped it. */
const refused = {
  empty: 'This file is empty. It was perhaps not copied to the end: try another copy.',
  'no-zip':
    'This is not a ZIP file. Look for the file whose name begins with “Letterkeep” and ends in “.zip”.',
  'unsupported-zip':
    'This ZIP file is of a kind that Letterkeep never writes. It may have been packed again by another program: use the file as Letterkeep made it.',
  'no-bag':
    'This ZIP file is no archive of Letterkeep, so nothing was brought in. A single message or conversation cannot be brought in either: use the archive of all messages.',
  'not-ours': 'This ZIP file was not made by Letterkeep, so nothing was brought in.',
  'cut-short':
    'The end of this ZIP file is missing, and with it the list of what is in it, so nothing was brought in. It was perhaps not copied to the end: try another copy.',
  'unknown-layout':
    'A newer Letterkeep made this archive. Update Letterkeep in this browser, then add the archive again.',
  'no-messages':
    'This archive is so badly damaged that not one message in it can be read. Try another copy of it.',
  folder: 'This is a folder. Drop the ZIP file itself.',
  unreadable:
    'This file could not be read to its end. If it lies on a USB stick or another computer, make sure that it is still there, then try again. Messages that came back before that are kept.',
};

const stopped = {
  'no-space':
    'This computer has no room left, so not everything came back. What came back is kept. Make room, then add the same archive again: it goes on from there.',
  cancelled:
    'Bringing in was stopped. What came back until then is kept. Add the same archive again to go on.',
  other:
    'The browser could not keep more of this archive. What came back is kept. Add the same archive again to go on.',
};

/** The words of "Add an earlier archive". `{name}` stands for the name of a file, archive or person. */
export const addEarlierWords = {
  title: 'Add an earlier archive',
  explanation:
    'Do you have a ZIP file that Letterkeep made before, perhaps on another computer? Add it here. Its messages and attachments come back into this browser, so that the next export reads only what is new, and what JPay has deleted since stays. All of it happens on this computer.',
  drop: 'Drop the ZIP file anywhere on this page, or choose it. Of an archive in parts, take all of them.',
  letGo: 'Let go, and it is looked at.',
  choose: 'Choose ZIP files',
  looking: 'Checking {name} before anything is brought in',
  bringing: 'Bringing in {name}. Please keep this tab open.',
  progressName: 'Done so far',
  share: (fraction: number) => `${Math.floor(fraction * 100)}% done`,
  cancel: 'Cancel',
  cancelled: 'Stopped. Nothing was brought in.',
  // Before anything is brought in.
  asking: 'Please answer this first. Nothing was brought in yet.',
  damaged: (findings: number) =>
    `{name} is damaged: ${counted(findings, 'thing is', 'things are')} not as written. What is whole in it can still be brought in, and you are told what could not be.`,
  whoseMail:
    '{name} does not say for certain which JPay account it is of. Whose messages are they? Messages of two accounts are kept apart.',
  accountNamed: (name: string) => `The JPay account of ${name}`,
  accountWith: (people: readonly string[]) => `The account with messages from ${listFormat.format(people)}`,
  accountNameless: (count: number) => `JPay account ${number(count)} in this browser`,
  newAccount: 'Another account, which is not in this browser yet',
  bringWhole: 'Bring in what is whole',
  bring: 'Bring it in',
  leave: 'Leave it',
  // What came of it.
  cameBack: (count: number, files: number) =>
    `${messages(count)}${files === 0 ? '' : ` and ${attachments(files)}`} came back.`,
  completed: (count: number, files: number) =>
    `${messages(count)} ${were(count)} here already and got back ${attachments(files)}.`,
  wereHere: (count: number) => `${messages(count)} ${were(count)} here already.`,
  nothingNew: 'Everything in it was here already. Nothing was changed.',
  notBrought: (count: number) => `${counted(count, 'thing', 'things')} could not be brought in.`,
  problemsCaption: 'What could not be brought in',
  whatColumn: 'What',
  ofColumn: 'Of',
  problems: {
    line: 'A message whose line in the list cannot be read',
    message: 'A message that is not as it was written',
    page: 'The page as JPay sent it; its message came back',
    attachment: 'An attachment; its message came back',
  },
  problemsHint:
    'Another copy of the same archive may have them whole: add it too. What JPay still has, the next export reads again.',
  partsMissing: (of: number, missing: readonly number[]) =>
    missing.length === 1
      ? `{name} has ${number(of)} parts. Part ${missing.map(number).join()} is not here: add it too.`
      : `{name} has ${number(of)} parts. Parts ${listFormat.format(missing.map(number))} are not here: add them too.`,
  next: 'Open JPay and press “Export all messages”: what came back is in the new archive, and only what is new is read.',
  /** Before a link to the library. */
  withoutJpay: 'Without JPay, you can read them here, or save them all as a new ZIP:',
  nothingAdded: 'Nothing was brought in.',
  refused,
  stopped,
};
