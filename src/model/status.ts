import * as v from 'valibot';
import { exportRequestSchema } from './export-request';
import { failureKindSchema } from './failure';
import { countsSchema } from './receipt';

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
export const progressSchema = v.object({
  /** What is happening now. `waiting` has waitSeconds and waitReason. */
  activity: v.picklist(['starting', 'listing', 'opening', 'attachment', 'waiting', 'checking']),
  mailbox: v.optional(v.picklist(['inbox', 'sent'])),
  /** Counted from 1; list pages have no known total. */
  page: v.optional(v.number()),
  waitSeconds: v.optional(v.number()),
  waitReason: v.optional(failureKindSchema),
  messages: countsSchema,
  attachments: countsSchema,
});
export type Progress = v.InferOutput<typeof progressSchema>;

export const statusSchema = v.variant('state', [
  v.object({ state: v.literal('idle') }),
  v.object({
    state: v.literal('reading'),
    jobId: v.string(),
    request: exportRequestSchema,
    tabId: v.number(),
    progress: progressSchema,
    /** Milliseconds since 1970; 60 s without a word and the job counts as paused, its lease as free. */
    lastWordAt: v.number(),
  }),
  v.object({
    state: v.literal('paused'),
    jobId: v.string(),
    request: exportRequestSchema,
    progress: progressSchema,
    why: v.union([failureKindSchema, v.literal('by-person'), v.literal('no-word')]),
    /** What the site needs, when it said: bytes for no-space, seconds for asked-to-wait. */
    amount: v.optional(v.number()),
  }),
  v.object({
    state: v.literal('writing'),
    jobId: v.string(),
    request: exportRequestSchema,
    lastWordAt: v.number(),
  }),
  v.object({
    state: v.literal('done'),
    jobId: v.string(),
    request: exportRequestSchema,
    fileNames: v.array(v.string()),
    complete: v.boolean(),
    messages: countsSchema,
    attachments: countsSchema,
  }),
]);
export type Status = v.InferOutput<typeof statusSchema>;
