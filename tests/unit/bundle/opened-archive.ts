import assert from 'node:assert/strict';
import JSZip from 'jszip';
import type { ArchiveSource } from '../../../src/bundle/archive-source';
import { writeArchive } from '../../../src/bundle/write-archive';
import type { ArchiveOptions, WrittenPart } from '../../../src/bundle/write-archive';
import { refusals } from './four-verifiers';

export const madeAt = new Date(2026, 10, 22, 9, 30, 0);

export interface Opened {
  fileName: string;
  blob: Blob;
  /** By path below the top folder. */
  files: Map<string, Uint8Array>;
  folder: string;
  text(path: string): string;
}

export async function writtenParts(
  source: ArchiveSource,
  options: Partial<ArchiveOptions> = {},
): Promise<WrittenPart[]> {
  const parts: WrittenPart[] = [];
  for await (const part of writeArchive(source, { madeAt, softwareVersion: '0.1.0', ...options }))
    parts.push(part);
  return parts;
}

/** Opens every part, after all four verifiers have found nothing wrong with it. */
export async function openedArchive(
  source: ArchiveSource,
  options: Partial<ArchiveOptions> = {},
): Promise<Opened[]> {
  return Promise.all((await writtenParts(source, options)).map(opened));
}

async function opened({ fileName, blob }: WrittenPart): Promise<Opened> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  assert.deepEqual(await refusals(bytes), [], fileName);
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const names = Object.keys(zip.files);
  const folder = names[0]?.split('/')[0] ?? '';
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    files.set(name.slice(folder.length + 1), (await zip.file(name)?.async('uint8array')) ?? new Uint8Array());
  }
  return {
    fileName,
    blob,
    files,
    folder,
    text: (path) => {
      const bytes = files.get(path);
      if (!bytes) throw new Error(`no ${path} in ${fileName}`);
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    },
  };
}
