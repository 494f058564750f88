import * as v from 'valibot';

/**
 * The closed list of what can go wrong or be left out. A boundary decides for each: skip and record, pause, or
 * stop (reader/decide.ts). The sentences people read live in src/ui/words.ts and src/bundle/words.ts.
 */
export const failureKinds = [
  // The session
  'signed-out', // any of the six faces of reliability.md 4.2
  'other-account', // somebody else signed in on the way
  'terms-page', // JPay wants a page accepted first; we never press OK for anyone
  // The way to the site
  'offline',
  'timed-out',
  'asked-to-wait', // 429, 503, with or without Retry-After
  'blocked-by-site', // firewall page with a support ID
  'site-error', // 5xx, or an error page served as 200
  'left-the-site', // redirected to another origin
  'incomplete-bytes', // the body ended early
  // The page
  'unexpected-page', // none of the landmarks we know
  'stale-form', // "Validation of viewstate MAC failed"
  'refused', // a postback that is not on the allow-list: never sent
  // The message or attachment
  'message-vanished',
  'attachment-not-shown', // link present, nothing behind it (often: removed by the facility)
  'attachment-vanished', // listed once, gone when the message was read again
  'not-an-attachment', // an HTML page where bytes should be
  'empty-attachment', // zero bytes
  'player-without-file', // a VideoGram whose player names no file
  // The list
  'list-end-not-proved',
  'sent-not-found',
  'total-differs',
  'mailbox-kept-changing',
  // This computer
  'no-space',
  'vault-error',
  // Choices of the family
  'cancelled',
  'not-tried',
  'left-unread',
  'not-chosen',
] as const;
export const failureKindSchema = v.picklist(failureKinds);
export type FailureKind = v.InferOutput<typeof failureKindSchema>;

/** Where it happened, for the receipt and for "Copy details": never a word of anyone's mail. */
export interface FailureContext {
  /** Path of the page without its query: tokens stay out of reports. */
  page?: string;
  /** Selector or field that was looked for. */
  field?: string;
  /** Seconds the site asked us to wait. */
  retryAfterSeconds?: number;
  /** Size of what found no space. */
  bytesNeeded?: number;
}

/** An error with a place in the closed list. Everything thrown on purpose is one of these. */
export class LetterkeepError extends Error {
  override readonly name = 'LetterkeepError';
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly context: FailureContext = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
