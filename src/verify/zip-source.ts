import type { BagFile, BagSource } from './bag-source';
import { isUnsafePath } from './bag-path';
import { readAhead } from './byte-source';
import type { ByteSource } from './byte-source';
import type { Finding, Tell } from './finding';
import { SmallEntries } from './inflate';
import { verifyBag } from './verify-bag';
import type { BagReport, VerifyOptions } from './verify-bag';
import { contentOf } from './zip-content';
import { readDirectory } from './zip-directory';
import type { ZipRecord } from './zip-directory';

export interface OpenedZip {
  /** Where it lies. */
  bytes: ByteSource;
  source: BagSource;
  /** The one folder that holds everything; '' if there is no such folder. */
  folder: string;
  /** False where the ZIP's own list at its end could not be read, so that nothing is known of what is in it. */
  listed: boolean;
  /** A file once more, to be read while others are: what a piece of `source` gave is gone when another file is read. */
  readonly apart: (path: string) => BagFile | undefined;
  findings: Finding[];
}

/** What the contents of one ZIP are read with, one after another. */
interface Contents {
  bytes: ByteSource;
  small: SmallEntries;
}

function contentsOf(file: ByteSource): Contents {
  return { bytes: readAhead(file), small: new SmallEntries() };
}

/** What macOS puts beside the files when it makes a ZIP. */
const besideOnMac = '__MACOSX/';

/**
 * A ZIP as a bag: one folder at its top holds everything (RFC 8493 4.2). Reads its directory and no file. Findings must be
 * handed to verifyBag as `already`. Throws what `file` throws.
 */
export async function openZip(file: ByteSource): Promise<OpenedZip> {
  const findings: Finding[] = [];
  const tell: Tell = (kind, path = '', detail) => {
    findings.push({ kind, path, ...(detail === undefined ? {} : { detail }) });
  };
  const directory = await readDirectory(file, tell);
  const contents = contentsOf(file);
  const all = directory ?? [];
  const records = all.filter(({ name }) => !name.startsWith(besideOnMac));
  if (records.length < all.length) tell('system-file', besideOnMac);
  const { folder, alone } = topFolder(records);
  if (!alone && directory) tell('zip-no-top-folder');
  if (folder !== '' && isUnsafePath(folder.slice(0, -1))) tell('unsafe-path', folder);

  // By the same strings that a bag is looked up by: fifty thousand longer ones would be kept beside them.
  const seen = { inside: new Set<string>(), beside: new Set<string>() };
  const files: BagFile[] = [];
  for (const record of records) {
    const isInside = record.name.startsWith(folder);
    const [among, called] = isInside
      ? [seen.inside, record.name.slice(folder.length)]
      : [seen.beside, record.name];
    if (among.has(called)) {
      tell('zip-duplicate-entry', record.name);
      continue;
    }
    among.add(called);
    if (!isInside) {
      tell('added-file', record.name);
      continue;
    }
    if (record.name.endsWith('/')) await checkFolder(record, contents, tell);
    else files.push(new ZipFile(record, folder, contents));
  }
  return {
    bytes: file,
    source: { files },
    folder: folder.slice(0, -1),
    listed: directory !== undefined,
    apart: (path) => {
      const record = records.find(({ name }) => name === `${folder}${path}`);
      return record && new ZipFile(record, folder, contentsOf(file));
    },
    findings,
  };
}

/** The folder that holds everything, or where something lies beside it, the one that is a bag. */
function topFolder(records: readonly ZipRecord[]): { folder: string; alone: boolean } {
  const tops = new Set(records.map(({ name }) => name.slice(0, name.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size === 1) return { folder: top, alone: top !== '' };
  const declared = new Set(records.map(({ name }) => name));
  const [bag = '', another] = [...tops].filter((one) => declared.has(`${one}bagit.txt`));
  return { folder: another === undefined ? bag : '', alone: false };
}

/** Checks an archive in its ZIP: the ZIP's own order and the bag in it. Throws as verifyBag does, and what `bytes` throws. */
export async function verifyZip(
  bytes: ByteSource,
  options: Omit<VerifyOptions, 'already'> = {},
): Promise<BagReport> {
  const { source, findings } = await openZip(bytes);
  return verifyBag(source, { ...options, already: findings });
}

/** Of a class, so that fifty thousand of them share what reads them. */
class ZipFile implements BagFile {
  readonly path: string;

  constructor(
    private readonly record: ZipRecord,
    folder: string,
    private readonly contents: Contents,
  ) {
    this.path = record.name.slice(folder.length);
  }

  get size(): number {
    return this.record.size;
  }

  read(tell: Tell): AsyncIterable<Uint8Array<ArrayBuffer>> {
    const { bytes, small } = this.contents;
    return contentOf(this.record, bytes, small, (kind, _, detail) => tell(kind, this.path, detail));
  }
}

/** A folder has no content; its header is looked at like every other. */
async function checkFolder(record: ZipRecord, { bytes, small }: Contents, tell: Tell): Promise<void> {
  if (record.size !== 0) tell('zip-special-entry', record.name);
  const content = contentOf(record, bytes, small, (kind, _, detail) => tell(kind, record.name, detail));
  while (!(await content.next()).done);
  if (isUnsafePath(record.name.slice(0, -1))) tell('unsafe-path', record.name);
}
