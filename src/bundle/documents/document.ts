import type { DocumentFormat } from '../../model/export-request';
import type { Language } from '../../model/language';
import { comparableName } from '../../model/person';
import type { Person } from '../../model/person';
import type { Receipt } from '../../model/receipt';
import { Circles, personOf } from '../../model/same-person';
import { alsoShownText } from '../also-shown';
import type { ArchiveSource, MessageRecord } from '../archive-source';
import { MessageLoader } from '../message-loader';
import { conversationDocumentStem, messageDocumentStem } from '../names';
import { checkedFileName } from '../path-rules';
import { mailByPerson } from '../people';
import type { PersonMail } from '../people';
import { conversationItems } from '../plan';
import type { ConversationItem } from '../plan';
import { archiveWordsFor } from '../words/archive-words';
import type { ArchiveWords } from '../words/archive-words';
import { attachmentPlaces, noPlaces } from './attachment-places';
import type { AttachmentPlaces } from './attachment-places';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';
import { documentZip, placesIn } from './document-zip';
import type { DocumentFile } from './document-zip';
import { volumesOf } from './volumes';
import { documentWriters } from './writers';

/** What documents are made from: the vault, or any part of it. */
export type DocumentSource = ArchiveSource;

export interface SavedDocument {
  /** contract.md, "Saved files". */
  fileName: string;
  /** Typed: Chromium renames a Blob without a type (toolchain.md 5e). */
  blob: Blob;
}

export interface DocumentOptions {
  format: DocumentFormat;
  madeAt: Date;
  /** Of everything that Letterkeep says in it (default English). */
  language?: Language;
  /** Sentences for the top of a conversation, beside those that its source tells. */
  notices?: readonly string[];
  signal?: AbortSignal;
}

/**
 * One message as a file of the format; with attachments that the format cannot hold, a ZIP of the file and them.
 * Throws what the source throws.
 */
export async function messageDocument(
  source: DocumentSource,
  id: string,
  options: DocumentOptions,
): Promise<SavedDocument> {
  const { writer, tools } = prepared(source, options);
  const loaded = await tools.loader.load(id);
  const { message } = loaded;
  const person = await personOf([message.personName], source.contacts, source.samePerson ?? []);
  const places = placesFor(writer, [message]);
  const notices = personNotices(person, tools.words);
  const blob = await writer.message({ loaded, person, notices, places }, tools);
  const stem = messageDocumentStem(message, person.name);
  return saved(stem, [{ name: `${stem}.${writer.extensions.message}`, blob }], places, tools);
}

/**
 * All messages with one person, oldest first, as one file; the rest as messageDocument. A message that was listed and
 * is not here leaves a placeholder in its place, and an incomplete receipt is told at the top. A conversation that is
 * too long for one file of the format comes as a ZIP of several.
 */
export async function conversationDocument(
  source: DocumentSource,
  personName: string,
  options: DocumentOptions,
): Promise<SavedDocument> {
  const { writer, tools } = prepared(source, options);
  const { words } = tools;
  const mail = await mailWith(personName, source);
  const { person, messages } = mail;
  const places = placesFor(writer, messages);
  const notices = [
    ...incompleteNotice(source.receipt, words),
    ...(options.notices ?? []),
    ...personNotices(person, words),
  ];
  const whole: ConversationContent = { person, items: conversationItems(mail), messages, notices, places };
  const stem = conversationDocumentStem(person.name, messages);
  const volumes = volumesOf(whole.items, writer.volume ?? {});
  const documents: DocumentFile[] = [];
  for (const [index, items] of volumes.entries()) {
    const { length: of } = volumes;
    const number = index + 1;
    const content = of === 1 ? whole : volume(whole, items, words.conversation.volumeNotice(number, of));
    const suffix = of === 1 ? '' : `_${number}-of-${of}`;
    const blob = await writer.conversation(content, tools);
    documents.push({ name: `${stem}${suffix}.${writer.extensions.conversation}`, blob });
  }
  return saved(stem, documents, places, tools);
}

function prepared(
  source: DocumentSource,
  { format, language = 'en', madeAt, signal }: DocumentOptions,
): { writer: DocumentWriter; tools: DocumentTools } {
  const words = archiveWordsFor(language);
  const loader = new MessageLoader(source, words.render);
  return { writer: documentWriters[format], tools: { loader, words, madeAt, signal } };
}

function placesFor({ attachments }: DocumentWriter, messages: readonly MessageRecord[]): AttachmentPlaces {
  return attachments === 'beside' ? attachmentPlaces(messages) : noPlaces;
}

async function saved(
  stem: string,
  documents: readonly DocumentFile[],
  places: AttachmentPlaces,
  tools: DocumentTools,
): Promise<SavedDocument> {
  const [only] = documents;
  if (only && documents.length === 1 && placesIn(places).length === 0) {
    return { fileName: checkedFileName(only.name), blob: only.blob };
  }
  return {
    fileName: checkedFileName(`${stem}.zip`),
    blob: await documentZip(documents, places, tools),
  };
}

function volume(
  whole: ConversationContent,
  items: readonly ConversationItem[],
  notice: string,
): ConversationContent {
  const messages = items.flatMap((item) => (item.what === 'message' ? [item.record] : []));
  return { ...whole, items, messages, notices: [notice, ...whole.notices] };
}

/** What an archive would hold of this person (people.ts). */
async function mailWith(
  personName: string,
  { facts, missing, contacts, samePerson = [] }: DocumentSource,
): Promise<Pick<PersonMail, 'person' | 'messages' | 'missing'>> {
  const wanted = new Set(new Circles(samePerson).namesWith(comparableName(personName)));
  const isWanted = (one: { personName: string }): boolean => wanted.has(comparableName(one.personName));
  const [mail] = await mailByPerson({
    facts: facts.filter(isWanted),
    missing: missing.filter(isWanted),
    contacts,
    samePerson,
  });
  return mail ?? { person: await personOf([personName], contacts, samePerson), messages: [], missing: [] };
}

function incompleteNotice({ complete, incompleteBecause }: Receipt, { receipt }: ArchiveWords): string[] {
  return complete ? [] : [[receipt.conversationIncomplete, ...incompleteBecause].join(' ')];
}

function personNotices(person: Person, words: ArchiveWords): string[] {
  return [
    ...(person.sameNameContacts.length > 1 ? [words.pages.sameName] : []),
    ...alsoShownText(person, words),
  ];
}
