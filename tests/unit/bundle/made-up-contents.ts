import type { MessageRecord } from '../../../src/bundle/archive-source';
import type { PartContents, PartPerson } from '../../../src/bundle/part-contents';
import { placesOn } from '../../../src/bundle/part-contents';
import { conversationPages, filesOf } from '../../../src/bundle/plan';
import type { ConversationItem } from '../../../src/bundle/plan';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import type { SavedAttachment } from '../../../src/model/message';
import type { Person } from '../../../src/model/person';
import type { Exception, Receipt } from '../../../src/model/receipt';
import { noCounts } from '../../../src/model/receipt';

/** The contents of a part for the builders of pages alone: nothing is read or written. */
export function madeUpContents(
  people: readonly { name: string; records: MessageRecord[] }[],
  exceptions: Exception[] = [],
): PartContents {
  const counts = { messages: { ...noCounts }, attachments: { ...noCounts } };
  const receipt: Receipt = {
    version: 2,
    complete: true,
    incompleteBecause: [],
    ...counts,
    byMailbox: { inbox: counts, sent: counts },
    exceptions,
    keptFromBefore: 0,
    notes: [],
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:10:00.000Z',
    requests: 0,
  };
  const parts = people.map(({ name, records }, number) => personOf(name, records, number));
  return {
    words: archiveWordsFor('en'),
    part: 1,
    parts: 1,
    group: 'Letterkeep-2026-11-22',
    folder: 'Letterkeep-2026-11-22',
    date: '2026-11-22',
    softwareVersion: '0.1.0',
    formats: ['markdown'],
    receipt,
    noLongerListed: new Set(),
    contacts: [],
    people: parts,
    messages: new Map(
      parts.flatMap(({ mail: { person, folder }, records }) =>
        records.map((record) => [
          record.id,
          { record, person, files: filesOf(folder, `stem_${record.id}`, record), part: 1 },
        ]),
      ),
    ),
    byTime: [],
  };
}

function personOf(name: string, records: MessageRecord[], number: number): PartPerson {
  const person: Person = { key: `key${number}`, name, sameNameContacts: [] };
  const folder = `people/fake-somebody-of-a-long-name_${String(number).padStart(4, '0')}`;
  const items = records.map((record): ConversationItem & { bytes: number } => ({
    what: 'message',
    date: record.date,
    record,
    bytes: 3_000,
  }));
  const pages = conversationPages(items).map((page) => ({ ...page, path: `${folder}/${page.name}` }));
  return {
    mail: { person, folder, messages: records, missing: [] },
    pages,
    records,
    places: placesOn(pages, records),
    alsoIn: [],
    number,
  };
}

/** A message of so many saved attachments of one type. */
export function madeUpRecord(
  id: string,
  date: string | null,
  count = 0,
  mediaType = 'image/jpeg',
): MessageRecord {
  const attachments = Array.from({ length: count }, (_, index): SavedAttachment => ({
    index: index + 1,
    label: `IMG_${id}_${index}.jpg`,
    kind: mediaType.startsWith('video/') ? 'videogram' : 'image',
    state: 'saved',
    mediaType,
    bytes: 1_000,
    sha256: id,
  }));
  return {
    id,
    direction: 'received',
    personName: 'Fake Anna',
    dateText: date ?? 'Yesterday',
    date,
    attachments,
    raw: { sha256: id, bytes: 10, charset: 'utf-8' },
    readAt: '2026-11-22T09:00:00.000Z',
  };
}
