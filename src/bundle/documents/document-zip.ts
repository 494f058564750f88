import type { MessageLoader } from '../message-loader';
import { writeZip, zipDate, zipMoment } from '../zip';
import type { ZipEntry } from '../zip';
import type { AttachmentPlaces } from './attachment-places';

/** A document, or one of the several that a long conversation takes. */
export interface DocumentFile {
  /** With its extension. */
  name: string;
  blob: Blob;
}

/** Documents in one ZIP, with the attachments beside them. Throws what writeZip() throws. */
export function documentZip(
  documents: readonly DocumentFile[],
  places: AttachmentPlaces,
  { loader, madeAt, signal }: { loader: MessageLoader; madeAt: Date; signal?: AbortSignal | undefined },
): Promise<Blob> {
  const now = zipMoment(madeAt);
  const files = documents.map(({ name, blob }): ZipEntry => ({
    path: name,
    modified: now,
    // A Word file is a ZIP already.
    compress: blob.type.startsWith('text/'),
    content: () => Promise.resolve(blob),
  }));
  const attachments = placesIn(places).map(({ date, attachment, path }): ZipEntry => ({
    path,
    modified: zipDate(date, now),
    compress: false,
    content: () => loader.bytes(attachment.sha256),
  }));
  return writeZip([...files, ...attachments], { signal });
}

/** All attachments that have a place. */
export function placesIn(places: AttachmentPlaces) {
  return [...places.values()].flatMap((ofMessage) => [...ofMessage.values()]);
}
