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

/** What happened, and what comes after the wait: "The internet connection is gone. Letterkeep looks again in 30 seconds". */
const waits: Partial<Record<FailureKind, readonly [what: string, then: string]>> = {
  offline: ['The internet connection is gone', 'looks again'],
  'timed-out': ['JPay did not answer', 'asks again'],
  'blocked-by-site': ['JPay does not let this computer in just now', 'tries again'],
  'site-error': ['JPay has trouble of its own', 'tries again'],
  'left-the-site': ['JPay pointed to another website. We do not go there', 'asks JPay again'],
  'incomplete-bytes': ['The answer from JPay broke off', 'asks again'],
  'unexpected-page': ['JPay showed a page that we do not know', 'looks again'],
  'not-an-attachment': ['JPay gave us a page where a photo should be', 'asks again'],
  'empty-attachment': ['JPay gave us an empty attachment', 'asks again'],
};

/** "JPay asked us to wait 40 seconds": why nothing seems to happen now. Without a full stop. */
export function waitSentence(reason: FailureKind | undefined, seconds: number | undefined): string {
  const time = seconds === undefined ? 'a moment' : duration(seconds);
  if (reason === undefined) return `Resting ${time}, to be gentle with JPay`;
  if (reason === 'asked-to-wait') return `JPay asked us to wait ${time}`;
  const [what, then] = waits[reason] ?? ['Something went wrong', 'tries again'];
  return `${what}. Letterkeep ${then} in ${time}`;
}
