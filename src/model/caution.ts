import { isActive, isKnownHarmless } from './media-type';

/**
 * Why no page of ours links to a file: a click on it could run something, or show something that does (reliability.md SAN-8).
 * The file is kept and its place is told in words.
 *
 * - `could-run`: a program or a page; kept under the neutral extension (bundle/path-rules.ts)
 * - `unknown`: nothing we know; a browser might know it
 * - `acts-by-itself`: a PDF that runs a script, starts something, or opens an address
 * - `holds-programs`: an office document with macros or with other files inside
 */
export const cautions = ['could-run', 'unknown', 'acts-by-itself', 'holds-programs'] as const;
export type Caution = (typeof cautions)[number];

/** What the type alone tells; null for a file that may be linked as far as that goes. */
export function cautionOfType(mediaType: string): Caution | null {
  if (isActive(mediaType)) return 'could-run';
  return isKnownHarmless(mediaType) ? null : 'unknown';
}

/** True for types that can be harmless or not: their bytes have to be looked through. */
export function dependsOnBytes(mediaType: string): boolean {
  return scanOf(mediaType) !== null;
}

/**
 * What type and bytes tell. Only what stands in plain bytes is seen: a PDF can hide its actions in packed parts. Browsers lock
 * both up in any case; this is for the programs that do not.
 */
export function cautionOf(mediaType: string, bytes: Uint8Array): Caution | null {
  return cautionOfType(mediaType) ?? scanOf(mediaType)?.(latin1(bytes)) ?? null;
}

type Scan = (content: string) => Caution | null;

function scanOf(mediaType: string): Scan | null {
  if (mediaType === 'application/pdf') return scanPdf;
  if (mediaType === 'application/rtf') return scanRtf;
  if (/officedocument|opendocument/.test(mediaType)) return scanOffice;
  return null;
}

/** Names of ISO 32000-1 (12.6, 7.11.4, 13) that make a PDF do something, hold other files, or play a program. */
const actingNames =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|SubmitForm|ImportData|GoToE|GoToR|RichMedia|Rendition|XFA)(?![\w.-])/;

function scanPdf(content: string): Caution | null {
  // A name may write any of its letters as "#" and two hex digits (ISO 32000-1, 7.3.5).
  const whole = content.replace(/#([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
  if (actingNames.test(whole)) return 'acts-by-itself';
  // Names as short as these turn up by chance in packed pictures.
  const outside = whole.replace(/>>\s*stream\r?\n[\s\S]*?endstream/g, '>>');
  if (/\/JS(?![\w.-])/.test(outside)) return 'acts-by-itself';
  for (const [, action = ''] of outside.matchAll(/\/(?:OpenAction|AA)(?![\w.-])\s*([^\r\n]{0,200})/g)) {
    if (!isPlaceOnPage(action, outside)) return 'acts-by-itself';
  }
  return null;
}

/** "[3 0 R /Fit]" only says which page is shown first, as scanners write it; "5 0 R" names the object that says it. */
function isPlaceOnPage(action: string, whole: string): boolean {
  if (action.startsWith('[') || /^<<[^>]*\/S\s*\/GoTo(?![\w.-])/.test(action)) return true;
  const named = /^(\d{1,10})\s+(\d{1,5})\s+R/.exec(action);
  if (!named) return false;
  const object = new RegExp(`(?:^|\\s)${named[1]}\\s+${named[2]}\\s+obj\\s*([^\\r\\n]{0,200})`).exec(
    whole,
  )?.[1];
  return object !== undefined && !/^\d/.test(object) && isPlaceOnPage(object, '');
}

/** Objects of other programs, and the links to a template or picture elsewhere that Word fetches when it opens them. */
function scanRtf(content: string): Caution | null {
  const objects = /\\obj(?:data|emb|link|autlink|update|ocx|html|class)\b|\\\*\\template\b/;
  const fields = /\\fldinst[^}]{0,200}\b(?:INCLUDEPICTURE|INCLUDETEXT|DDE|DDEAUTO)\b/;
  return objects.test(content) || fields.test(content) ? 'holds-programs' : null;
}

/** Names of the files in it stand in plain bytes, whatever is packed (APPNOTE 4.3.7). */
function scanOffice(content: string): Caution | null {
  const programs =
    /vbaProject\.bin|vbaData\.xml|\/activeX\/|\/macrosheets\/|Basic\/\w{1,99}\/|Scripts\/\w{1,99}\//;
  const others = /\/embeddings\/|\/externalLinks\//;
  return programs.test(content) || others.test(content) ? 'holds-programs' : null;
}

/** One character a byte, in slices: a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}
