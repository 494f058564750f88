import { byTime } from '../model/conversation';
import type { DocumentFormat } from '../model/export-request';
import { extensionFor } from '../model/media-type';
import type { Message, SavedAttachment } from '../model/message';
import { comparableName, resolvePerson } from '../model/person';
import type { Person } from '../model/person';
import { conversationDocumentHtml, messageDocumentHtml } from '../render/document-html';
import type { AttachmentBytes, DocumentMessage } from '../render/document-html';
import { conversationDocumentMarkdown, messageDocumentMarkdown } from '../render/document-markdown';
import { isPicture } from '../render/message-parts';
import type { PlacedAttachment } from '../render/message-parts';
import type { ArchiveSource } from './archive-source';
import type { LoadedMessage } from './message-loader';
import { MessageLoader } from './message-loader';
import { dateStamp, messageStems, safeExtension, slugOf } from './names';
import { stopIfAsked } from './stop';
import { writeZip, zipDate, zipMoment } from './zip';
import type { ZipEntry } from './zip';

/** What documents are made from: the vault, or any part of it. */
export type DocumentSource = Pick<ArchiveSource, 'facts' | 'contacts' | 'message' | 'bytes'>;

export interface SavedDocument {
  /** contract.md, "Saved files". */
  fileName: string;
  /** Typed: Chromium renames a Blob without a type (toolchain.md 5e). */
  blob: Blob;
}

export interface DocumentOptions {
  format: DocumentFormat;
  madeAt: Date;
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
  const loader = new MessageLoader(source);
  const loaded = await loader.load(id);
  const { personName, date, direction } = loaded.message;
  const person = await resolvePerson(personName, source.contacts);
  const stem = `${dateStamp(date)}_${direction}_${slugOf(person.name)}`;
  return saved(stem, [loaded], person, loader, options, false);
}

/** All messages with one person, oldest first, as one file; the rest as messageDocument. */
export async function conversationDocument(
  source: DocumentSource,
  personName: string,
  options: DocumentOptions,
): Promise<SavedDocument> {
  const loader = new MessageLoader(source);
  const wanted = comparableName(personName);
  const records = source.facts.filter((record) => comparableName(record.personName) === wanted).sort(byTime);
  const person = await resolvePerson(records.at(-1)?.personName ?? personName, source.contacts);
  const loaded: LoadedMessage[] = [];
  for (const { id } of records) {
    stopIfAsked(options.signal);
    loaded.push(await loader.load(id));
  }
  const days = records.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)]));
  const stem = `${slugOf(person.name)}_${days[0] ?? 'undated'}_to_${days.at(-1) ?? 'undated'}`;
  return saved(stem, loaded, person, loader, options, true);
}

/** Media types that keep their names in Chromium (toolchain.md 5e). */
const types: Record<DocumentFormat, string> = { html: 'text/html', markdown: 'text/markdown' };

async function saved(
  stem: string,
  loaded: readonly LoadedMessage[],
  person: Person,
  loader: MessageLoader,
  options: DocumentOptions,
  several: boolean,
): Promise<SavedDocument> {
  switch (options.format) {
    case 'html':
      return typed(`${stem}.html`, await htmlOf(loaded, person, loader, several), types.html);
    case 'markdown': {
      const places = attachmentPlaces(loaded);
      const text = markdownOf(loaded, person, places, several);
      if (places.length === 0) return typed(`${stem}.md`, text, types.markdown);
      return { fileName: `${stem}.zip`, blob: await zipped(stem, text, places, loader, options) };
    }
  }
}

async function htmlOf(
  loaded: readonly LoadedMessage[],
  person: Person,
  loader: MessageLoader,
  several: boolean,
): Promise<string> {
  const documentMessages: DocumentMessage[] = [];
  for (const { message, html } of loaded) {
    const attachments: AttachmentBytes[] = [];
    for (const attachment of message.attachments) {
      attachments.push(
        attachment.state === 'saved' && isPicture(attachment)
          ? { attachment, bytes: await loader.bytes(attachment.sha256) }
          : { attachment },
      );
    }
    documentMessages.push({ message, attachments, bodyHtml: html });
  }
  const [only] = documentMessages;
  return several || !only
    ? conversationDocumentHtml({ person, messages: documentMessages })
    : messageDocumentHtml({ ...only, person });
}

/** A saved attachment and its name in the ZIP, beside the Markdown file. */
interface AttachmentPlace {
  message: Message;
  attachment: SavedAttachment;
  path: string;
}

function attachmentPlaces(loaded: readonly LoadedMessage[]): AttachmentPlace[] {
  const stems = messageStems(loaded.map(({ message }) => message));
  return loaded.flatMap(({ message }) =>
    message.attachments.flatMap((attachment) => {
      if (attachment.state !== 'saved') return [];
      const extension = safeExtension(extensionFor(attachment.mediaType));
      const stem = stems.get(message.id) ?? message.id;
      return [{ message, attachment, path: `attachments/${stem}_${attachment.index}.${extension}` }];
    }),
  );
}

function markdownOf(
  loaded: readonly LoadedMessage[],
  person: Person,
  places: readonly AttachmentPlace[],
  several: boolean,
): string {
  const paths = new Map(places.map((place) => [place.attachment, place.path]));
  const markdownMessages = loaded.map(({ message, fragment }) => ({
    message,
    attachments: message.attachments.map((attachment): PlacedAttachment => {
      const href = attachment.state === 'saved' ? paths.get(attachment) : undefined;
      return href === undefined ? { attachment } : { attachment, href };
    }),
    bodyFragment: fragment,
  }));
  const [only] = markdownMessages;
  return several || !only
    ? conversationDocumentMarkdown({ person, messages: markdownMessages })
    : messageDocumentMarkdown({ ...only, person });
}

function zipped(
  stem: string,
  text: string,
  places: readonly AttachmentPlace[],
  loader: MessageLoader,
  { madeAt, signal }: DocumentOptions,
): Promise<Blob> {
  const now = zipMoment(madeAt);
  const entries: ZipEntry[] = places.map(({ message, attachment, path }) => ({
    path,
    modified: zipDate(message.date, now),
    compress: false,
    content: () => loader.bytes(attachment.sha256),
  }));
  const markdown = { path: `${stem}.md`, modified: now, compress: true, content: () => utf8(text) };
  return writeZip([markdown, ...entries], { signal });
}

function utf8(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve(new TextEncoder().encode(text));
}

async function typed(fileName: string, text: string, type: string): Promise<SavedDocument> {
  const blob = await new Response(text, { headers: { 'content-type': type } }).blob();
  return { fileName, blob };
}
