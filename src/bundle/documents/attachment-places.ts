import { extensionFor } from '../../model/media-type';
import type { SavedAttachment } from '../../model/message';
import { placed } from '../../render/message-parts';
import type { PlacedAttachment } from '../../render/message-parts';
import type { MessageRecord } from '../archive-source';
import type { LoadedMessage } from '../message-loader';
import { messageStems } from '../names';
import { safeExtension } from '../path-rules';

/** A saved attachment and its name beside the document. */
export interface AttachmentPlace {
  date: string | null;
  attachment: SavedAttachment;
  /** Relative to the document. */
  path: string;
}

/** By the id of the message, then by the index of the attachment. */
export type AttachmentPlaces = ReadonlyMap<string, ReadonlyMap<number, AttachmentPlace>>;

export const noPlaces: AttachmentPlaces = new Map();

/** A name for every saved attachment of these messages, in a folder of their own. */
export function attachmentPlaces(messages: readonly MessageRecord[]): AttachmentPlaces {
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

/** The attachments of a message as a text names them: by their place, or with a word why none is there. */
export function placedAttachments(
  { message, cautions }: LoadedMessage,
  places: AttachmentPlaces,
): PlacedAttachment[] {
  return message.attachments.map((attachment) => {
    const path = places.get(message.id)?.get(attachment.index)?.path;
    if (path === undefined) return { attachment };
    return placed(attachment, { href: path, path, caution: cautions.get(attachment.index) ?? null });
  });
}
