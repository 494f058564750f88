import type JSZip from 'jszip';
import { pieceSize } from '../model/blob-pieces';
import { pagePace } from '../model/collector-pace';
import { sizeOf, type EntryContent } from './entry-content';
import { gathered } from './gathered';
import { checkEntryPaths } from './path-rules';
import { SteppedZip } from './stepped-zip';
import { stopIfAsked } from './stop';

/** One file of a ZIP. `content` is asked for once, in the order of the list, shortly before it is written. */
export interface ZipEntry {
  path: string;
  /** Local wall-clock time for the entry; see zipDate. */
  modified: Date;
  /** Photos and film are stored: deflating them again costs eight times the time for nothing (toolchain.md 6). */
  compress: boolean;
  /**
   * Its size, as far as it is known before, in bytes. An entry that says it needs none of the others and may be made
   * ready beside them; the content of one that does not is asked for when all before it are there.
   */
  about?: number | undefined;
  content(): Promise<EntryContent>;
}

export interface ZipOptions {
  /** Names that a format prescribes, such as "[Content_Types].xml": they need not be what every file system takes. */
  namesArePrescribed?: true;
  signal?: AbortSignal | undefined;
  /** Called when an entry has been taken in; `bytes` is its size before compression. */
  onEntry?: ((bytes: number) => void) | undefined;
}

interface StreamOptions extends ZipOptions {
  /** Called with what the stream ends in, before its reader hears of it. */
  onFailure?: ((error: unknown) => void) | undefined;
}

/** How far the reading may run ahead of the writing: a few small files, or one large one. */
const entriesAhead = 10;
const bytesAhead = 8_000_000;
/** Small writes cost a browser more than the data in them: 37 s against 1.3 s for 5,000 files (toolchain.md 6). */
const chunkSize = pieceSize;
/**
 * How many entries JSZip knows ahead of the one that is written. More than are read ahead, and few: each costs it a kilobyte
 * of memory from then until it is written.
 */
const entriesKnown = 64;
/** What an entry leaves lying once it is written, in bytes. */
const leftByEntry = 1_000;
/** From this size on a piece is handed on as it is: gathering it would only copy it. */
const largePiece = 1 << 16;

/**
 * Writes a ZIP, one entry after the other, into a Blob of type application/zip that the browser may keep on disk.
 * JSZip is told of a few entries ahead of the one it writes, each as a promise that is kept only when the writer has come
 * near it, and lets go of it once written (toolchain.md, "What we chose" 4): memory holds a few entries, never all.
 * `entries` are gone through twice, once for their paths: what can be gone through only once gives an empty ZIP.
 * Throws what `content` throws; LetterkeepError "vault-error" for a path that breaks a rule or occurs twice, and
 * "cancelled" once the signal is aborted.
 */
export async function writeZip(entries: Iterable<ZipEntry>, options: ZipOptions = {}): Promise<Blob> {
  const failures: unknown[] = [];
  const stream = zipStream(entries, { ...options, onFailure: (error) => failures.push(error) });
  return await gathered(stream, 'application/zip', failures);
}

/** The same as a stream of chunks of up to 1 MB. It reads no further than a few entries ahead of who takes the chunks. */
export function zipStream(
  entries: Iterable<ZipEntry>,
  options: StreamOptions = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!options.namesArePrescribed) checkEntryPaths(pathsOf(entries));
  const zip = new SteppedZip();
  const coming = entries[Symbol.iterator]();
  /** What JSZip knows and has not written yet, by its place in the list. */
  const known = new Map<number, KnownEntry>();
  let written = 0;
  const makeKnown = (): void => {
    while (known.size < entriesKnown) {
      const next = coming.next();
      if (next.done) return;
      known.set(written + known.size, { entry: next.value, held: 0, handOver: zip.add(next.value) });
    }
  };
  makeKnown();
  const helper = zip.generateInternalStream({ type: 'uint8array', platform: 'UNIX', streamFiles: false });

  let aheadBytes = 0;
  let wake: (() => void) | undefined;
  let stopped = false;

  const advanceTo = (path: string | null): void => {
    for (let one = known.get(written); one && one.entry.path !== path; one = known.get(written)) {
      zip.remove(one.entry.path);
      aheadBytes -= one.held;
      known.delete(written);
      written += 1;
      pagePace.leaveObjects(leftByEntry);
      wake?.();
    }
    // Now and not later: JSZip ends the archive with the last entry that it knows.
    makeKnown();
  };

  const handOverNext = async (one: KnownEntry, coming: Promise<EntryContent>): Promise<void> => {
    const content = await coming;
    const held = ArrayBuffer.isView(content) ? content.length : Math.min(content.size, pieceSize);
    aheadBytes += held - one.held;
    one.held = held;
    one.handOver?.(content);
    // The function that keeps the promise would keep the bytes with it.
    one.handOver = undefined;
    if (ArrayBuffer.isView(content)) pagePace.leave(content.length);
    options.onEntry?.(sizeOf(content));
  };

  const feed = async (fail: (error: unknown) => void): Promise<void> => {
    let handedOver = Promise.resolve();
    // It knows further ahead than is read.
    for (let index = 0, one = known.get(0); one; index += 1, one = known.get(index)) {
      const { entry } = one;
      const { about = 0 } = entry;
      // The entry after the one in hand is always read: JSZip ends an entry only when the next one begins, so an
      // entry larger than `bytesAhead` would otherwise wait for itself.
      const isFar = (): boolean => index - written >= entriesAhead || aheadBytes + about > bytesAhead;
      while (!stopped && index > written + 1 && isFar()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const standsAlone = entry.about !== undefined;
      if (!standsAlone) await handedOver;
      await pagePace.keepUp();
      if (stopped) return;
      stopIfAsked(options.signal);
      one.held = about;
      aheadBytes += about;
      const content = entry.content();
      const handingOver = one;
      handedOver = handedOver.then(() => handOverNext(handingOver, content));
      // Several are on their way, and any may fail first.
      content.catch(fail);
      handedOver.catch(fail);
      if (!standsAlone) await handedOver;
    }
    await handedOver;
  };

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        const chunk = new Uint8Array(chunkSize);
        let filled = 0;
        const giveFilled = (): void => {
          if (filled > 0) controller.enqueue(chunk.slice(0, filled));
          filled = 0;
        };
        const fail = (error: unknown): void => {
          if (stopped) return;
          stopped = true;
          wake?.();
          helper.pause();
          options.onFailure?.(error);
          controller.error(error);
        };
        helper
          .on('data', (data, { currentFile }: JSZip.JSZipMetadata) => {
            if (stopped) return;
            advanceTo(currentFile);
            if (filled + data.length > chunkSize || data.length >= largePiece) giveFilled();
            if (data.length >= largePiece) {
              // JSZip makes none that is shared between threads.
              controller.enqueue(data as Uint8Array<ArrayBuffer>);
            } else {
              chunk.set(data, filled);
              filled += data.length;
            }
            if ((controller.desiredSize ?? 0) <= 0) helper.pause();
          })
          .on('error', fail)
          .on('end', () => {
            if (stopped) return;
            giveFilled();
            controller.close();
          });
        feed(fail).catch(fail);
      },
      pull() {
        helper.resume();
      },
      cancel() {
        stopped = true;
        wake?.();
        helper.pause();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: chunkSize }),
  );
}

/** An entry that JSZip knows. */
interface KnownEntry {
  entry: ZipEntry;
  /** How many bytes of it are in memory, as far as is known. */
  held: number;
  handOver: ((content: EntryContent) => void) | undefined;
}

function* pathsOf(entries: Iterable<ZipEntry>): Generator<string, void, undefined> {
  for (const { path } of entries) yield path;
}

/**
 * The time of an entry. ZIP keeps wall-clock time without a zone (APPNOTE 4.4.6), which is what a JPay date is too;
 * JSZip writes the UTC parts of a Date, so the local parts are put there as they stand. ZIP begins in 1980.
 */
export function zipDate(date: string | null, otherwise: Date): Date {
  const parts = date === null ? null : /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(date);
  if (!parts) return otherwise;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return year < 1980 || year > 2107
    ? otherwise
    : new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** A moment as this computer's wall clock shows it, as zipDate would give it. */
export function zipMoment(moment: Date): Date {
  return new Date(
    Date.UTC(
      moment.getFullYear(),
      moment.getMonth(),
      moment.getDate(),
      moment.getHours(),
      moment.getMinutes(),
      moment.getSeconds(),
    ),
  );
}
