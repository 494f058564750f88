import { LetterkeepError } from '../model/failure';
import { isToBeSeen, kindOfLabel, type OpenedAttachment } from '../jpay/attachment';
import { readMessagePage } from '../jpay/message-page';
import type { SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { showsSomebodySignedIn } from '../jpay/signed-out';
import type { OpenedMessage } from './open-message';
import { requireSound, type Expected, type FileAnswer } from './read-bytes';

/** What opening an attachment was answered with. */
export interface Answer {
  opened: OpenedAttachment;
  file: FileAnswer | null;
}

/** A page that is neither the message nor shows anything is no answer at all. */
export function requireAnswer(page: SitePage, { shown }: OpenedAttachment): void {
  requireSound(page);
  const { kind } = recognise(page);
  // The dialog about a person who may not be written to waits, hidden, in many pages (dossier 2.2).
  const isNoneWeKnow = kind === 'other' || kind === 'restricted';
  if (kind === 'message' || (isNoneWeKnow && shown.source.by !== 'nothing')) return;
  // A page of JPay's own for one attachment, or a partial one: it may rightly show nothing (removed by the facility).
  if (isNoneWeKnow && page.whole && (page.form === 'delta' || showsSomebodySignedIn(page))) return;
  throw new LetterkeepError(
    'unexpected-page',
    `Opening an attachment led to a page of another kind: ${kind}.`,
  );
}

/** Throws "stale-form" when the site answers with another message's page: its picture is not this one's. */
export function requireSameMessage({ opened: { page } }: Answer, { message }: OpenedMessage): void {
  if (!page || recognise(page).kind !== 'message') return;
  const shown = readMessagePage(page);
  if (shown.dateText === message.dateText && shown.personName === message.personName) return;
  throw new LetterkeepError('stale-form', 'Opening an attachment led to another message.');
}

/** A file that comes at once is shown by nothing: its label says what it should be. */
export function expectedOf(label: string, { shown }: OpenedAttachment): Expected {
  const kind = /\.txt\b/i.test(label) ? 'other' : kindOfLabel(label);
  return isToBeSeen(kind) ? { kind } : shown;
}
