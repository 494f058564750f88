/** In pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/**
 * How large a picture is, from its first bytes alone; null where they do not say, or say nothing that can be: some Word
 * processors refuse a picture without a size. A turn noted by a camera (EXIF) is not looked at.
 *
 * PNG 1.2 (11.2.2), GIF 89a (18), BMP (BITMAPINFOHEADER and the older BITMAPCOREHEADER), JPEG (ITU T.81, B.2.2).
 */
export function pictureSize(bytes: Uint8Array, mediaType: string): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = sizeIn(view, mediaType);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function sizeIn(view: DataView, mediaType: string): PictureSize | null {
  switch (mediaType) {
    case 'image/png':
      return view.byteLength < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return view.byteLength < 10
        ? null
        : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/bmp':
      return bmpSize(view);
    case 'image/jpeg':
      return jpegSize(view);
    default:
      return null;
  }
}

function bmpSize(view: DataView): PictureSize | null {
  if (view.byteLength < 26) return null;
  // The older header has 12 bytes, and sizes of two.
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  // A negative height: the rows stand from top to bottom.
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** From marker to marker, to the first frame header: C0 to CF, but for the tables (C4, CC) and the reserved C8. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}
