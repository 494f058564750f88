import { isPicture } from '../../render/message-parts';
import type { AttachmentBytes } from '../../render/document-html';
import type { LoadedMessage, MessageLoader } from '../message-loader';

/** The attachments of a message for a format that holds its pictures inside: those with their bytes, the others without. */
export async function withPictureBytes(
  { message }: LoadedMessage,
  loader: MessageLoader,
): Promise<AttachmentBytes[]> {
  const attachments: AttachmentBytes[] = [];
  for (const attachment of message.attachments) {
    attachments.push(
      attachment.state === 'saved' && isPicture(attachment)
        ? { attachment, bytes: await loader.bytes(attachment.sha256) }
        : { attachment },
    );
  }
  return attachments;
}
