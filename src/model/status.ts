import * as v from 'valibot';
import { exportRequestSchema } from './export-request';
import { failureKindSchema } from './failure';
import { forecastSchema } from './forecast';
import { attachmentKinds } from './message';
import { jobIdSchema } from './ledger';
import { countSchema, countsSchema } from './receipt';

/**
 * The status item: all that popup and badge know of a job. Small, in storage.local, written by the background on
 * the reader's word; a view subscribes to it and owns nothing.
 *
 *            start                    end of reading            saved
 *   idle ------------> reading -----------------------> writing -------> done
 *     ^                |  ^  ^                                             |
 *     |          pause v  |  | Continue                                    |
 *     +--- Cancel --- paused +                     start again <-----------+
 */
const mailboxProgressSchema = v.object({ messages: countsSchema, attachments: countsSchema });

const amount = v.pipe(v.number(), v.finite());

/** Fields that were added later are optional: a status that an older version stored stays readable. */
export const progressSchema = v.object({
  /** What is happening now. `waiting` has waitSeconds, waitUntil and waitReason. */
  activity: v.picklist(['starting', 'listing', 'opening', 'attachment', 'waiting', 'checking']),
  mailbox: v.optional(v.picklist(['inbox', 'sent'])),
  /** Counted from 1; list pages have no known total. */
  page: v.optional(amount),
  /** What is being fetched, as far as its label tells. With `attachment`. */
  attachmentKind: v.optional(v.picklist(attachmentKinds)),
  /** Length of the whole wait. */
  waitSeconds: v.optional(amount),
  /** Milliseconds since 1970. */
  waitUntil: v.optional(amount),
  waitReason: v.optional(failureKindSchema),
  /** Only while it can be known: never while the lists are walked, nor before enough messages were opened. */
  secondsLeft: v.optional(amount),
  /** Of a big export, until half of it is done. */
  forecast: v.optional(forecastSchema),
  messages: countsSchema,
  attachments: countsSchema,
  /** The same counts apart: the two of `messages` and of `attachments` add up to those. */
  byMailbox: v.optional(v.object({ inbox: mailboxProgressSchema, sent: mailboxProgressSchema })),
});
export type Progress = v.InferOutput<typeof progressSchema>;

export const statusSchema = v.variant('state', [
  v.object({ state: v.literal('idle') }),
  v.object({
    state: v.literal('reading'),
    jobId: jobIdSchema,
    request: exportRequestSchema,
    tabId: countSchema,
    progress: progressSchema,
    /** Milliseconds since 1970; 60 s without a word and the job counts as paused, its lease as free. */
    lastWordAt: amount,
  }),
  v.object({
    state: v.literal('paused'),
    jobId: jobIdSchema,
    request: exportRequestSchema,
    progress: progressSchema,
    why: v.union([failureKindSchema, v.literal('by-person'), v.literal('no-word')]),
    /** What the site needs, when it said: bytes for no-space, seconds for asked-to-wait. */
    amount: v.optional(amount),
  }),
  v.object({
    state: v.literal('writing'),
    jobId: jobIdSchema,
    request: exportRequestSchema,
    lastWordAt: amount,
  }),
  v.object({
    state: v.literal('done'),
    jobId: jobIdSchema,
    request: exportRequestSchema,
    fileNames: v.array(v.string()),
    complete: v.boolean(),
    messages: countsSchema,
    attachments: countsSchema,
    /** Messages of an archive that holds only what was kept, and for which JPay was not asked. */
    keptAlone: v.optional(countSchema),
  }),
]);
export type Status = v.InferOutput<typeof statusSchema>;
