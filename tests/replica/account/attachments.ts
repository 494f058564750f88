import { createHash } from 'node:crypto';
import { makeMp4, makePdf } from './documents';
import { makeJpeg } from './jpeg';
import { makeBmp, makeGif } from './pictures';
import { makePng } from './png';
import type { AttachmentKind, MadeUpAttachment } from './model';
import type { Random } from './random';

export type FileFormat = 'jpeg' | 'png' | 'gif' | 'bmp' | 'mp4' | 'pdf';

/** What an attachment is to be, before its bytes are made. */
export interface AttachmentPlan {
  readonly kind: AttachmentKind;
  readonly format: FileFormat;
  readonly label: string;
  readonly removed?: boolean;
}

const types: Record<FileFormat, { mediaType: string; extension: string }> = {
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  png: { mediaType: 'image/png', extension: 'png' },
  gif: { mediaType: 'image/gif', extension: 'gif' },
  bmp: { mediaType: 'image/bmp', extension: 'bmp' },
  mp4: { mediaType: 'video/mp4', extension: 'mp4' },
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
};

function makeBytes(format: FileFormat, random: Random, size: number, note: string): Uint8Array {
  switch (format) {
    case 'jpeg':
      return makeJpeg(random, size, note);
    case 'png':
      return makePng(random, size, note);
    case 'gif':
      return makeGif(random, size, note);
    case 'bmp':
      return makeBmp(random, size);
    case 'mp4':
      return makeMp4(random, size * 4);
    case 'pdf':
      return makePdf(random, size, note);
  }
}

/** A whole file of about `size` bytes (a video four times that), unlike every other. */
export function makeAttachment(plan: AttachmentPlan, random: Random, size: number): MadeUpAttachment {
  const note = `made up, no ${random.int(0, 2 ** 31)}`;
  const bytes = makeBytes(plan.format, random, size, note);
  return {
    label: plan.label,
    kind: plan.kind,
    ...types[plan.format],
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    removed: plan.removed ?? false,
  };
}
