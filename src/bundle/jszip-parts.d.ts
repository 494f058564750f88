/** What JSZip is made of inside, as far as packed-entry.ts builds on it (3.10.2, lib/; package.json pins the version). */
declare module 'jszip/lib/stream/GenericWorker.js' {
  interface Chunk {
    data: Uint8Array;
    meta: { percent: number };
  }
  /** A link of the chain from a file's content to the ZIP. */
  export default class GenericWorker {
    constructor(name: string);
    isPaused: boolean;
    isFinished: boolean;
    streamInfo: Record<string, unknown>;
    push(chunk: Chunk): void;
    end(): boolean;
    error(error: unknown): boolean;
    resume(): boolean;
    cleanUp(): void;
    withStreamInfo(key: string, value: unknown): this;
    pipe(next: GenericWorker): GenericWorker;
  }
}

declare module 'jszip/lib/compressedObject.js' {
  import type GenericWorker from 'jszip/lib/stream/GenericWorker.js';
  /** Content that is packed already: its own worker says what it is. */
  export default class CompressedObject {
    constructor(
      compressedSize: number,
      uncompressedSize: number,
      crc32: number,
      compression: { magic: string },
      data: null,
    );
    getCompressedWorker(): GenericWorker;
  }
}
