import { ImageRun } from 'docx';
import type { SavedAttachment } from '../../model/message';
import type { PictureSize } from '../../model/picture-size';
import { xmlText } from './xml-text';

/** What Word shows by itself, by media type. WebP is not among them. */
const imageTypes: Readonly<Record<string, 'jpg' | 'png' | 'gif' | 'bmp'>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
};

/** A page of Letter paper, less margins of an inch, in pixels of 1/96 inch; two thirds of its height. */
const most: PictureSize = { width: 624, height: 576 };

/** Whether a Word file can hold it as a picture. */
export function isWordPicture({ mediaType }: SavedAttachment): boolean {
  return imageTypes[mediaType] !== undefined;
}

/** As large as it is at 96 dots an inch, smaller if it would not fit, never larger. */
export function sensibleSize({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The picture in its place. In the package that docx makes, its file holds the sum alone (word-package.ts puts the bytes
 * there): hundreds of photos are never in memory together.
 *
 * @param number tells the pictures of a document apart, counted from 1
 * @param description what it is, for those who cannot see it
 */
export function pictureRun(
  attachment: SavedAttachment,
  size: PictureSize,
  number: number,
  description: string,
): ImageRun | null {
  const type = imageTypes[attachment.mediaType];
  if (type === undefined) return null;
  const words = xmlText(description);
  return new ImageRun({
    type,
    data: new TextEncoder().encode(attachment.sha256),
    transformation: sensibleSize(size),
    altText: { id: String(number), name: `Picture ${number}`, title: words, description: words },
  });
}
