import { nothingBroughtIn } from '../model/earlier';
import type { BroughtBack, BroughtIn, NotBroughtIn, ReturnedMessage } from '../model/earlier';
import { LetterkeepError } from '../model/failure';
import { contentHash, letterNumberHash, repeatedHash } from '../model/identity';
import { tellMediaType } from '../model/media-type';
import { sha256Hex } from '../model/sha256';
import type { BagFile } from '../verify/bag-source';
import { giveBack } from '../model/give-back';
import type { OpenedZip } from '../verify/zip-source';
import { askForMemory } from '../model/ask-for-memory';
import { attachmentOf, parseArchiveLine, pathOfPage } from './archive-line';
import type { ArchiveLine, SavedLine } from './archive-line';
import { linesOfFile } from './lines';
import { listPath } from './look';
import type { EarlierArchive } from './look';
import { servedBody } from './served-page';
import { sumOfWhole, wholeBytes } from './whole-bytes';

type Bytes = Uint8Array<ArrayBuffer>;

/** What keeps the messages: the vault, for one account and one archive. */
export interface EarlierKeeper {
  /** Which of these bytes, named by sha256, are kept already and need not be read. */
  held(sums: readonly string[]): Promise<ReadonlySet<string>>;
  /** One message and its bytes, all or nothing. They are gone once it has ended. */
  bringBack(message: ReturnedMessage, bytes: ReadonlyMap<string, Bytes>): Promise<BroughtBack>;
}

export interface BringInOptions {
  parseHtml: (html: string) => Document;
  /** After each message: how many of the archive's are done. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * Brings in the messages of one archive, or of a part of it, one after another: each with its page and attachments, and
 * each of these only if its sum is right. What is not is told in the result, as is why it ended early ("no-space",
 * "cancelled", "vault-error", "incomplete-bytes" where the file could no longer be read): what came back until then stays, and doing the same again goes on from there. One message
 * and its attachments are held.
 */
export async function bringIn(
  { source, apart }: OpenedZip,
  archive: EarlierArchive,
  keeper: EarlierKeeper,
  { parseHtml, onProgress, signal }: BringInOptions,
): Promise<BroughtIn> {
  const result = nothingBroughtIn();
  // It is read all the while that other files are.
  const list = apart(listPath);
  if (!list) return result;
  const files = new Map(source.files.map((file) => [file.path, file]));
  let done = 0;
  const told: string[] = [];
  try {
    for await (const text of linesOfFile(list, (kind) => told.push(kind))) {
      if (signal?.aborted) throw new LetterkeepError('cancelled', 'Bringing in was stopped.');
      const line = parseArchiveLine(text);
      if (line) await bringInLine(line, { files, archive, keeper, parseHtml, result });
      else result.problems.push({ what: 'line' });
      done += 1;
      if (done % pagesAtOnce === 0) askForMemory();
      onProgress?.(done);
    }
    // It was whole when it was looked at, so that another file lies there now, or it can no longer be read.
    if (archive.listIsWhole && told.length > 0)
      throw new LetterkeepError('incomplete-bytes', 'The list of messages is not what it was.');
  } catch (error) {
    // A stick that was pulled out, say. What came back before is told all the same.
    result.stopped =
      error instanceof LetterkeepError
        ? { kind: error.kind, detail: error.message }
        : { kind: 'incomplete-bytes', detail: String(error) };
  }
  return result;
}

/** So many pages may lie in memory, half a megabyte each. */
const pagesAtOnce = 16;

interface Work {
  files: ReadonlyMap<string, BagFile>;
  archive: EarlierArchive;
  keeper: EarlierKeeper;
  parseHtml: (html: string) => Document;
  result: BroughtIn;
}

async function bringInLine(line: ArchiveLine, work: Work): Promise<void> {
  const given = new Map<string, Bytes>();
  try {
    await bringInMessage(line, given, work);
  } finally {
    // Kept by now: of five thousand photos, browsers would let hundreds of megabytes lie.
    for (const bytes of given.values()) giveBack(bytes);
  }
}

/** `given`: filled with the bytes that were read for it. */
async function bringInMessage(line: ArchiveLine, given: Map<string, Bytes>, work: Work): Promise<void> {
  const { files, archive, keeper, result } = work;
  const saved = line.attachments.flatMap((one) => (one.state === 'saved' ? [one] : []));
  const held = await keeper.held(saved.map(({ sha256 }) => sha256));

  const page = await pageOf(line, work);
  if (!archive.listIsWhole && !page?.bearsOut) {
    result.problems.push(problem('message', line));
    return;
  }
  if (page) given.set(page.sha256, page.bytes);
  else result.problems.push(problem('page', line));

  for (const attachment of saved) {
    if (held.has(attachment.sha256) || given.has(attachment.sha256)) continue;
    const bytes = await bytesIn(files, `data/${attachment.path}`, attachment.bytes);
    if (bytes && (await sumOfWhole(bytes)) === attachment.sha256) {
      given.set(attachment.sha256, bytes);
      // What kind of file it is decides what may be done with it: the bytes tell, not who wrote the list.
      attachment.mediaType = tellMediaType(bytes.subarray(0, 4_096), bytes.length).mediaType;
    } else result.problems.push({ ...problem('attachment', line), label: attachment.label });
  }
  const isHere = ({ sha256 }: SavedLine): boolean => held.has(sha256) || given.has(sha256);
  const back = await keeper.bringBack(await messageOf(line, page, isHere, archive, work.parseHtml), given);
  result.attachments += back.attachments;
  if (back.end === 'came-back') result.cameBack += 1;
  else if (back.end === 'completed') {
    result.completed += 1;
    result.attachmentsOfCompleted += back.attachments;
  } else result.wereHere += 1;
}

interface PageOfLine {
  bytes: Bytes;
  sha256: string;
  charset: string;
  /** What the line says is what the page says. */
  bearsOut: boolean;
  /** As served; undefined if today's Letterkeep does not find it in the page. */
  bodyHtml: string | undefined;
  contentHash: string | undefined;
}

/** The page as JPay served it; undefined if it is not there as it was. Before layout 2 only its words tell. */
async function pageOf(
  line: ArchiveLine,
  { files, archive, parseHtml }: Work,
): Promise<PageOfLine | undefined> {
  const bytes = await bytesIn(files, `data/${pathOfPage(line)}`, line.kept?.page.bytes);
  if (!bytes) return undefined;
  const sha256 = await sha256Hex(bytes);
  if (line.kept && line.kept.page.sha256 !== sha256) return undefined;
  const served = await servedBody(bytes, line, parseHtml);
  const bearsOut = served !== undefined && (await isOfLine(served.contentHash, line));
  // A page that an older archive's own words do not bear out is believed where every sum of the archive holds.
  // Where JPay's page was lost it holds a sentence of ours, which is no page of a message.
  if (!line.kept && !bearsOut && (archive.damages.length > 0 || served === undefined)) return undefined;
  return {
    bytes,
    sha256,
    charset: line.kept?.page.charset ?? served?.charset ?? 'utf-8',
    bearsOut,
    bodyHtml: bearsOut ? served.bodyHtml : undefined,
    contentHash: bearsOut ? served.contentHash : undefined,
  };
}

/** Whether the words of a page are those of the line. An older line tells it by its id, unless a letter number made that. */
async function isOfLine(hash: string, line: ArchiveLine): Promise<boolean> {
  if (line.kept) return line.kept.content === hash;
  if (line.id === hash) return true;
  if (line.letterNumber !== undefined && line.id === (await letterNumberHash(line.letterNumber))) return true;
  return isRepeatOf(hash, line.id);
}

/** Of so many messages equal in all their words nobody has heard. */
const mostRepeats = 64;

async function isRepeatOf(hash: string, id: string): Promise<boolean> {
  for (let ordinal = 2; ordinal <= mostRepeats; ordinal += 1) {
    if ((await repeatedHash(hash, ordinal)) === id) return true;
  }
  return false;
}

async function messageOf(
  line: ArchiveLine,
  page: PageOfLine | undefined,
  isHere: (attachment: SavedLine) => boolean,
  { inEnglish }: EarlierArchive,
  parseHtml: Work['parseHtml'],
): Promise<ReturnedMessage> {
  const { id, direction, person, dateText, date, letterNumber, status, kept } = line;
  return {
    id,
    direction,
    personName: person.name,
    dateText,
    date,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(status === undefined ? {} : { status }),
    bodyHtml: page?.bodyHtml ?? line.html,
    attachments: line.attachments.map((one) =>
      attachmentOf(one, isHere, inEnglish ? 'as-written' : 'by-kind'),
    ),
    raw: page
      ? { sha256: page.sha256, bytes: page.bytes.length, charset: page.charset }
      : await lostPage(line),
    readAt: kept?.readAt ?? '',
    contentHash: kept?.content ?? page?.contentHash ?? (await hashOfHarmless(line, parseHtml)),
    // Without its page it is opened once more, so that the page comes back too where JPay still has it.
    print: page ? (kept?.row ?? null) : null,
  };
}

/** Named as it was, so that later archives say that it is not there. */
async function lostPage({ id, kept }: ArchiveLine): Promise<ReturnedMessage['raw']> {
  if (kept) return { sha256: kept.page.sha256, bytes: kept.page.bytes, charset: kept.page.charset };
  return { sha256: await sha256Hex(`a page that is not there: ${id}`), bytes: 0, charset: 'utf-8' };
}

/** Of the body made harmless, which mostly has the same words; else the id, which mostly is the hash. */
async function hashOfHarmless(line: ArchiveLine, parseHtml: Work['parseHtml']): Promise<string> {
  const { direction, person, dateText, html } = line;
  const bodyText = parseHtml(`<!doctype html><body>${html}`).body.textContent;
  const hash = await contentHash({ direction, personName: person.name, dateText, bodyText });
  return line.letterNumber !== undefined || (await isOfLine(hash, line)) ? hash : line.id;
}

/** All of a file; undefined if it is not there, damaged, or of another size than was written. */
async function bytesIn(
  files: ReadonlyMap<string, BagFile>,
  path: string,
  size: number | undefined,
): Promise<Bytes | undefined> {
  const file = files.get(path);
  return file && (size === undefined || file.size === size) ? wholeBytes(file) : undefined;
}

function problem(what: NotBroughtIn['what'], { person, dateText }: ArchiveLine): NotBroughtIn {
  return { what, personName: person.name, dateText };
}
