import type { SavedAttachment } from '../../model/message';
import type { Person } from '../../model/person';
import type { MessageRecord } from '../archive-source';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import type { ConversationItem } from '../plan';
import type { ArchiveWords } from '../words/archive-words';
import type { AttachmentPlaces } from './attachment-places';
import type { VolumeLimits } from './volumes';

/** What every writer works with. */
export interface DocumentTools {
  loader: MessageLoader;
  words: ArchiveWords;
  /** When it is made; the same moment gives the same bytes, where a format lets us. */
  madeAt: Date;
  signal?: AbortSignal | undefined;
}

/** One message to be written. */
export interface MessageContent {
  loaded: LoadedMessage;
  person: Person;
  /** Sentences for the top, that the family must know before reading. */
  notices: readonly string[];
  /** Where its saved attachments lie, relative to the document; empty where they do not travel beside it. */
  places: AttachmentPlaces;
}

/** A conversation to be written, or the part of one that a document holds. */
export interface ConversationContent {
  person: Person;
  /** Messages and gaps, oldest first, undated last. */
  items: readonly ConversationItem[];
  /** The messages among `items`, in the same order: for the facts at the top. */
  messages: readonly MessageRecord[];
  notices: readonly string[];
  places: AttachmentPlaces;
}

/** How a document is written in one format. Its methods throw what the source throws, and "cancelled" after an abort. */
export interface DocumentWriter {
  /** Extensions of contract.md, "Saved files", without the dot. */
  extensions: { message: string; conversation: string };
  /** `beside`: the document comes in a ZIP together with its attachments, if it has any. */
  attachments: 'inside' | 'beside';
  /** Whether the document itself holds this attachment. */
  holds(attachment: SavedAttachment): boolean;
  /** The file is packed already, and deflating it again would gain nothing. */
  packed?: true;
  /** A conversation that is larger is written in several documents, which say so. */
  volume?: VolumeLimits;
  /** The Blob has a media type: Chromium renames one without (toolchain.md 5e). */
  message(content: MessageContent, tools: DocumentTools): Promise<Blob>;
  conversation(content: ConversationContent, tools: DocumentTools): Promise<Blob>;
}
