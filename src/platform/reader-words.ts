import * as v from 'valibot';
import { exportRequestSchema, type ExportRequest } from '../model/export-request';
import { failureKindSchema } from '../model/failure';
import { progressSchema } from '../model/status';
import { word } from './protocol';

/** The longest the background times in one go; longer waits are made of several. Milliseconds. */
export const longestWaitSlice = 20_000;

export type Lease =
  | { outcome: 'granted'; tabId: number; request: ExportRequest }
  | { outcome: 'busy'; tabId: number }
  | { outcome: 'unknown-job' };

/** The job a page should go on with by itself: its tab was reading when the page changed. */
export interface OwnJob {
  jobId: string;
  request: ExportRequest;
  tabId: number;
}

/** As model/transport.ts ElsewhereResponse, with bytes as base64 text. */
export interface ElsewhereReply {
  url: string;
  status: number;
  contentType: string;
  stagedId: string;
  size: number;
  head: string;
  tail: string;
}

const jobId = v.string();

/** Content script to background: whose turn it is, how it goes, time, and the site's other hosts. */
export const readerWords = {
  /** Without a request: goes on with a job that exists. */
  'lease.take': word<Lease>()(v.object({ jobId, request: v.optional(exportRequestSchema) })),
  'lease.mine': word<OwnJob | null>()(v.object({})),
  /** Without progress: still at work. The reply says whether the job is still this tab's. */
  'status.report': word<boolean>()(v.object({ jobId, progress: v.optional(progressSchema) })),
  'status.paused': word<null>()(
    v.object({
      jobId,
      why: v.union([failureKindSchema, v.literal('by-person')]),
      amount: v.optional(v.number()),
    }),
  ),
  'status.ended': word<null>()(v.object({ jobId, state: v.picklist(['read', 'cancelled']) })),
  /** Ends a job that stands still. */
  'status.cancelled': word<null>()(v.object({})),
  /** Replies when the time is over. Timed in the background because browsers slow the timers of hidden pages. */
  'clock.wait': word<null>()(
    v.object({ ms: v.pipe(v.number(), v.minValue(0), v.maxValue(longestWaitSlice)) }),
  ),
  'site.elsewhere': word<ElsewhereReply>()(v.object({ url: v.pipe(v.string(), v.url()) })),
};
export type ReaderWords = typeof readerWords;
