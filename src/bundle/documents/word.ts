import { pictureSize } from '../../model/picture-size';
import type { SavedAttachment } from '../../model/message';
import { namedAs } from '../../model/person';
import { isolatedText } from '../../model/visible-text';
import { messageTitle } from '../../render/message-parts';
import type { WordAttachment, WordEntry, WordFiles, WordLetter } from '../../render/word/word';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import { placeholderLines } from '../pages/placeholder';
import { stopIfAsked } from '../stop';
import { writeZip, zipMoment } from '../zip';
import type { ZipEntry } from '../zip';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';

/** The library is large, and most families never ask for it: loaded when the first Word file is made. */
const library = () => import('../../render/word/word');

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Media types that Word shows by itself. WebP is not among them. */
const wordPictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/bmp']);

/**
 * A Word file with its pictures in place. docx keeps every paragraph in memory until the end, some 350 KB for a long
 * letter: hence no more than a thousand of them in one file.
 */
export const wordWriter: DocumentWriter = {
  extensions: { message: 'docx', conversation: 'docx' },
  attachments: 'inside',
  holds: isWordPicture,
  packed: true,
  volume: { messages: 1_000 },
  async message({ loaded, person, notices }, tools) {
    const { messageWord } = await library();
    const letter = await letterOf(loaded, tools.loader);
    return packaged(
      await messageWord(letter, { person, notices, madeAt: tools.madeAt, words: tools.words.render }),
      tools,
    );
  },
  async conversation(content, tools) {
    const { conversationWord } = await library();
    const { person, messages: dates, notices } = content;
    const { words, madeAt } = tools;
    return packaged(
      await conversationWord({
        person,
        dates,
        notices,
        contents: contentsOf(content, tools),
        monthLine: (month, count) =>
          words.conversation.contentsLine(
            month === null ? words.pages.undated : words.monthAndYear(month),
            count,
          ),
        yearHeading: (year) => year ?? words.pages.undated,
        entries: entriesOf(content, tools),
        madeAt,
        words: words.render,
      }),
      tools,
    );
  },
};

function isWordPicture(attachment: SavedAttachment): boolean {
  return wordPictures.has(attachment.mediaType);
}

/** By the facts alone: no body is loaded for the list of contents. */
function contentsOf(
  { items, person }: ConversationContent,
  { words }: DocumentTools,
): { date: string | null; title: string }[] {
  return items.map((item) => ({
    date: item.date,
    title:
      item.what === 'missing'
        ? placeholderLines(item.missing, words).title
        : messageTitle(
            { message: item.record, person: namedAs(person, item.record.personName) },
            words.render,
            isolatedText,
          ),
  }));
}

async function* entriesOf(
  { items, person }: ConversationContent,
  { loader, words, signal }: DocumentTools,
): AsyncGenerator<WordEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') yield { gap: placeholderLines(item.missing, words) };
    else {
      const letter = await letterOf(await loader.load(item.record.id), loader);
      yield { ...letter, person: namedAs(person, item.record.personName) };
    }
  }
}

/** Of a picture only the size is kept: its bytes are asked for again when the package is written. */
async function letterOf({ message, fragment }: LoadedMessage, loader: MessageLoader): Promise<WordLetter> {
  const attachments: WordAttachment[] = [];
  for (const attachment of message.attachments) {
    const isPicture = attachment.state === 'saved' && isWordPicture(attachment);
    const size = isPicture ? pictureSize(await loader.bytes(attachment.sha256), attachment.mediaType) : null;
    attachments.push(size ? { attachment, size } : { attachment });
  }
  return { message, attachments, bodyFragment: fragment };
}

/** The package: a ZIP whose first file says what the others are (ECMA-376 part 2). */
async function packaged(
  { files, pictures }: WordFiles,
  { loader, madeAt, signal }: DocumentTools,
): Promise<Blob> {
  const modified = zipMoment(madeAt);
  const parts = Array.from(files, ([path, bytes]): ZipEntry => ({
    path,
    modified,
    compress: true,
    content: () => Promise.resolve(bytes),
  }));
  const media = Array.from(pictures, ([path, sha256]): ZipEntry => ({
    path,
    modified,
    compress: false,
    content: () => loader.bytes(sha256),
  }));
  const first = '[Content_Types].xml';
  parts.sort((a, b) => Number(b.path === first) - Number(a.path === first));
  const zip = await writeZip([...parts, ...media], { signal, namesArePrescribed: true });
  return zip.slice(0, zip.size, mediaType);
}
