import type { FailureKind } from '../../model/failure';
import { duration, size } from './counting';

/**
 * Why a job stands still, and what the person can do. `amount` is what the site or the browser named: bytes for
 * "no-space", seconds for "asked-to-wait". Every kind has a sentence, also those that seldom pause a job: a pause
 * without a reason would frighten.
 */
export const pauseSentences = {
  'by-person': () => 'You paused it. Press Continue when you are ready.',
  'no-word': () => 'Open JPay and press Continue.',
  'signed-out': () => 'Sign in to JPay again, then press Continue.',
  'other-account': () =>
    'Somebody else is signed in to JPay now. Sign in with the account you started with, then press Continue.',
  'terms-page': () =>
    'JPay wants you to read and accept a page first. Letterkeep never does that for you. Do it on JPay, then press Continue.',
  offline: () => 'Your computer is not connected to the internet. Connect it, then press Continue.',
  'timed-out': () => 'JPay does not answer. Wait a little, then press Continue.',
  'asked-to-wait': (amount) =>
    amount === undefined
      ? 'JPay asked us to slow down. Wait a while, then press Continue.'
      : `JPay asked us to wait ${duration(amount)}. After that, press Continue.`,
  'blocked-by-site': () =>
    'JPay does not let this computer in at the moment. This usually passes. Try again in an hour.',
  'site-error': () => 'JPay has trouble of its own. Wait a while, then press Continue.',
  'left-the-site': () =>
    'JPay sent us to another website, so we stopped. Open JPay again, then press Continue.',
  'incomplete-bytes': () => 'The connection broke off again and again. Check it, then press Continue.',
  'unexpected-page': () =>
    'JPay showed a page that Letterkeep does not know. Look at JPay in its tab, then press Continue.',
  'stale-form': () => 'JPay turned our request away. Reload the JPay page, then press Continue.',
  refused: () =>
    'A button on the page would have done something other than reading, so Letterkeep did not press it.',
  'message-vanished': () => 'A message is no longer on JPay. Press Continue for the rest.',
  'attachment-not-shown': () => 'JPay does not show an attachment. Press Continue for the rest.',
  'attachment-vanished': () => 'An attachment is no longer on JPay. Press Continue for the rest.',
  'not-an-attachment': () => 'JPay gave us a page where a photo should be. Press Continue for the rest.',
  'empty-attachment': () => 'JPay gave us an empty attachment. Press Continue for the rest.',
  'player-without-file': () => 'A VideoGram has no file behind it. Press Continue for the rest.',
  'list-end-not-proved': () =>
    'We could not reach the end of the list of messages. Press Continue to try again.',
  'sent-not-found': () =>
    'We could not find your sent messages. Open Sent on JPay yourself, then press Continue.',
  'total-differs': () =>
    'JPay says that there are more messages than it shows. Press Continue to look once more.',
  'mailbox-kept-changing': () =>
    'New messages kept arriving while we counted them. Press Continue to look once more.',
  'no-space': (amount) =>
    amount === undefined
      ? 'This computer has no space left. Free some space, then press Continue.'
      : `This computer has no space left: about ${size(amount)} more is needed. Free some space, then press Continue.`,
  'vault-error': () =>
    'Your browser would not keep what we read. Close other windows, or restart the browser, then press Continue.',
  cancelled: () => 'You stopped it. Press Continue if you want the rest after all.',
  'not-tried': () => 'Some messages were not tried yet. Press Continue.',
  'left-unread': () => 'Unread messages were left alone, as you asked. Press Continue for the rest.',
  'not-chosen': () => 'Some messages were not chosen. Press Continue for the rest.',
} satisfies Record<FailureKind | 'by-person' | 'no-word', (amount: number | undefined) => string>;

/** What the reader waits for, in the words after "Waiting 20 seconds: ". Kinds that are never waited for share one. */
const waitReasons: Partial<Record<FailureKind, string>> = {
  offline: 'your computer is not connected to the internet',
  'timed-out': 'JPay did not answer',
  'blocked-by-site': 'JPay does not let us in at the moment',
  'site-error': 'JPay has trouble of its own',
  'incomplete-bytes': 'the connection broke off',
  'stale-form': 'JPay turned our request away',
  'signed-out': 'JPay asks to sign in again',
};

/** "JPay asked us to wait 40 seconds": why nothing seems to happen now. */
export function waitSentence(reason: FailureKind | undefined, seconds: number | undefined): string {
  const time = seconds === undefined ? 'a moment' : duration(seconds);
  if (reason === undefined) return `Waiting ${time}, to be gentle with JPay`;
  if (reason === 'asked-to-wait') return `JPay asked us to wait ${time}`;
  return `Waiting ${time}: ${waitReasons[reason] ?? 'something went wrong, and we try again'}`;
}
