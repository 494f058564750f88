import type { AttachmentKind, Direction } from '../../model/message';
import type { FailureKind } from '../../model/failure';
import type { Exception, Receipt } from '../../model/receipt';
import { fill } from '../../render/words';
import { sentence } from '../elements';
import type { Child, MakeElement } from '../elements';
import { shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';

/** What was listed and what of it is here; in one of several parts, what of it that part holds. */
export function receiptSentence({ receipt, words, parts, people }: PartContents): string {
  if (parts === 1) return words.receipt.sentence(receipt);
  const records = people.flatMap((one) => one.records);
  const saved = records.flatMap(({ attachments }) => attachments).filter(({ state }) => state === 'saved');
  return words.receipt.sentence(receipt, { parts, messages: records.length, attachments: saved.length });
}

/** Left out because the family said so: nothing that an archive lacks. */
const chosenKinds: readonly FailureKind[] = ['left-unread', 'not-chosen'];

/** The messages that make an archive INCOMPLETE, in the order of the receipt. */
export function missingMessagesOf({ exceptions }: Receipt): Exception[] {
  return exceptions.filter(({ what, kind }) => what === 'message' && !chosenKinds.includes(kind));
}

/** Whom it was with, when, and where JPay lists it: "Fake Anna, 07-15-2019 (inbox, page 3)". The name is the site's. */
export function placeOf({ personName, dateText, where }: Exception, { receipt }: ArchiveWords): string {
  const shown = [personName?.trim() ?? '', dateText ?? ''].filter((word) => word !== '').join(', ');
  const place = receipt.where(where);
  return shown === '' ? place : fill(receipt.place, { shown, where: place });
}

/** The same for a page: the site's words are kept apart, each by itself. */
export function placeNodes(exception: Exception, { receipt }: ArchiveWords, element: MakeElement): Child[] {
  const shown = apart([exception.personName?.trim(), exception.dateText], element);
  const where = receipt.where(exception.where);
  return shown.length === 0 ? [where] : sentence(receipt.place, { shown, where });
}

/** What strangers wrote, with commas or other marks between; nothing of them can turn the sentence round. */
export function apart(words: readonly (string | undefined)[], element: MakeElement, between = ', '): Child[] {
  return words
    .filter((word) => word !== undefined && word !== '')
    .flatMap((word, index) => [...(index === 0 ? [] : [between]), element('bdi', {}, word)]);
}

/** "message from NAME, July 15, 2019", to go on in the midst of a sentence. */
export function messagePhrase(
  { direction, name, day }: { direction: Direction; name: string; day: string },
  words: ArchiveWords,
  element: MakeElement,
): Child[] {
  return sentence(words.receipt.messageOf(direction, day !== ''), {
    name: element('bdi', {}, shownName(name, words)),
    day: element('bdi', {}, day),
  });
}

/** "Photo and eCard" */
export function kindsInWords(kinds: readonly AttachmentKind[], words: ArchiveWords): string {
  const named = words.listed([...new Set(kinds)].map((kind) => words.receipt.kinds[kind]));
  const all = named || words.receipt.kinds.other;
  return all.charAt(0).toUpperCase() + all.slice(1);
}
