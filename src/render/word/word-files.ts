import { Packer, type Document } from 'docx';
import { unzipSync } from 'fflate';

/** The files of a Word document's package, by path. */
export interface WordFiles {
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** By path: the sums (sha256, hex) of pictures, whose bytes are to be put there. */
  pictures: ReadonlyMap<string, string>;
}

/**
 * Takes apart what docx packs, so that the package can be written anew with its pictures, one after another. The time it
 * is said to have been made is `madeAt`, so that the same mail gives the same bytes.
 */
export async function wordFiles(document: Document, madeAt: Date): Promise<WordFiles> {
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const pictures = new Map<string, string>();
  for (const [path, bytes] of Object.entries(packed)) {
    if (path.endsWith('/')) continue;
    if (path.startsWith('word/media/')) pictures.set(path, new TextDecoder().decode(bytes));
    else files.set(path, settled(path, new Uint8Array(bytes), madeAt));
  }
  return { files, pictures };
}

/** What would be another each time, made the same: the moment of making, and the numbers of bookmarks. */
function settled(path: string, bytes: Uint8Array<ArrayBuffer>, madeAt: Date): Uint8Array<ArrayBuffer> {
  switch (path) {
    case 'docProps/core.xml':
      return changed(bytes, (xml) => madeWhen(xml, madeAt));
    case 'word/document.xml':
      return changed(bytes, numberedFromOne);
    default:
      return bytes;
  }
}

function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
}

/** docx always writes the present moment (ECMA-376 part 2, 11: dcterms:created and modified, in UTC). */
function madeWhen(core: string, madeAt: Date): string {
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  return core.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, (_, tag: string) => tag + moment);
}

/** docx counts bookmarks over all documents that it ever made. */
function numberedFromOne(document: string): string {
  const numbers = new Map<string, number>();
  return document.replace(
    /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g,
    (_, tag: string, given: string) => {
      const number = numbers.get(given) ?? numbers.size + 1;
      numbers.set(given, number);
      return `${tag}${number}`;
    },
  );
}
