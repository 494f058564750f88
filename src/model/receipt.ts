import * as v from 'valibot';
import { failureKindSchema } from './failure';

/** How many of something. */
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** listed = saved + failed + vanished + skipped, always (design.md, "Nothing lost in silence"). */
export const countsSchema = v.object({
  listed: countSchema,
  saved: countSchema,
  failed: countSchema,
  vanished: countSchema,
  skipped: countSchema,
});
export type Counts = v.InferOutput<typeof countsSchema>;

export const noCounts: Readonly<Counts> = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    listed: a.listed + b.listed,
    saved: a.saved + b.saved,
    failed: a.failed + b.failed,
    vanished: a.vanished + b.vanished,
    skipped: a.skipped + b.skipped,
  };
}

/** True if every listed thing has an end: the rule that names an archive INCOMPLETE when it does not hold. */
export function addsUp(counts: Counts): boolean {
  return counts.listed === counts.saved + counts.failed + counts.vanished + counts.skipped;
}

export const exceptionSchema = v.object({
  what: v.picklist(['message', 'attachment', 'list']),
  messageId: v.optional(v.string()),
  /** Mailbox and page, in words: "inbox, page 3". */
  where: v.string(),
  /** Whom the message is with and its date, as the site shows them; for a list, neither. */
  personName: v.optional(v.string()),
  dateText: v.optional(v.string()),
  kind: failureKindSchema,
  /** A sentence for the family. */
  reason: v.string(),
});
export type Exception = v.InferOutput<typeof exceptionSchema>;

const mailboxCountsSchema = v.object({ messages: countsSchema, attachments: countsSchema });

/** Whether it is of an archive for which JPay was not asked: it holds what was kept before, and nothing else. */
export function isOfKeptAlone({ requests, keptFromBefore }: Receipt): boolean {
  return requests === 0 && keptFromBefore > 0;
}

/** Whether what was written holds no message at all: what `saved` does not count was kept from before. */
export function holdsNoMessage({ messages, keptFromBefore }: Receipt): boolean {
  return messages.saved === 0 && keptFromBefore === 0;
}

/** receipt.json of contract.md; `account` and `language` are written beside these (bundle/part-entries.ts). */
export const receiptSchema = v.object({
  /** The layout of the archive: 2 since messages can be brought back out of it (src/earlier). */
  version: v.literal(2),
  complete: v.boolean(),
  incompleteBecause: v.array(v.string()),
  messages: countsSchema,
  attachments: countsSchema,
  byMailbox: v.object({ inbox: mailboxCountsSchema, sent: mailboxCountsSchema }),
  exceptions: v.array(exceptionSchema),
  /** Messages in this archive that JPay no longer lists: kept from an earlier export. */
  keptFromBefore: v.number(),
  /** Remarks that lose nothing: contacts without a message, what the counts cannot know. */
  notes: v.array(v.string()),
  startedAt: v.string(),
  finishedAt: v.string(),
  requests: v.number(),
});
export type Receipt = v.InferOutput<typeof receiptSchema>;
