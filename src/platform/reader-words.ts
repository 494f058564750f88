import * as v from 'valibot';
import { exportRequestSchema } from '../model/export-request';
import { failureKindSchema } from '../model/failure';
import { jobIdSchema } from '../model/ledger';
import { countSchema } from '../model/receipt';
import { progressSchema } from '../model/status';
import { word } from './protocol';

/** The longest the background times in one go; longer waits are made of several. Milliseconds. */
export const longestWaitSlice = 20_000;
/** Characters; browsers ask for no longer address. */
const longestAddress = 64 * 1024;

const leaseSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('granted'), tabId: v.number(), request: exportRequestSchema }),
  v.object({ outcome: v.literal('busy'), tabId: v.number() }),
  v.object({ outcome: v.literal('unknown-job') }),
]);
export type Lease = v.InferOutput<typeof leaseSchema>;

const jobId = jobIdSchema;

/** The job a page should go on with by itself: its tab was reading when the page changed. */
const ownJobSchema = v.object({ jobId, request: exportRequestSchema, tabId: v.number() });
export type OwnJob = v.InferOutput<typeof ownJobSchema>;

/** As model/transport.ts ElsewhereResponse, with bytes as base64 text. */
const elsewhereReplySchema = v.object({
  url: v.string(),
  status: v.number(),
  contentType: v.string(),
  stagedId: v.string(),
  size: countSchema,
  head: v.string(),
  tail: v.string(),
});
export type ElsewhereReply = v.InferOutput<typeof elsewhereReplySchema>;

/** Content script to background: whose turn it is, how it goes, time, and the site's other hosts. */
export const readerWords = {
  /** Without a request: goes on with a job that exists. */
  'lease.take': word(v.object({ jobId, request: v.optional(exportRequestSchema) }), leaseSchema),
  'lease.mine': word(v.object({}), v.nullable(ownJobSchema)),
  /** Without progress: still at work. The reply says whether the job is still this tab's. */
  'status.report': word(v.object({ jobId, progress: v.optional(progressSchema) }), v.boolean()),
  'status.paused': word(
    v.object({
      jobId,
      why: v.union([failureKindSchema, v.literal('by-person')]),
      amount: v.optional(v.pipe(v.number(), v.finite())),
    }),
    v.null(),
  ),
  'status.ended': word(v.object({ jobId, state: v.picklist(['read', 'cancelled']) }), v.null()),
  /** Ends a job that stands still. */
  'status.cancelled': word(v.object({}), v.null()),
  /** Replies when the time is over. Timed in the background because browsers slow the timers of hidden pages. */
  'clock.wait': word(
    v.object({ ms: v.pipe(v.number(), v.minValue(0), v.maxValue(longestWaitSlice)) }),
    v.null(),
  ),
  'site.elsewhere': word(
    v.object({ url: v.pipe(v.string(), v.url()) }),
    elsewhereReplySchema,
    longestAddress,
  ),
};
export type ReaderWords = typeof readerWords;
