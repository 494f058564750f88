import { LetterkeepError } from '../model/failure';
import { giveBack } from '../model/give-back';
import type { Attachment } from '../model/message';
import type { ArchiveSource, MessageRecord } from './archive-source';
import { MessageLoader } from './message-loader';
import { stopIfAsked } from './stop';
import { sideBySide } from './side-by-side';
import type { ArchiveWords } from './words/archive-words';
import { englishArchive } from './words/english/catalogue';

/** What the vault can give of the messages it holds; and what it holds and cannot give. */
export interface ReadBack<Record extends MessageRecord = MessageRecord> {
  /** Messages whose words are there. An attachment without its bytes stands among theirs as failed. */
  facts: Record[];
  /** Messages whose words are not. */
  lost: Record[];
  /** Ids of messages in `facts` whose page, as JPay sent it, is not there. */
  lostPages: ReadonlySet<string>;
  /** Nothing is lost. */
  isWhole: boolean;
}

/**
 * Asks for every body and all bytes once: browsers can lose the bytes of a record and keep the record. What is lost becomes
 * a line of the receipt, and the rest is written; found only in the midst of writing, one lost photo would cost the whole
 * archive. Throws LetterkeepError "cancelled" once the signal is aborted, what the source throws other than "vault-error",
 * and that too if nothing at all comes back: then the vault is shut, and nothing is lost.
 */
export async function readBack<Record extends MessageRecord>(
  facts: readonly Record[],
  source: Pick<ArchiveSource, 'message' | 'bytes'>,
  words: ArchiveWords = englishArchive,
  signal?: AbortSignal,
): Promise<ReadBack<Record>> {
  const loader = new MessageLoader(source);
  let failure: LetterkeepError | undefined;
  const isThere = async (ask: () => Promise<unknown>): Promise<boolean> => {
    const error = (await failureOf(ask)) && (await failureOf(ask));
    failure ??= error;
    return error === undefined;
  };
  const ask = async (record: Record): Promise<Answer<Record>> => {
    stopIfAsked(signal);
    if (!(await isThere(() => source.message(record.id)))) return { record: undefined, pageIsThere: false };
    const attachments: Attachment[] = [];
    for (const attachment of record.attachments) {
      const given =
        attachment.state !== 'saved' || (await isThere(() => askFor(loader.attachment(attachment))));
      attachments.push(given ? attachment : withoutBytes(attachment, words));
    }
    const pageIsThere = await isThere(() => askFor(loader.bytes(record.raw.sha256)));
    return { record: { ...record, attachments }, pageIsThere };
  };
  const answers = await sideBySide(facts, largestOf, ask);
  const here = answers.flatMap(({ record }) => record ?? []);
  const lost = facts.filter((_, index) => answers[index]?.record === undefined);
  const lostPages = new Set(
    answers.flatMap(({ record, pageIsThere }) => (record && !pageIsThere ? [record.id] : [])),
  );
  if (here.length === 0 && failure) throw failure;
  return { facts: here, lost, lostPages, isWhole: failure === undefined };
}

interface Answer<Record extends MessageRecord> {
  /** Undefined where its words are not there. */
  record: Record | undefined;
  pageIsThere: boolean;
}

/** What asking for a message holds in memory at once. */
function largestOf({ attachments, raw }: MessageRecord): number {
  return Math.max(raw.bytes, ...attachments.map((one) => (one.state === 'saved' ? one.bytes : 0)));
}

/** Asked for twice: a database that closed meanwhile opens again at the next call. */
async function failureOf(ask: () => Promise<unknown>): Promise<LetterkeepError | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    if (error instanceof LetterkeepError && error.kind === 'vault-error') return error;
    throw error;
  }
}

/** Lets go of it at once: everything is asked for within seconds, and would lie about as several hundred megabytes. */
async function askFor(given: Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  giveBack(await given);
}

function withoutBytes({ index, label, kind }: Attachment, { reasons }: ArchiveWords): Attachment {
  const failure = 'vault-error';
  return { index, label, kind, state: 'failed', failure, reason: reasons.of(failure) };
}
