import type { Exception } from '../../model/receipt';
import type { Ordered } from '../words';
import { counted, number } from './counting';

const documentNames: Record<Ordered, string> = {
  archive: 'archive',
  message: 'message',
  conversation: 'conversation',
};

/** The archive tab's words. */
export const archiveWords = {
  lookingTitle: 'One moment…',
  writingTitle: (what: Ordered) => `Writing your ${documentNames[what]}…`,
  writingSentence: 'Everything is put together here, on your own computer. Please keep this tab open.',
  writingParts: (parts: number) =>
    `It is large, so it comes in parts. ${counted(parts, 'part is', 'parts are')} finished.`,
  /** What is happening now; `fraction` between 0 and 1, null before the first file. */
  writingShare: (fraction: number | null) => {
    if (fraction === null) return 'Looking at what was saved…';
    return fraction < 1
      ? `Putting messages and photos into the file: ${Math.floor(fraction * 100)}% done`
      : 'Closing the file…';
  },
  progressName: 'Writing',
  elsewhereTitle: 'Another tab is writing',
  elsewhere:
    'Another Letterkeep tab is writing this archive just now. The receipt appears here when it is done.',
  doneTitle: 'Your mail is here',
  incompleteTitle: 'Part of your mail is here',
  /** In place of both where one message or one conversation was ordered. */
  documentTitle: {
    message: 'Your message is here',
    conversation: 'This conversation is here',
  } satisfies Record<Exclude<Ordered, 'archive'>, string>,
  incompleteConversationTitle: 'Part of this conversation is here',
  emptyTitle: 'Your mailbox is empty',
  nothingMatchedTitle: 'Nothing matched your choice',
  earlierTitle: 'Your receipt',
  saving: (files: number) =>
    files === 1
      ? 'Your browser is saving it now. Look for this file among your downloads:'
      : `Your browser is saving ${number(files)} files now. Look for them among your downloads:`,
  ifAsked: 'If the browser asks whether to allow several downloads, allow it.',
  sameName:
    'If a file of this name was there already, the browser adds a number, such as (1). The highest number is the newest.',
  notYet: 'This is the receipt of an earlier export. Press Download again for the file.',
  nothingSaved: 'JPay did not let us open it, so there is no file. The receipt says why.',
  /** What to do then; an archive is always written. */
  nothingSavedNext: {
    archive: 'Wait a little, then press Export all messages again.',
    message: 'Wait a little, then press Save this message again.',
    conversation: 'Wait a little, then press Save this conversation again.',
  } satisfies Record<Ordered, string>,
  nothingMatched: (listed: number) =>
    `${listed === 1 ? 'The only message on JPay is not' : `None of the ${number(listed)} messages on JPay is`} among what you chose, so the file holds no message. Change the people or dates, then export again.`,
  empty: 'JPay shows no messages for you, neither received nor sent. Your archive says so.',
  incompleteBecause: 'What is missing, and why',
  /** Instead of it, where no list of JPay was read. */
  keptBecause: 'Why the name says INCOMPLETE',
  receiptTitle: 'Receipt',
  receiptCaption: 'What JPay listed, and what became of it',
  inbox: 'Received',
  sent: 'Sent',
  both: 'Together',
  mailbox: 'Mailbox',
  rowMessages: (box: string) => `${box}: messages`,
  rowAttachments: (box: string) => `${box}: attachments`,
  listed: 'Listed',
  saved: 'Saved',
  failed: 'Failed',
  vanished: 'No longer on JPay',
  skipped: 'Left out',
  notes: 'Good to know',
  exceptionsTitle: (count: number) => `${counted(count, 'thing', 'things')} not saved`,
  exceptionsCaption: 'Everything that is not in the archive, one by one',
  noExceptions: 'Nothing is missing.',
  /** The same of one message or conversation: on JPay there may be more. */
  noExceptionsDocument: 'All of it is in the file.',
  oneMessageOnly: 'This is one message only. Export all messages saves the rest.',
  what: 'What',
  where: 'Where',
  reason: 'Why',
  whatKind: { message: 'Message', attachment: 'Attachment', list: 'List' } satisfies Record<
    Exception['what'],
    string
  >,
  showRest: (left: number) => `Show the other ${number(left)}`,
  nextTitle: 'What to do now',
  nextSteps: [
    'Find the ZIP file among your downloads.',
    'Unpack it: on Windows, right-click it and choose “Extract all”; on a Mac, double-click it.',
    'In the new folder, open “START HERE.html”. No internet is needed.',
    'Keep a second copy elsewhere: on a USB stick, or with somebody you trust.',
  ],
  /** Before the others, where something is missing that JPay may still have. */
  nextStepIncomplete:
    'Press the Letterkeep button on JPay, then “Export all messages”: only what is missing is read. Do not press Forget everything before that.',
  nextStepsParts: 'There are several ZIP files. Unpack each; every one can be opened by itself.',
  nextStepsDocument: [
    'Find the file among your downloads and open it.',
    'Keep a second copy elsewhere: on a USB stick, or with somebody you trust.',
  ],
  againTitle: 'Is the file missing?',
  again: 'It can be written again at any time, without asking JPay for anything.',
  stillReadingTitle: 'Still reading',
  stillReading:
    'Letterkeep is still reading your messages on JPay. The archive is written when that is done.',
  nothingTitle: 'There is nothing to write',
  nothing:
    'This browser keeps nothing for this page any more. Open JPay, press the Letterkeep button and export again.',
  /** Of a receipt that was shown before: its files were handed over. */
  nothingAnyMoreTitle: 'Nothing is kept here any more',
  nothingAnyMore:
    'This browser keeps nothing for this page any more. Files that you saved stay on your computer.',
  failedTitle: 'The archive could not be written',
  failedSentence: 'Something went wrong while writing. What was read is still kept in this browser.',
  noSpace: 'This computer has no space left for the file. Free some space, then try again.',
  tryAgain: 'Try again',
  sharedTitle: 'On a shared computer',
  forgottenTitle: 'Forgotten',
  notForgottenTitle: 'Not removed yet',
  notForgotten:
    'Your messages are still in this browser. If an export is under way, let it finish or cancel it, then try again.',
};
