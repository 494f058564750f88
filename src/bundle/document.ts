import type { DocumentFormat } from '../model/export-request';
import type { Language } from '../model/language';
import { extensionFor } from '../model/media-type';
import type { SavedAttachment } from '../model/message';
import { comparableName, resolvePerson } from '../model/person';
import type { Receipt } from '../model/receipt';
import { conversationDocumentHtml, messageDocumentHtml } from '../render/document-html';
import type { AttachmentBytes, ConversationEntry, DocumentMessage } from '../render/document-html';
import { conversationDocumentMarkdown, messageDocumentMarkdown } from '../render/document-markdown';
import type { MarkdownDocumentMessage, MarkdownEntry } from '../render/document-markdown';
import { isPicture, placed } from '../render/message-parts';
import type { PlacedAttachment } from '../render/message-parts';
import type { ArchiveSource, MessageRecord } from './archive-source';
import { elementsOf } from './elements';
import type { LoadedMessage } from './message-loader';
import { MessageLoader } from './message-loader';
import { conversationDocumentStem, messageDocumentStem, messageStems } from './names';
import { checkedFileName, safeExtension } from './path-rules';
import { placeholder, placeholderMarkdown } from './pages/placeholder';
import { mailByPerson } from './people';
import type { PersonMail } from './people';
import { conversationItems } from './plan';
import type { ConversationItem } from './plan';
import { stopIfAsked } from './stop';
import { textBlob } from './text-blob';
import { archiveWordsFor } from './words/archive-words';
import type { ArchiveWords } from './words/archive-words';
import { writeZip, zipDate, zipMoment } from './zip';
import type { ZipEntry } from './zip';

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
  signal?: AbortSignal;
}

/**
 * One message as a file: HTML with its pictures inside, or Markdown; Markdown with attachments comes as a ZIP of both.
 * Throws what the source throws.
 */
export async function messageDocument(
  source: DocumentSource,
  id: string,
  options: DocumentOptions,
): Promise<SavedDocument> {
  const words = archiveWordsFor(options.language ?? 'en');
  const { render } = words;
  const loader = new MessageLoader(source, render);
  const loaded = await loader.load(id);
  const { message } = loaded;
  const person = await resolvePerson(message.personName, source.contacts);
  const stem = messageDocumentStem(message, person.name);
  switch (options.format) {
    case 'html': {
      const html = await messageDocumentHtml(
        { ...(await withPictures(loaded, loader)), person },
        { words: render },
      );
      return htmlFile(stem, [html]);
    }
    case 'markdown': {
      const places = attachmentPlaces([message]);
      const markdown = messageDocumentMarkdown({ ...withPlaces(loaded, places), person, words: render });
      return markdownFile(stem, [markdown], places, loader, options);
    }
  }
}

/**
 * All messages with one person, oldest first, as one file; the rest as messageDocument. A message that was listed and
 * is not here leaves a placeholder in its place, and an incomplete receipt is told at the top.
 */
export async function conversationDocument(
  source: DocumentSource,
  personName: string,
  options: DocumentOptions,
): Promise<SavedDocument> {
  const words = archiveWordsFor(options.language ?? 'en');
  const loader = new MessageLoader(source, words.render);
  const mail = await mailWith(personName, source);
  const { person, messages } = mail;
  const items = conversationItems(mail);
  const facts = { person, dates: messages, notice: incompleteNotice(source.receipt, words) };
  const stem = conversationDocumentStem(person.name, messages);
  switch (options.format) {
    case 'html': {
      const entries = htmlEntries(items, loader, words, options.signal);
      return htmlFile(stem, conversationDocumentHtml({ ...facts, entries }, { words: words.render }));
    }
    case 'markdown': {
      const places = attachmentPlaces(messages);
      const entries = markdownEntries(items, places, loader, words, options.signal);
      const pieces = conversationDocumentMarkdown({ ...facts, entries }, words.render);
      return markdownFile(stem, pieces, places, loader, options);
    }
  }
}

/** What an archive would hold of this person (people.ts). */
async function mailWith(
  personName: string,
  { facts, missing, contacts }: DocumentSource,
): Promise<Pick<PersonMail, 'person' | 'messages' | 'missing'>> {
  const wanted = comparableName(personName);
  const isWanted = (one: { personName: string }): boolean => comparableName(one.personName) === wanted;
  const [mail] = await mailByPerson({
    facts: facts.filter(isWanted),
    missing: missing.filter(isWanted),
    contacts,
  });
  return mail ?? { person: await resolvePerson(personName, contacts), messages: [], missing: [] };
}

function incompleteNotice(
  { complete, incompleteBecause }: Receipt,
  { receipt }: ArchiveWords,
): string | undefined {
  return complete ? undefined : [receipt.conversationIncomplete, ...incompleteBecause].join(' ');
}

/** Classes of letter.css: a sheet among the letters, dashed as everything that was not saved. */
const placeholderLooks = 'letter missing placeholder';

async function* htmlEntries(
  items: readonly ConversationItem[],
  loader: MessageLoader,
  words: ArchiveWords,
  signal: AbortSignal | undefined,
): AsyncGenerator<ConversationEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') {
      yield { gap: (doc) => placeholder(item.missing, words, elementsOf(doc), placeholderLooks) };
    } else {
      yield withPictures(await loader.load(item.record.id), loader);
    }
  }
}

async function* markdownEntries(
  items: readonly ConversationItem[],
  places: AttachmentPlaces,
  loader: MessageLoader,
  words: ArchiveWords,
  signal: AbortSignal | undefined,
): AsyncGenerator<MarkdownEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') yield { gap: placeholderMarkdown(item.missing, words) };
    else yield withPlaces(await loader.load(item.record.id), places);
  }
}

async function withPictures(
  { message, html }: LoadedMessage,
  loader: MessageLoader,
): Promise<DocumentMessage> {
  const attachments: AttachmentBytes[] = [];
  for (const attachment of message.attachments) {
    attachments.push(
      attachment.state === 'saved' && isPicture(attachment)
        ? { attachment, bytes: await loader.bytes(attachment.sha256) }
        : { attachment },
    );
  }
  return { message, attachments, bodyHtml: html };
}

function withPlaces(
  { message, fragment, cautions }: LoadedMessage,
  places: AttachmentPlaces,
): MarkdownDocumentMessage {
  const attachments = message.attachments.map((attachment): PlacedAttachment => {
    const path = places.get(message.id)?.get(attachment.index)?.path;
    if (path === undefined) return { attachment };
    return placed(attachment, { href: path, path, caution: cautions.get(attachment.index) ?? null });
  });
  return { message, attachments, bodyFragment: fragment };
}

/** A saved attachment and its name in the ZIP, beside the Markdown file. */
interface AttachmentPlace {
  date: string | null;
  attachment: SavedAttachment;
  path: string;
}

/** By the id of the message, then by the index of the attachment. */
type AttachmentPlaces = ReadonlyMap<string, ReadonlyMap<number, AttachmentPlace>>;

function attachmentPlaces(messages: readonly MessageRecord[]): AttachmentPlaces {
  const stems = messageStems(messages);
  return new Map(
    messages.map(({ id, date, attachments }) => {
      const ofMessage = new Map<number, AttachmentPlace>();
      for (const attachment of attachments) {
        if (attachment.state !== 'saved') continue;
        const extension = safeExtension(extensionFor(attachment.mediaType));
        const path = `attachments/${stems.get(id) ?? id}_${attachment.index}.${extension}`;
        ofMessage.set(attachment.index, { date, attachment, path });
      }
      return [id, ofMessage];
    }),
  );
}

/** Pieces of a file, to be joined without anything between. */
type Pieces = AsyncIterable<string> | Iterable<string>;

/* Media types that keep their names in Chromium (toolchain.md 5e). */

async function htmlFile(stem: string, pieces: Pieces): Promise<SavedDocument> {
  return { fileName: checkedFileName(`${stem}.html`), blob: await textBlob(pieces, 'text/html') };
}

async function markdownFile(
  stem: string,
  pieces: Pieces,
  places: AttachmentPlaces,
  loader: MessageLoader,
  { madeAt, signal }: DocumentOptions,
): Promise<SavedDocument> {
  const text = await textBlob(pieces, 'text/markdown');
  const placed = [...places.values()].flatMap((ofMessage) => [...ofMessage.values()]);
  if (placed.length === 0) return { fileName: checkedFileName(`${stem}.md`), blob: text };
  const now = zipMoment(madeAt);
  const markdown: ZipEntry = {
    path: `${stem}.md`,
    modified: now,
    compress: true,
    content: async () => new Uint8Array(await new Response(text).arrayBuffer()),
  };
  const attachments = placed.map(({ date, attachment, path }): ZipEntry => ({
    path,
    modified: zipDate(date, now),
    compress: false,
    content: () => loader.bytes(attachment.sha256),
  }));
  return {
    fileName: checkedFileName(`${stem}.zip`),
    blob: await writeZip([markdown, ...attachments], { signal }),
  };
}
