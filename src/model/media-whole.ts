/** Is the end of a file there? "No exception" is not "complete": fetch accepts bodies that were cut (reliability.md 0.7). */
export type Wholeness = 'whole' | 'cut' | 'unknown';

/**
 * Looks for the end mark of a format. `head`: the first bytes, or all; `tail`: the last bytes, at most 64 when they come from
 * another host; `size`: of the whole, in bytes. "cut" only where the format leaves little doubt: read once more then,
 * but keep what came. "unknown" where the format has no end mark or too little of it is at hand.
 */
export function seemsWhole(mediaType: string, head: Uint8Array, tail: Uint8Array, size: number): Wholeness {
  switch (mediaType) {
    case 'image/jpeg':
      return jpeg(head, tail, size);
    case 'image/png':
      return byEndMark('IEND\xaeB`\x82', head, tail, size);
    case 'image/gif':
      return byEndMark('\x00\x3b', head, tail, size);
    case 'application/pdf':
      return pdf(head, tail, size);
    case 'application/zip':
    case 'application/epub+zip':
    case 'application/vnd.oasis.opendocument.text':
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    case 'application/vnd.openxmlformats-officedocument.presentationml.presentation':
      return zip(head, tail, size);
    case 'image/webp':
    case 'audio/wav':
    case 'video/x-msvideo':
      return byStatedLength(head, 4, 8, size);
    case 'image/bmp':
      return byStatedLength(head, 2, 0, size);
    case 'video/mp4':
    case 'video/x-m4v':
    case 'video/quicktime':
    case 'video/3gpp':
    case 'video/3gpp2':
    case 'audio/mp4':
    case 'image/heic':
    case 'image/avif':
      return boxes(head, size);
    default:
      return 'unknown';
  }
}

function latin1(bytes: Uint8Array): string {
  // In slices: a call takes only so many arguments.
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

/** The last kilobyte, from whichever of the two reaches there. */
function ending(head: Uint8Array, tail: Uint8Array, size: number): Uint8Array {
  const fromHead = head.length === size ? head : tail;
  return fromHead.subarray(Math.max(0, fromHead.length - 1024));
}

function byEndMark(mark: string, head: Uint8Array, tail: Uint8Array, size: number): Wholeness {
  const end = ending(head, tail, size);
  if (latin1(end).includes(mark)) return 'whole';
  return hasTrailer(end) ? 'unknown' : 'cut';
}

/**
 * A JPEG ends with FF D9, but phones add kilobytes after it. With all bytes at hand the mark may stand anywhere after the
 * picture's own data; with the tail alone, a trailer that is text or padding leaves the matter open.
 */
function jpeg(head: Uint8Array, tail: Uint8Array, size: number): Wholeness {
  const end = ending(head, tail, size);
  if (latin1(end).includes('\xff\xd9')) return 'whole';
  if (head.length === size) return hasEndAfterPicture(head) ? 'whole' : 'cut';
  return hasTrailer(end) ? 'unknown' : 'cut';
}

/** Walks the segments to the scan (a thumbnail in EXIF has its own end mark), then looks for the end (ITU T.81, annex B). */
function hasEndAfterPicture(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  for (; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** The last 16 bytes are all alike or all printable: something was added after the end mark, out of our sight. */
function hasTrailer(end: Uint8Array): boolean {
  const last = Array.from(end.subarray(-16));
  if (last.length < 16) return false;
  return last.every((byte) => byte === last[0]) || last.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** %%EOF stands within the last kilobyte (ISO 32000-1, annex H); a shorter tail proves nothing. */
function pdf(head: Uint8Array, tail: Uint8Array, size: number): Wholeness {
  const end = ending(head, tail, size);
  if (latin1(end).includes('%%EOF')) return 'whole';
  return end.length >= Math.min(size, 1024) ? 'cut' : 'unknown';
}

/** The end record may have a comment of up to 65,535 bytes behind it (APPNOTE 4.3.16). */
function zip(head: Uint8Array, tail: Uint8Array, size: number): Wholeness {
  const longest = head.length === size ? head : tail;
  const end = longest.subarray(Math.max(0, longest.length - 65_557));
  if (latin1(end).includes('PK\x05\x06')) return 'whole';
  return end.length >= Math.min(size, 65_557) ? 'cut' : 'unknown';
}

/** RIFF counts from its ninth byte, BMP from its first; 0 and all ones mean "not known when writing began". */
function byStatedLength(head: Uint8Array, at: number, before: number, size: number): Wholeness {
  if (head.length < at + 4) return size < at + 4 ? 'cut' : 'unknown';
  const stated = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(at, true);
  if (stated === 0 || stated === 0xffffffff) return 'unknown';
  return stated + before > size ? 'cut' : 'whole';
}

/** Boxes follow each other by their lengths (ISO/IEC 14496-12, 4.2); one that reaches past the end was cut. */
function boxes(head: Uint8Array, size: number): Wholeness {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let at = 0;
  while (at < size) {
    if (at + 8 > head.length) return at + 8 > size ? 'cut' : 'unknown';
    let length = view.getUint32(at);
    if (length === 0) return 'unknown';
    if (length === 1) {
      if (at + 16 > head.length) return at + 16 > size ? 'cut' : 'unknown';
      length = Number(view.getBigUint64(at + 8));
    }
    if (length < 8) return 'unknown';
    at += length;
  }
  return at === size ? 'whole' : 'cut';
}
