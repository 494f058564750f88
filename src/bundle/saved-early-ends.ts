import type { Exception } from '../model/receipt';
import type { PartContents } from './part-contents';

/*
 * The receipt's exceptions tell of two things: what is not here, and files that are here and counted as saved but came
 * without the mark that should end them (receipt.ts). The pages must not call the second missing.
 */

type Told = Pick<PartContents, 'receipt' | 'messages' | 'words'>;

/** Everything that is not here, in the order of the receipt. */
export function missingOf(contents: Told): Exception[] {
  return contents.receipt.exceptions.filter((exception) => !isOfSavedFile(exception, contents));
}

/** The files that are here and end early, in the same order. */
export function savedEarlyEndsOf(contents: Told): Exception[] {
  return contents.receipt.exceptions.filter((exception) => isOfSavedFile(exception, contents));
}

/** An exception names its message alone: which attachment it is of is known by its sentence. */
function isOfSavedFile({ what, kind, messageId, reason }: Exception, { messages, words }: Told): boolean {
  if (what !== 'attachment' || kind !== 'incomplete-bytes' || messageId === undefined) return false;
  return (messages.get(messageId)?.record.attachments ?? []).some(
    (attachment) =>
      attachment.state === 'saved' &&
      attachment.endsEarly === true &&
      words.receipt.endsEarly(attachment.label) === reason,
  );
}
