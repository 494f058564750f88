import * as v from 'valibot';
import { errorAsData, failureDataSchema } from './error-as-data';
import { isNoLongerThan, parseUntrusted } from './untrusted';

/**
 * Messages between the parts of the extension. A word has a name, a schema its payload is checked against where it
 * arrives, and one its reply is checked against where that arrives. The words stand by direction in page-words.ts
 * (popup to content script), keeper-words.ts and reader-words.ts (content script to background).
 */
export interface Word<Payload extends v.GenericSchema, Reply extends v.GenericSchema> {
  readonly payload: Payload;
  readonly reply: Reply;
  /** Characters of the longest payload; a longer one is ill-formed before anything of it is read. */
  readonly longest: number;
}
export type Words = Readonly<Record<string, Word<v.GenericSchema, v.GenericSchema>>>;
export type NameIn<Known extends Words> = keyof Known & string;
export type PayloadOf<Known extends Words, Name extends NameIn<Known>> = v.InferOutput<
  Known[Name]['payload']
>;
export type ReplyTo<Known extends Words, Name extends NameIn<Known>> = v.InferOutput<Known[Name]['reply']>;

/** Characters of an order or a report: room for the names of a thousand people. */
const longestUsually = 256 * 1024;

export function word<Payload extends v.GenericSchema, Reply extends v.GenericSchema>(
  payload: Payload,
  reply: Reply,
  longest = longestUsually,
): Word<Payload, Reply> {
  return { payload, reply, longest };
}

const envelopeSchema = v.object({ letterkeep: v.literal(1), word: v.string(), payload: v.unknown() });
export type Envelope = v.InferOutput<typeof envelopeSchema>;

export function envelope(name: string, payload: unknown): Envelope {
  return { letterkeep: 1, word: name, payload };
}

/** A value, or a LetterkeepError as data: errors lose their class on the way. */
export const replySchema = v.variant('outcome', [
  v.object({ outcome: v.literal('value'), value: v.optional(v.unknown()) }),
  v.object({ outcome: v.literal('failure'), failure: failureDataSchema }),
  v.object({ outcome: v.literal('ill-formed') }),
]);
export type Reply = v.InferOutput<typeof replySchema>;

/** The browser's MessageSender, as far as it is looked at. Every field may be missing or a lie of another extension. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

export type Handlers<Known extends Words, From> = {
  readonly [Name in NameIn<Known>]: (
    payload: PayloadOf<Known, Name>,
    from: From,
  ) => Promise<ReplyTo<Known, Name>>;
};

/**
 * Makes the listener for a set of words. Undefined, so that the browser goes on to other listeners, for what is not
 * ours, is no word of the set, or comes from a sender `admit` does not know; it never throws and never rejects.
 */
export function answering<Known extends Words, From>(
  words: Known,
  handlers: Handlers<Known, From>,
  admit: (sender: Sender) => From | null,
): (message: unknown, sender: Sender) => Promise<Reply> | undefined {
  return (message, sender) => {
    const opened = parseUntrusted(envelopeSchema, message);
    if (!opened.fits || !Object.hasOwn(words, opened.output.word)) return undefined;
    const known = (words as Words)[opened.output.word];
    const from = admitted(admit, sender);
    if (from === null || !known) return undefined;
    const payload = isNoLongerThan(known.longest, opened.output.payload)
      ? parseUntrusted(known.payload, opened.output.payload)
      : { fits: false as const };
    if (!payload.fits) return Promise.resolve({ outcome: 'ill-formed' });
    // The name is one of the set and the payload passed that name's schema, which the compiler cannot tie together.
    const handler = handlers[opened.output.word as NameIn<Known>];
    return replyOf(() => handler(payload.output, from));
  };
}

/** A sender that cannot even be looked at is nobody we know. */
function admitted<From>(admit: (sender: Sender) => From | null, sender: Sender): From | null {
  try {
    return admit(sender);
  } catch {
    return null;
  }
}

async function replyOf(handle: () => Promise<unknown>): Promise<Reply> {
  try {
    return { outcome: 'value', value: await handle() };
  } catch (error) {
    return { outcome: 'failure', failure: errorAsData(error) };
  }
}
