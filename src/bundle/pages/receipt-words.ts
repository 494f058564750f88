import { counted, grouped, listed } from '../words';
import type { Exception, Receipt } from '../../model/receipt';
import type { FailureKind } from '../../model/failure';
import type { AttachmentKind } from '../../model/message';

/** What families call each kind of attachment. */
export const kindWords: Readonly<Record<AttachmentKind, string>> = {
  image: 'photo',
  ecard: 'eCard',
  videogram: 'VideoGram',
  document: 'document',
  other: 'attachment',
};

/** Left out because the family said so: nothing that an archive lacks. */
const chosenKinds: readonly FailureKind[] = ['left-unread', 'not-chosen'];

/** The messages that make an archive INCOMPLETE, in the order of the receipt. */
export function missingMessagesOf({ exceptions }: Receipt): Exception[] {
  return exceptions.filter(({ what, kind }) => what === 'message' && !chosenKinds.includes(kind));
}

/** Whom it was with, when, and where JPay lists it: "Fake Anna, 07-15-2019 (inbox, page 3)". The name is the site's. */
export function placeOf({ personName, dateText, where }: Exception): string {
  const shown = [personName?.trim(), dateText].filter((word) => word !== undefined && word !== '').join(', ');
  return shown === '' ? where : `${shown} (${where})`;
}

/** The receipt in a sentence or a few: "430 messages were listed, 430 are here." */
export function receiptSentence(receipt: Receipt): string {
  const { messages, attachments, keptFromBefore } = receipt;
  const leftOut = listed([
    ...(messages.failed > 0 ? [`${messages.failed} could not be saved`] : []),
    ...(messages.vanished > 0 ? [`${messages.vanished} had vanished from JPay`] : []),
    ...(messages.skipped > 0 ? [`${messages.skipped} ${were(messages.skipped)} left out`] : []),
  ]);
  const missing = attachments.listed - attachments.saved;
  return [
    messages.listed === 0
      ? receipt.complete
        ? 'JPay listed no messages.'
        : 'No messages were listed.'
      : `${counted(messages.listed, 'message')} ${were(messages.listed)} listed, ${grouped(messages.saved)} ${are(messages.saved)} here.`,
    ...(leftOut === '' ? [] : [`${leftOut}.`]),
    ...(attachments.listed === 0
      ? []
      : [
          `Of ${counted(attachments.listed, 'photo, film or other attachment', 'photos, films and other attachments')}, ${grouped(attachments.saved)} ${are(attachments.saved)} here${missing === 0 ? '' : ` and ${grouped(missing)} ${are(missing)} not`}.`,
        ]),
    ...(keptFromBefore === 0
      ? []
      : [`${counted(keptFromBefore, 'message')} more ${were(keptFromBefore)} kept from an earlier export.`]),
  ].join(' ');
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
