import type { AttachmentKind, Direction, Mailbox } from '../../../model/message';
import type { Exception, Receipt } from '../../../model/receipt';
import { counted, listed, number } from './counting';

const were = (count: number): string => (count === 1 ? 'was' : 'were');
const are = (count: number): string => (count === 1 ? 'is' : 'are');

/** What one of several parts holds of the whole that a receipt counts. */
export interface PartShare {
  parts: number;
  messages: number;
  /** Saved ones. */
  attachments: number;
}

const attachmentsCounted = (count: number): string =>
  counted(count, 'photo, film or other attachment', 'photos, films and other attachments');

/** The receipt: what was listed, what is here, and why the rest is not. Sentences of receipt.json among them. */
export const receiptWords = {
  /**
   * "430 messages were listed, 430 are here." and what else must be known, as plain text. Where there are several parts,
   * nothing is said to be "here": the receipt counts them together.
   */
  sentence: ({ messages, attachments, keptFromBefore, complete }: Receipt, share?: PartShare): string => {
    const here = share ? `in these ${number(share.parts)} parts together` : 'here';
    const leftOut = listed([
      ...(messages.failed > 0 ? [`${number(messages.failed)} could not be saved`] : []),
      ...(messages.vanished > 0 ? [`${number(messages.vanished)} had vanished from JPay`] : []),
      ...(messages.skipped > 0 ? [`${number(messages.skipped)} ${were(messages.skipped)} left out`] : []),
    ]);
    const missing = attachments.listed - attachments.saved;
    return [
      messages.listed === 0
        ? complete
          ? 'JPay listed no messages.'
          : keptFromBefore > 0
            ? 'JPay’s lists were not read.'
            : 'No messages were listed.'
        : `${counted(messages.listed, 'message')} ${were(messages.listed)} listed, ${number(messages.saved)} ${are(messages.saved)} ${here}.`,
      ...(leftOut === '' ? [] : [`${leftOut}.`]),
      ...(attachments.listed === 0
        ? []
        : [
            `Of ${attachmentsCounted(attachments.listed)}, ${number(attachments.saved)} ${are(attachments.saved)} ${here}${missing === 0 ? '' : ` and ${number(missing)} ${are(missing)} not`}.`,
          ]),
      ...(keptFromBefore === 0
        ? []
        : [
            messages.listed === 0 && !complete
              ? `${counted(keptFromBefore, 'message')} that ${were(keptFromBefore)} kept from an earlier export ${are(keptFromBefore)} ${here}.`
              : `${counted(keptFromBefore, 'message')} more ${were(keptFromBefore)} kept from an earlier export.`,
          ]),
      ...(share
        ? [
            `This part holds ${counted(share.messages, 'message')}${attachments.listed === 0 ? '' : ` and ${attachmentsCounted(share.attachments)}`}.`,
          ]
        : []),
    ].join(' ');
  },

  // Why an archive is INCOMPLETE.
  stopped: 'The export was stopped before it had read everything.',
  notSaved: (count: number, mailbox: Mailbox) =>
    `${counted(count, 'message')} of the ${mailbox} list could not be saved.`,
  notOpened: (count: number, mailbox: Mailbox) =>
    `${counted(count, 'message')} of the ${mailbox} list ${were(count)} not opened.`,
  ofTheList: (where: string, reason: string) => `${where}: ${reason}`,
  notGivenBack: (count: number) =>
    `${counted(count, 'message')} kept from an earlier export could not be given back by the browser.`,
  pagesNotGivenBack: (count: number) =>
    `The page as JPay sent it could not be given back by the browser for ${counted(count, 'message')}.`,
  /** Said when its numbers contradict each other or what the archive holds. */
  sumsDiffer: 'The numbers of what was listed and what was saved do not add up.',

  // Remarks and exceptions.
  fromBefore: (count: number) =>
    `${counted(count, 'message')} in this archive ${were(count)} kept from an earlier export and not listed this time.`,
  /** When JPay was read for those messages; the two days may be one. */
  readBetween: (first: string, last: string) =>
    first === last
      ? `What was kept from before was read on JPay on ${first}.`
      : `What was kept from before was read on JPay between ${first} and ${last}.`,
  readUnknown: (count: number) =>
    `Of ${counted(count, 'message')} the day is not known: an older Letterkeep did not write it down.`,
  attachmentsLeftOut: (count: number) =>
    `${counted(count, 'attachment')} ${were(count)} left out, because the export was made without attachments. Export again with attachments to get ${count === 1 ? 'it' : 'them'}.`,
  neverOpened: 'Attachments of a message that was never opened are not listed.',
  pageLost:
    'The message is here. The page as JPay sent it could not be given back by the browser and is not.',
  /** Of a file that is here and counted as saved. */
  endsEarly: (label: string) =>
    `${label}: JPay sent this file twice without the mark that should end it. What came was saved; look whether it opens.`,
  conversationIncomplete: 'This conversation is INCOMPLETE.',

  /** receipt.json says "inbox, page 3" in every language (contract.md); this is how it is shown. */
  where: (recorded: string): string => recorded,
  /** What families call each kind of attachment. */
  kinds: {
    image: 'photo',
    ecard: 'eCard',
    videogram: 'VideoGram',
    document: 'document',
    other: 'attachment',
  } satisfies Record<AttachmentKind, string>,
  /** {shown} is whom it was with and when. */
  place: '{shown} ({where})',
  /** "message from NAME, July 15, 2019": goes on in the midst of a sentence. */
  messageOf: (direction: Direction, dated: boolean) =>
    `message ${direction === 'received' ? 'from' : 'to'} {name}${dated ? ', {day}' : ''}`,

  // The whole of it, on START HERE.
  title: 'Receipt',
  /** As the archive tab says it (src/ui/english/archive.ts). */
  heads: {
    listed: 'Listed',
    saved: 'Saved',
    failed: 'Failed',
    vanished: 'No longer on JPay',
    skipped: 'Left out',
  },
  inboxMessages: 'Received: messages',
  inboxAttachments: 'Received: attachments',
  sentMessages: 'Sent: messages',
  sentAttachments: 'Sent: attachments',
  oneByOne: (count: number) => `What is not here, one by one (${number(count)})`,
  /** Of files that are here and counted as saved. */
  earlyEndsOneByOne: (count: number) => `Saved, but they end early (${number(count)})`,
  /** {place} is where it stands, whom it is with, and when. */
  exception: '{what} ({place}): {reason}',
  what: { message: 'Message', attachment: 'Attachment', list: 'List' } satisfies Record<
    Exception['what'],
    string
  >,
};
