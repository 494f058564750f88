import * as v from 'valibot';
import { accountMarksSchema } from './account';
import { exportRequestSchema } from './export-request';
import { failureKindSchema } from './failure';
import {
  attachmentFacts,
  directionSchema,
  endsEarly,
  localDateSchema,
  mailboxSchema,
  missingAttachmentSchema,
} from './message';
import { countSchema, exceptionSchema } from './receipt';

/** Names a job: in addresses, locks and keys, so that nothing may stand in it that means something there. */
export const jobIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));

/** What became of the attachments of one message. */
export const attachmentEndsSchema = v.object({
  saved: countSchema,
  failed: countSchema,
  vanished: countSchema,
  skipped: countSchema,
});
export type AttachmentEnds = v.InferOutput<typeof attachmentEndsSchema>;

/**
 * One row of a JPay list in the ledger of a job, written before any message is opened.
 *
 *   listed -> saved | failed | vanished | skipped      (a failed row may become saved on a later try)
 */
export const ledgerRowSchema = v.object({
  /** The row's print and its ordinal among equal prints, counted from the oldest: stable when tokens change. */
  key: v.string(),
  mailbox: mailboxSchema,
  print: v.string(),
  /** "inbox, page 3" */
  where: v.string(),
  personName: v.string(),
  dateText: v.optional(v.string()),
  letterNumber: v.optional(v.string()),
  status: v.optional(v.string()),
  /**
   * The link that opened it when it was listed: never an identity, for it may change with each load; but a row that still has
   * it is the same row.
   */
  link: v.optional(v.string()),
  state: v.picklist(['listed', 'saved', 'failed', 'vanished', 'skipped']),
  messageId: v.optional(v.string()),
  /** Of the message as this job kept it; a message known from an earlier export has none here. */
  attachments: v.optional(attachmentEndsSchema),
  failure: v.optional(failureKindSchema),
  reason: v.optional(v.string()),
  /** The walk of the lists in which the row got its end: a message belongs to one row of a round. */
  round: v.optional(countSchema),
});
export type LedgerRow = v.InferOutput<typeof ledgerRowSchema>;

export function rowKey(print: string, ordinalFromOldest: number): string {
  return `${print}\u001f#${ordinalFromOldest}`;
}

/** What the reader learned that no single row can tell. */
export const findingsSchema = v.object({
  /** Each makes the archive INCOMPLETE; `what` is always "list". */
  listExceptions: v.array(exceptionSchema),
  notes: v.array(v.string()),
  /** Over all the readers of the job: a continued one counts on. */
  requests: countSchema,
  /** True once the job has paused because a big export may not fit: that is told once. */
  toldOfRoom: v.exactOptional(v.boolean()),
});
export type Findings = v.InferOutput<typeof findingsSchema>;

/** A job: one order of the popup, from its first request to its receipt. */
export const jobSchema = v.object({
  jobId: jobIdSchema,
  accountId: v.string(),
  request: exportRequestSchema,
  startedAt: v.string(),
  finishedAt: v.optional(v.string()),
  /** How often the lists were walked; counts on over pauses and restarts. */
  round: countSchema,
  state: v.picklist(['reading', 'read', 'cancelled']),
  findings: findingsSchema,
});
export type Job = v.InferOutput<typeof jobSchema>;

export const beginSchema = v.object({
  jobId: jobIdSchema,
  request: exportRequestSchema,
  account: accountMarksSchema,
  at: v.string(),
});
export type Begin = v.InferOutput<typeof beginSchema>;

/** `resumed`: the job existed; `other-account`: it belongs to somebody else, nothing was changed. */
export const begunSchema = v.variant('outcome', [
  /** `requests`: those of the job so far, made by readers that are gone. */
  v.object({
    outcome: v.picklist(['begun', 'resumed']),
    round: countSchema,
    requests: countSchema,
    /** As in the findings of the readers before. */
    toldOfRoom: v.exactOptional(v.boolean()),
  }),
  v.object({ outcome: v.literal('other-account') }),
]);
export type Begun = v.InferOutput<typeof begunSchema>;

const draftAttachmentSchema = v.variant('state', [
  v.object({
    ...attachmentFacts,
    state: v.literal('saved'),
    mediaType: v.string(),
    stagedId: v.string(),
    ...endsEarly,
  }),
  missingAttachmentSchema,
]);
export type DraftAttachment = v.InferOutput<typeof draftAttachmentSchema>;

/** A message as read, before the vault has given it its id. Bytes of attachments are named by what staging called them. */
export const draftSchema = v.object({
  direction: directionSchema,
  personName: v.string(),
  dateText: v.string(),
  date: v.nullable(localDateSchema),
  letterNumber: v.optional(v.string()),
  status: v.optional(v.string()),
  /** The link of the row that it was opened from, if it had one. */
  link: v.optional(v.string()),
  bodyHtml: v.string(),
  /** textContent of the body element: what identity.ts hashes. */
  bodyText: v.string(),
  attachments: v.array(draftAttachmentSchema),
  /** `draftId`: one that comes again is known by it. A page that has to go through staging is called so there. */
  raw: v.object({ draftId: v.string(), charset: v.string() }),
  readAt: v.string(),
});
export type Draft = v.InferOutput<typeof draftSchema>;

export const keepSchema = v.object({
  jobId: jobIdSchema,
  round: countSchema,
  rowKey: v.string(),
  draft: draftSchema,
  /** Requests of the job so far, over all its readers: kept now, since nothing may come after. */
  requests: countSchema,
});
export type Keep = v.InferOutput<typeof keepSchema>;

export const keptSchema = v.object({
  messageId: v.string(),
  /** Attachments of the message as it now stands in the vault. */
  attachments: attachmentEndsSchema,
});
export type Kept = v.InferOutput<typeof keptSchema>;

export const settleSchema = v.object({
  jobId: jobIdSchema,
  round: countSchema,
  rowKey: v.string(),
  state: v.picklist(['failed', 'vanished', 'skipped']),
  failure: failureKindSchema,
  reason: v.string(),
});
export type Settle = v.InferOutput<typeof settleSchema>;

/** How often a row print occurs among the whole messages of the vault, and in which messages. */
export const knownPrintSchema = v.object({
  print: v.string(),
  /** Ids of whole messages (message.ts, isWhole) that came from a row of this print. */
  messageIds: v.array(v.string()),
  /** Messages of this print that another try may complete: true if there are any. */
  hasIncomplete: v.exactOptional(v.boolean()),
  /** Those of `messageIds` that were read so soon that others of this print may have come since (read-soon.ts). */
  recent: v.exactOptional(v.array(v.string())),
  /** True if the newest export that listed this print left a row of it without its message. */
  hasGap: v.exactOptional(v.boolean()),
  /** Where the number of messages does not prove which is which: the links that opened them, as far as they had one. */
  links: v.exactOptional(v.array(v.object({ messageId: v.string(), link: v.string() }))),
});
export type KnownPrint = v.InferOutput<typeof knownPrintSchema>;
