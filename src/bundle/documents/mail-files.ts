import { extensionFor, isKnownHarmless } from '../../model/media-type';
import type { SavedAttachment } from '../../model/message';
import { visibleText } from '../../model/visible-text';
import { missingWords, placed } from '../../render/message-parts';
import type { MailFile } from '../../render/mail-message';
import { attachmentLabel } from '../../render/message-parts';
import type { RenderWords } from '../../render/words';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import { safeExtension } from '../path-rules';

/** What of a label stands in a file name at most, in bytes of UTF-8: disks take 255 for the whole. */
const labelBytes = 120;

/**
 * The name under which a mail program saves an attachment: "Photo 2 - Beach.jpg". What it is and its number come first, in our
 * own words: so no name is a device of Windows, a hidden file, or the same as another of the message. The label of the
 * site after it has no character that a disk refuses and none that nobody sees. The extension is told from the bytes, and is the
 * neutral one of the archive (path-rules.ts) for what could act.
 */
export function mailFileName(attachment: SavedAttachment, words: RenderWords): string {
  const extension = safeExtension(extensionFor(attachment.mediaType));
  const label = visibleText(attachmentLabel(attachment, words).replace(/: /, ' - '))
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/gu, ' ');
  const cut = shortened(label, labelBytes).replace(/[ .]+$/, '');
  const bare = cut.toLowerCase().endsWith(`.${extension}`) ? cut.slice(0, -extension.length - 1) : cut;
  return `${bare.replace(/[ .]+$/, '')}.${extension}`;
}

function shortened(text: string, most: number): string {
  const encoder = new TextEncoder();
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/**
 * Mail programs show a part by its type, pages and mails in mails too. So only what is known to be harmless keeps its type;
 * the rest is bytes that are saved to a file (RFC 2046 4.5.1).
 */
function mailType(mediaType: string): string {
  return isKnownHarmless(mediaType) ? mediaType : 'application/octet-stream';
}

/** All saved attachments. */
export function mailFiles({ message }: LoadedMessage, loader: MessageLoader, words: RenderWords): MailFile[] {
  return message.attachments.flatMap((attachment) =>
    attachment.state === 'saved'
      ? [
          {
            mediaType: mailType(attachment.mediaType),
            name: mailFileName(attachment, words),
            bytes: () => loader.bytes(attachment.sha256),
          },
        ]
      : [],
  );
}

/** A sentence for each attachment that is not there, or that is to be opened with care. */
export function attachmentNotes({ message, cautions }: LoadedMessage, words: RenderWords): string[] {
  return message.attachments.flatMap((attachment) => {
    const name = attachment.state === 'saved' ? mailFileName(attachment, words) : '';
    const caution = cautions.get(attachment.index) ?? null;
    const place =
      attachment.state === 'saved' ? placed(attachment, { href: name, path: name, caution }) : { attachment };
    return missingWords(place, words) ?? [];
  });
}
