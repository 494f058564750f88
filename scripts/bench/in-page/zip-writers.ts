import { TextReader, Uint8ArrayReader, ZipWriter, configure } from '@zip.js/zip.js';
import { makeZip } from 'client-zip';
import { Zip, ZipPassThrough } from 'fflate';
import { writeZip } from '../../../src/bundle/zip';

/*
 * Runs in a page of the built extension (scripts/bench/writing.ts): the same files by four libraries, each in its own way
 * of streaming and stored as they are, into a Blob that the browser keeps, as src/bundle/zip.ts has it.
 */

export type WriterName = 'jszip' | 'client-zip' | 'fflate' | 'zip.js' | 'none';

/** A file of the archive; their bytes lie one behind the other in the file of the page's own input. */
export interface ListedFile {
  path: string;
  size: number;
}

interface OpenFile extends ListedFile {
  bytes: Uint8Array<ArrayBuffer>;
}

/** Files are read together, up to so many bytes, and the next of them while these are written. */
const windowBytes = 8_000_000;
const modified = new Date(Date.UTC(2026, 10, 22));

let written: Blob | undefined;

/** Puts an input for one file into the page. */
export function makeInput(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = 'bench-bytes';
  document.body.append(input);
}

/** Writes all of them; gives the size of the ZIP and how long it took, in milliseconds. */
export async function write(
  name: WriterName,
  files: readonly ListedFile[],
): Promise<{ bytes: number; ms: number }> {
  written = undefined;
  const source = document.querySelector<HTMLInputElement>('#bench-bytes')?.files?.[0];
  if (!source) throw new Error('No bytes were given to write.');
  const began = performance.now();
  written = await writers[name](source, files);
  return { bytes: written.size, ms: performance.now() - began };
}

/** Hands what was written to the browser, as src/platform/save-file.ts does. */
export function save(fileName: string): void {
  if (!written) throw new Error('Nothing was written.');
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(written);
  anchor.download = fileName;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

const writers: Record<WriterName, (source: Blob, files: readonly ListedFile[]) => Promise<Blob>> = {
  /** Reading alone: what every one of them waits for. */
  none: async (source, files) => {
    let size = 0;
    for await (const { bytes } of opened(source, files)) size += bytes.length;
    return new Blob([new Uint8Array(Math.min(size, 1))], { type: 'application/zip' });
  },
  jszip: (source, files) => {
    const reading = opened(source, files);
    return writeZip(
      files.map(({ path }) => ({
        path,
        modified,
        compress: false,
        content: async () => {
          const { value } = await reading.next();
          if (value?.path !== path) throw new Error('JSZip took the files out of turn.');
          return value.bytes;
        },
      })),
    );
  },
  'client-zip': (source, files) => {
    async function* inputs(): AsyncGenerator<{
      name: string;
      lastModified: Date;
      input: Uint8Array;
      size: number;
    }> {
      for await (const { path, bytes } of opened(source, files)) {
        yield { name: path, lastModified: modified, input: bytes, size: bytes.length };
      }
    }
    return blobOf(makeZip(inputs()));
  },
  fflate: (source, files) => {
    const reading = opened(source, files);
    let done = false;
    return blobOf(
      new ReadableStream<Uint8Array<ArrayBuffer>>(
        (() => {
          let zip: Zip | undefined;
          return {
            start(controller) {
              zip = new Zip((error, chunk, final) => {
                if (error) controller.error(error);
                else controller.enqueue(chunk);
                if (final) {
                  done = true;
                  controller.close();
                }
              });
            },
            async pull() {
              if (done) return;
              const { value } = await reading.next();
              if (value === undefined) {
                zip?.end();
                return;
              }
              const entry = new ZipPassThrough(value.path);
              entry.mtime = modified;
              zip?.add(entry);
              entry.push(value.bytes, true);
            },
          };
        })(),
      ),
    );
  },
  'zip.js': async (source, files) => {
    configure({ useWebWorkers: false });
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const blob = blobOf(readable);
    const zip = new ZipWriter(writable, { level: 0, keepOrder: true, lastModDate: modified });
    for await (const { path, bytes } of opened(source, files)) {
      await zip.add(path, bytes.length === 0 ? new TextReader('') : new Uint8ArrayReader(bytes));
    }
    await zip.close();
    return await blob;
  },
};

function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  return new Response(stream, { headers: { 'content-type': 'application/zip' } }).blob();
}

async function* opened(
  source: Blob,
  files: readonly ListedFile[],
): AsyncGenerator<OpenFile, void, undefined> {
  const windows = windowsOf(files);
  const read = async (index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const { from = 0, to = 0 } = windows[index] ?? {};
    return new Uint8Array(await source.slice(from, to).arrayBuffer());
  };
  let next = read(0);
  for (const [index, window] of windows.entries()) {
    const bytes = await next;
    next = read(index + 1);
    let at = 0;
    for (const file of window.files) {
      yield { ...file, bytes: bytes.subarray(at, at + file.size) };
      at += file.size;
    }
  }
  await next;
}

function windowsOf(files: readonly ListedFile[]): { from: number; to: number; files: ListedFile[] }[] {
  const windows: { from: number; to: number; files: ListedFile[] }[] = [];
  let at = 0;
  for (const file of files) {
    const last = windows.at(-1);
    if (last && at + file.size - last.from <= windowBytes) {
      last.files.push(file);
      last.to = at + file.size;
    } else {
      windows.push({ from: at, to: at + file.size, files: [file] });
    }
    at += file.size;
  }
  return windows;
}
