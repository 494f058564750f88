import type { FailureKind } from '../model/failure';

/** Why something is not there, said to the family. Only the kinds that the reader writes into ledger and drafts. */
const reasons: Partial<Record<FailureKind, string>> = {
  offline: 'The internet connection was lost while it was opened.',
  'timed-out': 'JPay did not answer in time.',
  'site-error': 'JPay showed an error instead of it, each time it was tried.',
  'left-the-site': 'JPay sent us to another website, and Letterkeep did not follow.',
  'incomplete-bytes': 'Only a part of it arrived from JPay, each time it was tried.',
  'unexpected-page': 'JPay showed a page that Letterkeep does not know.',
  'stale-form': 'JPay said again and again that its page had grown too old.',
  refused: 'Opening it would have pressed a button that Letterkeep never presses.',
  'message-vanished': 'JPay listed it, but it was gone when it was opened.',
  'attachment-not-shown':
    'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.',
  'attachment-vanished': 'JPay listed it before, and it is no longer there.',
  'not-an-attachment': 'JPay sent a web page where the file should have been.',
  'empty-attachment': 'JPay sent an empty file.',
  'player-without-file': 'JPay shows a player for this VideoGram, but no file that could be saved.',
  'not-tried': 'It could not be opened before the reading ended.',
  'left-unread': 'It was unread, and you asked to leave unread messages alone.',
  'not-chosen': 'It was not among what you chose to export.',
  'mailbox-kept-changing':
    'The list kept changing while it was read, and this line of it was not found again.',
  'list-end-not-proved': 'The part of the list in which it stood could not be read again.',
};

export function reasonFor(kind: FailureKind): string {
  return reasons[kind] ?? 'It could not be read.';
}

export const unreadUnknownReason =
  'You asked to leave unread messages alone, and this list does not show which messages are unread.';

/** Of a row that was never opened: nobody can say where its message went. */
export const noLongerListedReason =
  'JPay listed it, but no longer did when it was to be opened. If your lists show only one person at a time, choose the other one on JPay and export again.';
