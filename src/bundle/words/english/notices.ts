import { counted, number } from './counting';

/** What is missing, at the top of START HERE and where it would have stood. */
export const noticeWords = {
  incompleteTitle: 'This archive is INCOMPLETE',
  whatToDo:
    'What is here is whole. Open JPay and press “Export all messages” again: only what is missing will be opened.',
  /** {place} is whom it was with, when, and where JPay lists it. */
  missingMessage: 'Message with {place}: {reason}',
  /** {receipt} is a link that says seeReceipt. */
  andMore: (count: number) => `And ${number(count)} more: {receipt}.`,
  seeReceipt: 'see the receipt',
  attachmentsTitle: (count: number) => `${counted(count, 'attachment')} could not be saved`,
  fromBeforeTitle: (count: number) =>
    `${counted(count, 'attachment')} of messages kept from an earlier export ${count === 1 ? 'is' : 'are'} not here either`,
  /** {message} goes on with receipt.messageOf. */
  missingAttachment: '{what} in the {message}: {reason}',
  inPart: (part: number) => `{message} (part ${part})`,
  inList: '{where}: {reason}',

  // In place of a message (placeholder.ts).
  placeholderName: 'A message that is not here',
  placeholder: {
    inbox: 'A message you received is not here. It was listed in: {where}.',
    sent: 'A message you sent is not here. It was listed in: {where}.',
  },
  datedPlaceholder: {
    inbox: 'A message you received ({date}) is not here. It was listed in: {where}.',
    sent: 'A message you sent ({date}) is not here. It was listed in: {where}.',
  },
  /** The text of the file that stands in place of a page as JPay sent it. */
  lostPage:
    'The page as JPay sent it stood here. The browser that kept it could not give it back.\nThe message itself is in the folder "messages".\n',

  // Files that no link leads to (unlinked-files.ts).
  unlinkedTitle: 'Files to be careful with',
  unlinked: (count: number) =>
    `${counted(count, 'attachment')} could run as a program or open as a page, or ${count === 1 ? 'is' : 'are'} of a kind that Letterkeep does not know. Nothing is lost: each was saved exactly as JPay sent it, under a name that nothing opens by itself, and no link leads to it. Open one only if you know what it is.`,
  whereTheyAre: 'Where they are',
  unlinkedFile: '{path} ({kind} in the {message})',
};
