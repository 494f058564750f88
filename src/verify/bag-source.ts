import type { Tell } from './finding';

/** One file of a bag, wherever it lies. */
export interface BagFile {
  /** Below the bag's own folder, with "/" between folders. Untrusted. */
  path: string;
  /** Bytes, as the source says before anything is read. */
  size: number;
  /**
   * The content, piece by piece: no more than a piece is held. What is wrong with it is told, and then the pieces end: it
   * does not throw.
   */
  read(tell: Tell): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** All files of a bag; folders are not listed. No two have one path: a source tells of doubles and gives the first. */
export interface BagSource {
  files: readonly BagFile[];
}
