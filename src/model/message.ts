import * as v from 'valibot';
import { failureKindSchema } from './failure';

/** Who wrote it, seen from the family: `received` came from inside, `sent` went in. */
export const directions = ['received', 'sent'] as const;
export const directionSchema = v.picklist(directions);
export type Direction = v.InferOutput<typeof directionSchema>;

/** The two lists of JPay. */
export const mailboxes = ['inbox', 'sent'] as const;
export const mailboxSchema = v.picklist(mailboxes);
export type Mailbox = v.InferOutput<typeof mailboxSchema>;

export const directionOf: Record<Mailbox, Direction> = { inbox: 'received', sent: 'sent' };
export const mailboxOf: Record<Direction, Mailbox> = { received: 'inbox', sent: 'sent' };

export const attachmentKinds = ['image', 'ecard', 'videogram', 'document', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What is known of an attachment whatever became of it. `index` counts from 1 in the order of the page. */
export const attachmentFacts = {
  index: v.pipe(v.number(), v.integer(), v.minValue(1)),
  label: v.string(),
  kind: v.picklist(attachmentKinds),
};

/** JPay sent a saved file twice, equal to the last byte, without the mark that should end it. */
export const endsEarly = { endsEarly: v.optional(v.literal(true)) };

/** One that is not here: a failure, and a reason, a sentence for the family. */
export const missingAttachmentSchema = v.object({
  ...attachmentFacts,
  state: v.picklist(['failed', 'vanished', 'skipped']),
  failure: failureKindSchema,
  reason: v.string(),
});

/**
 * One thing hung on a message. `mediaType` is told from the bytes, never from the label. A saved one has mediaType,
 * bytes (a count) and sha256 (hex, also the key of the bytes in the vault).
 */
export const attachmentSchema = v.variant('state', [
  v.object({
    ...attachmentFacts,
    state: v.literal('saved'),
    mediaType: v.string(),
    bytes: v.number(),
    sha256: v.string(),
    ...endsEarly,
  }),
  missingAttachmentSchema,
]);
export type Attachment = v.InferOutput<typeof attachmentSchema>;
export type SavedAttachment = Extract<Attachment, { state: 'saved' }>;

/** A local date as precise as the site showed it: no zone, no invented seconds. */
export const localDateSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/));

/** A message as it is kept in the vault and written to the archive. */
export const messageSchema = v.object({
  /** 64 hex digits; see identity.ts. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  direction: directionSchema,
  /** As the list or page shows it, trimmed. */
  personName: v.string(),
  /** Raw text of the site, trimmed; '' if the page shows none. */
  dateText: v.string(),
  date: v.nullable(localDateSchema),
  letterNumber: v.optional(v.string()),
  status: v.optional(v.string()),
  /** The markup inside the body element, as served: hostile, never rendered before render/sanitise.ts. */
  bodyHtml: v.string(),
  attachments: v.array(attachmentSchema),
  /** The read page as served: the key of its bytes in the vault (sha256, hex) and how they were decoded. */
  raw: v.object({ sha256: v.string(), bytes: v.number(), charset: v.string() }),
  /** When Letterkeep read it, ISO 8601 in UTC: our clock, not the site's. */
  readAt: v.string(),
});
export type Message = v.InferOutput<typeof messageSchema>;

/** True if nothing of the message is missing that another try might bring. What was left out by choice is missing. */
export function isWhole(message: Pick<Message, 'attachments'>): boolean {
  return message.attachments.every(
    (attachment) => attachment.state === 'saved' || attachment.state === 'vanished',
  );
}
