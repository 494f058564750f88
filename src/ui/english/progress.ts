import type { AttachmentKind, Mailbox } from '../../model/message';
import type { Progress } from '../../model/status';
import { ended, inHandAt, totalIsUnknown } from '../progress-facts';
import { counted, messages, missing, number } from './counting';
import { waitSentence } from './pauses';

const lists: Record<Mailbox, string> = { inbox: 'received messages', sent: 'sent messages' };

const things: Record<AttachmentKind, string> = {
  image: 'a photo',
  ecard: 'an e-card',
  videogram: 'a VideoGram',
  document: 'a document',
  other: 'a photo or other attachment',
};

/** "message 212 of 430": the one in hand. */
function inHand(progress: Progress): string {
  return `message ${number(inHandAt(progress))} of ${number(progress.messages.listed)}`;
}

function listName(mailbox: Mailbox | undefined): string {
  return mailbox === undefined ? 'messages' : lists[mailbox];
}

/** What is happening this very moment, without a full stop. It changes often and is never read out. */
function activity(progress: Progress): string {
  switch (progress.activity) {
    case 'starting':
      return 'Getting ready';
    case 'listing': {
      const list = `Reading the list of ${listName(progress.mailbox)}`;
      return progress.page === undefined ? list : `${list}, page ${number(progress.page)}`;
    }
    case 'opening':
      return progress.messages.listed === 0 ? 'Opening the message' : `Opening ${inHand(progress)}`;
    case 'attachment':
      return `Fetching ${things[progress.attachmentKind ?? 'other']} (${inHand(progress)})`;
    case 'waiting':
      return waitSentence(progress.waitReason, progress.waitSeconds);
    case 'checking':
      return 'Checking that nothing was missed';
  }
}

/** The same for somebody who listens: it changes only when something else begins. */
function activityAloud(progress: Progress): string {
  switch (progress.activity) {
    case 'listing':
      return `Reading the list of ${listName(progress.mailbox)}`;
    case 'opening':
    case 'attachment':
      return 'Opening the messages';
    case 'starting':
    case 'waiting':
    case 'checking':
      return activity(progress);
  }
}

/** "about 12 minutes", rougher the longer it takes. A number that looks exact would promise what nobody can know. */
export function roughTime(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes <= 20) return `about ${counted(minutes, 'minute', 'minutes')}`;
  if (minutes <= 55) return `about ${number(Math.round(minutes / 5) * 5)} minutes`;
  const halves = Math.max(2, Math.round(minutes / 30));
  const hours = Math.floor(halves / 2);
  return halves % 2 === 0
    ? `about ${counted(hours, 'hour', 'hours')}`
    : `about ${number(hours)} and a half hours`;
}

/** "about 12 minutes left". */
function timeLeft(seconds: number): string {
  return `${roughTime(seconds)} left`;
}

/** "Goes on in about 25 seconds": in steps, so that it does not flicker, and never more than the wait was said to be. */
function goesOn(seconds: number): string {
  if (seconds <= 0) return 'Goes on in a moment';
  if (seconds < 10) return 'Goes on in a few seconds';
  if (seconds < 60) return `Goes on in about ${number(Math.floor(seconds / 5) * 5)} seconds`;
  return `Goes on in about ${counted(Math.floor(seconds / 60), 'minute', 'minutes')}`;
}

/** "212 of 430 messages saved": the one figure that counts. Empty before anything can be said. */
function total(progress: Progress): string {
  const { listed, saved } = progress.messages;
  if (listed === 0) return progress.activity === 'starting' ? '' : 'No messages found yet';
  if (totalIsUnknown(progress) && saved === 0) return `${messages(listed)} found so far`;
  return `${number(saved)} of ${messages(listed)} saved`;
}

/** "150 of 290, 1 failed". */
function mailboxLine(progress: Progress, mailbox: Mailbox): string {
  const counts = progress.byMailbox?.[mailbox].messages;
  if (!counts) return '–';
  const isListed = progress.activity === 'listing' && progress.mailbox === mailbox;
  if (isListed && ended(counts) === 0) {
    return counts.listed === 0 ? 'none found yet' : `${number(counts.listed)} found so far`;
  }
  if (counts.listed === 0) return totalIsUnknown(progress) ? '–' : 'none';
  if (totalIsUnknown(progress) && ended(counts) === 0) return `${number(counts.listed)} found`;
  return `${number(counts.saved)} of ${number(counts.listed)}${missing(counts)}`;
}

function attachmentsLine({ attachments: counts }: Progress): string {
  return ended(counts) === 0 ? 'none yet' : `${number(counts.saved)} saved${missing(counts)}`;
}

/** A job that stands still: "212 of 430 messages are saved." */
export function soFar(progress: Progress): string {
  const { listed, saved } = progress.messages;
  return saved === 0
    ? 'Nothing is saved in this export yet.'
    : `${number(saved)} of ${messages(listed)} ${listed === 1 ? 'is' : 'are'} saved.`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "212 of 430 messages saved, about 12 minutes left". */
export function inOneBreath(progress: Progress): string {
  const left = progress.activity === 'waiting' ? undefined : progress.secondsLeft;
  const said = total(progress) || activity(progress);
  return left === undefined ? said : `${said}, ${timeLeft(left)}`;
}

export const progressWords = {
  activity,
  activityAloud,
  inOneBreath,
  total,
  /** A line of its own. `secondsToGo` of a wait, where there is one. */
  time: (progress: Progress, secondsToGo: number | undefined) => {
    if (secondsToGo !== undefined) return goesOn(secondsToGo);
    return progress.secondsLeft === undefined ? '' : capital(timeLeft(progress.secondsLeft));
  },
  mailboxes: { inbox: 'Received', sent: 'Sent' } satisfies Record<Mailbox, string>,
  mailboxLine,
  attachments: 'Photos and other attachments',
  attachmentsLine,
};

export type ProgressWords = typeof progressWords;
