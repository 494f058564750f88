import { conversationDocumentText, messageDocumentText } from '../../render/document-text';
import type { TextEntry } from '../../render/document-text';
import type { LoadedMessage } from '../message-loader';
import { placeholderLines } from '../pages/placeholder';
import { stopIfAsked } from '../stop';
import { textBlob } from '../streamed-blob';
import { placedAttachments } from './attachment-places';
import type { AttachmentPlaces } from './attachment-places';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';

/**
 * Plain text, wrapped for reading, with the attachments beside it. UTF-8 with a mark at its start and CRLF line ends: the
 * Notepad of Windows before 2018 shows a file with LF alone as one line, and before 2019 it, and other programs to this
 * day, take UTF-8 without a mark for a code page of old ("JosÃ©"). Programs of other systems read both.
 */
export const textWriter: DocumentWriter = {
  extensions: { message: 'txt', conversation: 'txt' },
  attachments: 'beside',
  holds: () => false,
  message({ loaded, person, notices, places }, { words }) {
    const text = messageDocumentText({ ...entryOf(loaded, places), person, notices }, words.render);
    return textBlob(forNotepad([text]), 'text/plain');
  },
  conversation(content, tools) {
    const { person, messages: dates, notices } = content;
    const facts = { person, dates, notices, entries: entriesOf(content, tools) };
    return textBlob(forNotepad(conversationDocumentText(facts, tools.words.render)), 'text/plain');
  },
};

async function* forNotepad(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string, void, undefined> {
  yield '\ufeff';
  for await (const piece of pieces) yield piece.replace(/\n/g, '\r\n');
}

async function* entriesOf(
  { items, places }: ConversationContent,
  { loader, words, signal }: DocumentTools,
): AsyncGenerator<TextEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') {
      const { title, reason } = placeholderLines(item.missing, words);
      yield { gap: [title, reason] };
    } else {
      yield entryOf(await loader.load(item.record.id), places);
    }
  }
}

function entryOf(loaded: LoadedMessage, places: AttachmentPlaces) {
  const { message, text } = loaded;
  return { message, text, attachments: placedAttachments(loaded, places) };
}
