import type { FailureKind } from '../../../model/failure';

/** Why something is missing, said to the family. Stands in placeholders, receipt and START HERE. */
const failures: Readonly<Record<FailureKind, string>> = {
  'signed-out': 'JPay had signed you out before this could be opened.',
  'other-account': 'Another JPay account was signed in, so this was left alone.',
  'terms-page': 'JPay wanted a page accepted first. Letterkeep never accepts anything for you.',
  offline: 'The internet connection was lost.',
  'timed-out': 'JPay did not answer in time.',
  'asked-to-wait': 'JPay asked us to wait and did not open it afterwards.',
  'blocked-by-site': 'JPay’s firewall turned the request away.',
  'site-error': 'JPay showed an error instead of it.',
  'left-the-site': 'JPay sent us to another website, and Letterkeep did not follow.',
  'incomplete-bytes': 'Only a part of it arrived from JPay.',
  'unexpected-page': 'JPay showed a page that Letterkeep does not know.',
  'stale-form': 'JPay said that its page had grown too old.',
  refused: 'Opening it would have pressed a button that Letterkeep never presses.',
  'message-vanished': 'JPay listed it, but it was gone when it was opened.',
  'attachment-not-shown':
    'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.',
  'attachment-vanished': 'JPay listed it before, and it is no longer there.',
  'not-an-attachment': 'JPay sent a web page where the file should have been.',
  'empty-attachment': 'JPay sent an empty file.',
  'player-without-file': 'JPay shows a player for this VideoGram, but no file that could be saved.',
  'list-end-not-proved': 'Letterkeep could not make sure that it had reached the end of this list.',
  'sent-not-found': 'JPay’s list of sent messages could not be found.',
  'total-differs': 'JPay states another number of messages than its list holds.',
  'mailbox-kept-changing': 'The list kept changing while it was being read.',
  'no-space': 'There was no space left on this computer.',
  'vault-error': 'The browser could not keep it or give it back.',
  cancelled: 'The export was stopped before this was opened.',
  'not-tried': 'This was not opened before the export ended.',
  'left-unread': 'It was unread, and you asked to leave unread messages alone.',
  'not-chosen': 'It was not among what you chose to export.',
};

/** The reader writes its reasons and notes in English; they are shown as they were written. */
export const reasonWords = {
  /** `recorded` is what the reader wrote when it happened; without it, what can be said of the kind. */
  of: (kind: FailureKind, recorded?: string): string => recorded?.trim() || failures[kind],
  note: (recorded: string): string => recorded,
  /** Of an attachment: the site's, or what the parser called it where the site gives no name. */
  label: (recorded: string): string => recorded,
};
