import * as v from 'valibot';
import type { BrowserMarks } from './browser-marks';
import { failureKindSchema } from './failure';
import { countSchema, countsSchema, type Counts } from './receipt';
import type { Status } from './status';

/**
 * What "Copy details" tells: enough for somebody who mends Letterkeep, and no word of anyone's mail. Whatever comes from
 * the page is of a closed list, yes or no, or a bounded number, so that no text of the page can come along.
 */

/** The landmarks of src/jpay/selectors.ts, which must have exactly these. */
export const landmarkNames = [
  'logout',
  'loginLink',
  'loginForm',
  'submenuLinks',
  'selectedInmate',
  'selectedInmateNumber',
  'selectedInmateAgency',
  'shownName',
  'restrictedDialog',
  'contacts',
  'onlyContact',
  'messageStatus',
  'pleaseAllow',
  'listButtons',
  'pagerNext',
  'pager',
  'body',
  'date',
  'from',
  'to',
  'letterNumber',
  'status',
  'attachmentLinks',
  'attachmentGrid',
  'shownAttachment',
  'compose',
] as const;
export type LandmarkName = (typeof landmarkNames)[number];

/** What a page is: the kinds of src/jpay/page-kind.ts, a message with its direction. */
export const reportedKinds = [
  'inbox',
  'sent',
  'received-message',
  'sent-message',
  'home',
  'compose',
  'signed-out',
  'blocked',
  'terms',
  'restricted',
  'error',
  'stale-form',
  'other',
] as const;

/** How it is seen that nobody is signed in: the faces of src/jpay/signed-out.ts. */
export const signedOutFaces = [
  'sent-to-login',
  'login-in-place',
  'partial-redirect',
  'not-allowed',
  'interstitial',
  'empty-shell',
  'public-page',
] as const;

/** The pages of JPay whose names we know, in lower case. Any other is "other", and an address without a name "none". */
export const pageFiles = [
  'default.aspx',
  'login.aspx',
  'firsttime.aspx',
  'home.aspx',
  'incomingmails.aspx',
  'incomingmailview.aspx',
  'sentmails.aspx',
  'sentmail.aspx',
  'sentmailview.aspx',
  'sendmail.aspx',
  'buypostage.aspx',
  'transferstamps.aspx',
  'purchasehistory.aspx',
  'sendmoney.aspx',
  'makepayment.aspx',
  'myaccount.aspx',
  'jvisitmain.aspx',
  'pmusic.aspx',
  'legalagreementsout.aspx',
  'error.aspx',
  'none',
  'other',
] as const;

/** What comes after a page of a list: src/jpay/pager.ts, NextPage. */
export const nextStates = [
  'more-by-link',
  'more-by-postback',
  'end-missing',
  'end-disabled',
  'end-no-target',
  'end-hidden',
  'refused',
] as const;

/** More than that is said as that. */
export const mostCounted = 9999;
/** A number of things on a page. */
const boundedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostCounted));

const listReportSchema = v.object({
  /** Rows that have each of the elements rows are known by. */
  names: boundedSchema,
  letterNumbers: boundedSchema,
  statuses: boundedSchema,
  ticks: boundedSchema,
  /** Rows whose date was understood, and rows that show something else in its place. */
  dates: boundedSchema,
  unknownDates: boundedSchema,
  byLink: boundedSchema,
  byPostback: boundedSchema,
  refused: boundedSchema,
  unread: boundedSchema,
  unreadUnknown: boundedSchema,
  next: v.picklist(nextStates),
  statesTotal: v.boolean(),
});

const messageReportSchema = v.object({
  namesPerson: v.boolean(),
  dateUnderstood: v.boolean(),
  attachments: boundedSchema,
  refusedAttachments: boundedSchema,
});

/** What the content script says of its page. Parsed where it arrives; anything else in it is dropped. */
export const pageReportSchema = v.object({
  kind: v.picklist(reportedKinds),
  face: v.optional(v.picklist(signedOutFaces)),
  file: v.picklist(pageFiles),
  somebodySignedIn: v.boolean(),
  /** Elements of each selector that finds any; `selector` counts from 0, in the order of selectors.ts. */
  found: v.pipe(
    v.array(
      v.object({
        name: v.picklist(landmarkNames),
        selector: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(19)),
        elements: boundedSchema,
      }),
    ),
    v.maxLength(200),
  ),
  rows: v.object({ inbox: boundedSchema, sent: boundedSchema }),
  grids: v.object({ inbox: v.boolean(), sent: v.boolean() }),
  links: v.object({ inbox: v.boolean(), sent: v.boolean() }),
  list: v.optional(listReportSchema),
  message: v.optional(messageReportSchema),
  contacts: v.optional(boundedSchema),
  /** Why the page could not be read as what it is. */
  fault: v.optional(failureKindSchema),
});
export type PageReport = v.InferOutput<typeof pageReportSchema>;

/** How often something went wrong in the last job. */
export const failureCountSchema = v.object({
  what: v.picklist(['message', 'attachment', 'list']),
  kind: failureKindSchema,
  count: countSchema,
});
export type FailureCount = v.InferOutput<typeof failureCountSchema>;

export const jobReportSchema = v.object({
  state: v.picklist(['idle', 'reading', 'paused', 'writing', 'done']),
  what: v.optional(v.picklist(['archive', 'message', 'conversation'])),
  why: v.optional(v.union([failureKindSchema, v.picklist(['by-person', 'no-word'])])),
  waitReason: v.optional(failureKindSchema),
  complete: v.optional(v.boolean()),
  messages: v.optional(countsSchema),
  attachments: v.optional(countsSchema),
});
export type JobReport = v.InferOutput<typeof jobReportSchema>;

export interface Details {
  /** "0.1.0" */
  version: string;
  browser: BrowserMarks;
  /** `none`: no tab is on JPay; `loading`: its page is on its way; `silent`: it is there, and does not answer. */
  tab: 'none' | 'loading' | 'silent' | 'answers';
  page: PageReport | null;
  job: JobReport;
  /** Null: what is kept could not be read. */
  failures: FailureCount[] | null;
}

/** What the status item says of the job, without the names of people and files in it. */
export function jobReport(status: Status): JobReport {
  switch (status.state) {
    case 'idle':
      return { state: 'idle' };
    case 'reading':
    case 'paused': {
      const { messages, attachments, waitReason } = status.progress;
      return {
        state: status.state,
        what: status.request.what,
        ...(status.state === 'paused' ? { why: status.why } : {}),
        ...(waitReason === undefined ? {} : { waitReason }),
        messages: plainCounts(messages),
        attachments: plainCounts(attachments),
      };
    }
    case 'writing':
      return { state: 'writing', what: status.request.what };
    case 'done':
      return {
        state: 'done',
        what: status.request.what,
        complete: status.complete,
        messages: plainCounts(status.messages),
        attachments: plainCounts(status.attachments),
      };
  }
}

function plainCounts({ listed, saved, failed, vanished, skipped }: Counts): Counts {
  return { listed, saved, failed, vanished, skipped };
}

/** Adds up what went wrong, by thing and kind, in the order it first occurs. */
export function countFailures(failures: Iterable<Omit<FailureCount, 'count'>>): FailureCount[] {
  const counted = new Map<string, FailureCount>();
  for (const { what, kind } of failures) {
    const known = counted.get(`${what} ${kind}`);
    if (known) known.count += 1;
    else counted.set(`${what} ${kind}`, { what, kind, count: 1 });
  }
  return [...counted.values()];
}
