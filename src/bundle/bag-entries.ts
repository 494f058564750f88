import { sizeOf, sumOf, type EntryContent } from './entry-content';
import { zipDate } from './zip';
import type { ZipEntry } from './zip';

type Content = string | EntryContent;

interface DataOptions {
  /** The message's, whose time the file bears. */
  date?: string | null;
  compress?: boolean;
  /** Taken as known if given. */
  sum?: string;
  /** As in ZipEntry: given for a file that needs none of the others. */
  about?: number;
}

/** Makes the entries of a bag, and gathers the sums of what has been written of it. */
export class BagEntries {
  readonly payload = new Map<string, string>();
  readonly tags = new Map<string, string>();
  payloadBytes = 0;
  readonly #encoder = new TextEncoder();

  constructor(
    private readonly folder: string,
    private readonly madeAt: Date,
  ) {}

  /** A file below data/. */
  data(
    path: string,
    make: () => Content | Promise<Content>,
    { date = null, compress = true, sum, about }: DataOptions = {},
  ): ZipEntry {
    const inBag = `data/${path}`;
    const modified = zipDate(date, this.madeAt);
    return this.#entry({ path: inBag, make, modified, compress, about }, async (content) => {
      this.payload.set(inBag, sum ?? (await sumOf(content)));
      this.payloadBytes += sizeOf(content);
    });
  }

  /** A file at the top. */
  tag(name: string, make: () => Content | Promise<Content>): ZipEntry {
    return this.#entry({ path: name, make, modified: this.madeAt, compress: true }, async (content) => {
      this.tags.set(name, await sumOf(content));
    });
  }

  #entry(
    {
      path,
      make,
      ...entry
    }: Pick<ZipEntry, 'path' | 'modified' | 'compress' | 'about'> & {
      make: () => Content | Promise<Content>;
    },
    record: (content: EntryContent) => Promise<void>,
  ): ZipEntry {
    return {
      ...entry,
      path: `${this.folder}/${path}`,
      content: async () => {
        const made = await make();
        const content = typeof made === 'string' ? this.#encoder.encode(made) : made;
        await record(content);
        return content;
      },
    };
  }
}
