import { textType } from './media-text';

export { seemsWhole, type Wholeness } from './media-whole';

/**
 * What attachment bytes are, told from the bytes and never from a name or label (contract.md). The table is ours;
 * the marks are those of the formats' own specifications.
 */
export interface MediaType {
  /** Lower case, without parameters; "application/octet-stream" for what is in no table. */
  mediaType: string;
  /** Without the dot. */
  extension: string;
  /** True if opening it could run something: it gets the neutral extension ("dat"; path-rules.ts makes "dat.txt" of it), and no page links to it (caution.ts). */
  active: boolean;
}

const unknownType = 'application/octet-stream';

/** Extensions by media type. None acts as script, style or page beside the saved pages (design.md, Archive). */
const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/avif': 'avif',
  'image/tiff': 'tif',
  'image/jp2': 'jp2',
  'image/jxl': 'jxl',
  'image/vnd.microsoft.icon': 'ico',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/x-m4v': 'm4v',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
  'video/x-flv': 'flv',
  'video/x-msvideo': 'avi',
  'video/x-ms-wmv': 'wmv',
  'video/mpeg': 'mpg',
  'video/mp2t': 'm2ts',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/amr': 'amr',
  'application/zip': 'zip',
  'application/gzip': 'gz',
  'application/x-7z-compressed': '7z',
  'application/vnd.rar': 'rar',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/epub+zip': 'epub',
  'application/rtf': 'rtf',
  'text/plain': 'txt',
};

/** Types that a browser or system may run, or that start a program that does. Their extension is always "dat". */
const activeTypes = new Set([
  'text/html',
  'image/svg+xml',
  'text/xml',
  'application/xhtml+xml',
  'application/xml',
  'text/javascript',
  'application/javascript',
  'text/css',
  'multipart/related',
  'message/rfc822',
  'application/x-shockwave-flash',
  'application/vnd.microsoft.portable-executable',
  'application/x-executable',
  'application/wasm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/x-chrome-extension',
  'application/vnd.ms-cab-compressed',
  'application/vnd.ms-htmlhelp',
  'application/x-ms-shortcut',
  'application/x-ole-storage',
]);

/** True for what could run, or could be shown as a page. */
export function isActive(mediaType: string): boolean {
  return activeTypes.has(plainType(mediaType));
}

/** True for what is in the table above: a file of which we know that a browser or program shows it, and does no more. */
export function isKnownHarmless(mediaType: string): boolean {
  return Object.hasOwn(extensions, plainType(mediaType));
}

function plainType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The extension for a media type, without the dot: "dat" for what could run, "bin" for what is in no table. */
export function extensionFor(mediaType: string): string {
  const plain = plainType(mediaType);
  if (activeTypes.has(plain)) return 'dat';
  return Object.hasOwn(extensions, plain) ? (extensions[plain] ?? 'bin') : 'bin';
}

/**
 * Tells the type from the first bytes (4,096 are plenty) and the whole size in bytes. Never throws; what fits nothing is
 * "application/octet-stream", or "text/plain" if it reads as text without markup.
 */
export function tellMediaType(head: Uint8Array, size: number): MediaType {
  const mediaType = byMagic(head, size) ?? textType(head) ?? mpegAudio(head) ?? unknownType;
  return { mediaType, extension: extensionFor(mediaType), active: isActive(mediaType) };
}

/** One character a byte, so that marks can be written as text. */
function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function byMagic(head: Uint8Array, size: number): string | undefined {
  const start = latin1(head, 0, 16);
  for (const [mark, mediaType] of marks) {
    if (start.startsWith(mark)) return mediaType;
  }
  if (start.startsWith('RIFF')) return riffTypes[start.slice(8, 12)];
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipType(latin1(head, 0, 4096));
  if (start.startsWith('\x1aE\xdf\xa3')) {
    return latin1(head, 0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  }
  if (['ftyp', 'moov', 'mdat', 'wide'].includes(start.slice(4, 8))) return boxType(head, start);
  // Two letters alone prove nothing: the header's size must be one of the known ones, and the file no shorter.
  if (start.startsWith('BM') && size >= 26 && [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0))
    return 'image/bmp';
  if (start.startsWith('MZ') && size > 64) return 'application/vnd.microsoft.portable-executable';
  if (head[0] === 0x47 && head[188] === 0x47 && head[376] === 0x47) return 'video/mp2t';
  // A PDF may have up to 1,024 bytes before its mark (ISO 32000-1, annex H); markup before it makes it a page.
  const pdf = latin1(head, 0, 1024).indexOf('%PDF-');
  if (pdf === 0 || (pdf > 0 && !latin1(head, 0, pdf).includes('<'))) return 'application/pdf';
  return undefined;
}

const marks: readonly (readonly [string, string])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['\0\0\0\x0cjP  ', 'image/jp2'],
  ['\0\0\0\x0cJXL ', 'image/jxl'],
  ['\xff\x0a', 'image/jxl'],
  ['\0\0\x01\0', 'image/vnd.microsoft.icon'],
  ['\0\0\x01\xba', 'video/mpeg'],
  ['\0\0\x01\xb3', 'video/mpeg'],
  ['FLV\x01', 'video/x-flv'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-wmv'],
  ['ID3', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
  ['#!AMR', 'audio/amr'],
  ['\x1f\x8b\x08', 'application/gzip'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['Rar!\x1a\x07', 'application/vnd.rar'],
  ['{\\rtf', 'application/rtf'],
  ['FWS', 'application/x-shockwave-flash'],
  ['CWS', 'application/x-shockwave-flash'],
  ['ZWS', 'application/x-shockwave-flash'],
  ['\x7fELF', 'application/x-executable'],
  // Mach-O of 32 and 64 bits, either end first; several in one, which is the mark of a Java class too; Android's own.
  ['\xfe\xed\xfa\xce', 'application/x-executable'],
  ['\xfe\xed\xfa\xcf', 'application/x-executable'],
  ['\xce\xfa\xed\xfe', 'application/x-executable'],
  ['\xcf\xfa\xed\xfe', 'application/x-executable'],
  ['\xca\xfe\xba\xbe', 'application/x-executable'],
  ['\xca\xfe\xba\xbf', 'application/x-executable'],
  ['\xbe\xba\xfe\xca', 'application/x-executable'],
  ['\xbf\xba\xfe\xca', 'application/x-executable'],
  ['dex\n0', 'application/x-executable'],
  ['\0asm', 'application/wasm'],
  ['Cr24', 'application/x-chrome-extension'],
  ['MSCF', 'application/vnd.ms-cab-compressed'],
  ['ITSF', 'application/vnd.ms-htmlhelp'],
  ['L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
];

const riffTypes: Record<string, string> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/x-msvideo',
};

/** A ZIP is told by the names at its start; a program in Java is one too. */
function zipType(start: string): string {
  if (start.includes('AndroidManifest.xml') || start.includes('classes.dex'))
    return 'application/vnd.android.package-archive';
  if (start.includes('META-INF/MANIFEST.MF') || /\w\.class/.test(start)) return 'application/java-archive';
  const plainType = /^[\s\S]{30}mimetype([a-z]+\/[a-z.+-]+)PK/.exec(start)?.[1];
  if (plainType !== undefined && Object.hasOwn(extensions, plainType)) return plainType;
  if (start.includes('[Content_Types].xml') || start.includes('_rels/.rels')) {
    const office = 'application/vnd.openxmlformats-officedocument';
    if (start.includes('word/')) return `${office}.wordprocessingml.document`;
    if (start.includes('xl/')) return `${office}.spreadsheetml.sheet`;
    if (start.includes('ppt/')) return `${office}.presentationml.presentation`;
  }
  return 'application/zip';
}

/** ISO base media (ISO/IEC 14496-12): the brand after ftyp; QuickTime of old has none. */
function boxType(head: Uint8Array, start: string): string {
  if (start.slice(4, 8) !== 'ftyp') return 'video/quicktime';
  const length = Math.min(new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0), 128);
  const brand = start.slice(8, 12);
  const all = [brand, ...(latin1(head, 16, length).match(/[\s\S]{4}/g) ?? [])];
  if (all.some((one) => one === 'avif' || one === 'avis')) return 'image/avif';
  if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return 'image/heic';
  if (brand === 'qt  ') return 'video/quicktime';
  if (/^M4[AB] $/.test(brand)) return 'audio/mp4';
  if (/^M4V[ HP]$/.test(brand)) return 'video/x-m4v';
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  if (brand.startsWith('3g')) return 'video/3gpp';
  return 'video/mp4';
}

/** After text: the mark of UTF-16 looks like a header too. A frame header of MPEG audio (ISO 11172-3) or ADTS (ISO 13818-7): eleven set bits, then fields that may not hold some values. */
function mpegAudio(head: Uint8Array): string | undefined {
  const [first, second = 0, third = 0] = head;
  if (first !== 0xff) return undefined;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const fits =
    (second & 0xe0) === 0xe0 && version !== 1 && layer !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return fits ? 'audio/mpeg' : undefined;
}
