import type { Attachment } from '../../model/message';
import { fill } from '../../render/words';
import type { Child, MakeElement } from '../elements';
import { sentence } from '../elements';
import { shownName } from '../part-contents';
import type { PlacedAttachment } from '../part-contents';
import type { ArchiveWords } from '../words/archive-words';

/* What is said of a picture or VideoGram beside it: what it is, with whom, and of which day. */

/** "Photo from NAME, July 15, 2019" */
export function caption(one: PlacedAttachment, words: ArchiveWords, element: MakeElement): Child[] {
  return sentence(words.photos.describe(one.attachment.kind, one.record.direction), {
    name: element('bdi', {}, shownName(one.person.name, words)),
    day: element('bdi', {}, dayOf(one, words)),
  });
}

/** The same for an attribute. */
export function spokenCaption(
  {
    attachment,
    record,
    person,
  }: Pick<PlacedAttachment, 'record'> & {
    attachment: Attachment;
    person: { name: string };
  },
  words: ArchiveWords,
): string {
  return fill(words.photos.describe(attachment.kind, record.direction), {
    name: shownName(person.name, words),
    day: dayOf({ record }, words),
  });
}

/** The day of the message an attachment came with, or what the site showed in its place. */
export function dayOf({ record }: Pick<PlacedAttachment, 'record'>, words: ArchiveWords): string {
  return record.date === null && record.dateText !== '' ? record.dateText : words.day(record.date);
}
