import { createHash } from 'node:crypto';
import type { BagSource } from '../../../src/verify/bag-source';
import { bytesOfBlob } from '../../../src/verify/byte-source';
import type { ByteSource } from '../../../src/verify/byte-source';
import type { BagReport } from '../../../src/verify/verify-bag';

/** Bags made in the test: a map of paths to what is in them. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const sum = (content: string | Uint8Array, algorithm = 'sha256'): string =>
  createHash(algorithm).update(content).digest('hex');

/** Files as they lie in a folder, given in pieces of a few bytes. */
export function sourceOf(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, piece = 1 << 16): BagSource {
  return {
    files: [...files].map(([path, bytes]) => ({
      path,
      size: bytes.length,
      // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
      async *read() {
        for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
      },
    })),
  };
}

export function sliced(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return bytesOfBlob(new Blob([bytes]));
}

export interface Made {
  payload?: Record<string, string>;
  /** Files beside data/, in place of those that are made. An empty text: left out. */
  tags?: Record<string, string>;
  algorithms?: string[];
  version?: string;
}

/** A right bag by RFC 8493, whose tag files can be replaced before the tag manifest is made over them. */
export function madeBag({
  payload = letters,
  tags = {},
  algorithms = ['sha256'],
  version = '1.0',
}: Made = {}): Files {
  const files: Files = new Map(
    Object.entries(payload).map(([path, text]) => [`data/${path}`, utf8(text)] as const),
  );
  const bytes = [...files.values()].reduce((all, { length }) => all + length, 0);
  const own: Record<string, string> = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'bag-info.txt': `Payload-Oxum: ${bytes}.${files.size}\n`,
  };
  for (const algorithm of algorithms) own[`manifest-${algorithm}.txt`] = listOf(files, algorithm);
  const beside: Files = new Map(
    Object.entries({ ...own, ...tags })
      .filter(([, text]) => text !== '')
      .map(([path, text]) => [path, utf8(text)] as const),
  );
  for (const [path, content] of beside) files.set(path, content);
  for (const algorithm of algorithms) {
    const path = `tagmanifest-${algorithm}.txt`;
    if (tags[path] === undefined) files.set(path, utf8(listOf(beside, algorithm)));
  }
  return files;
}

export const letters = {
  'people/anna/1.html': '<p>The tomatoes are taller than your niece.</p>\n',
  'people/anna/2.html': '<p>We lit the candles for you.</p>\n',
  'messages.jsonl': '{"id":1}\n{"id":2}\n',
};

export function listOf(files: ReadonlyMap<string, Uint8Array>, algorithm = 'sha256'): string {
  return [...files].map(([path, content]) => `${sum(content, algorithm)}  ${path}\n`).join('');
}

/** "changed-file data/a.txt" */
export const toldIn = ({ findings }: BagReport): string[] =>
  findings.map(({ kind, path }) => (path === '' ? kind : `${kind} ${path}`)).sort();
