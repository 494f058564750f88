import * as v from 'valibot';
import { pageReportSchema } from '../model/details';
import { exportRequestSchema } from '../model/export-request';
import { jobIdSchema } from '../model/ledger';
import { directionSchema } from '../model/message';
import { contactSchema } from '../model/person';
import { word } from './protocol';

/** What the JPay tab shows. */
const tabPageSchema = v.object({
  kind: v.picklist(['inbox', 'sent', 'home', 'message', 'compose', 'signed-out', 'other']),
  /** On a message page. */
  direction: v.optional(directionSchema),
  /** On a message page that names the person. */
  personName: v.optional(v.string()),
  url: v.pipe(v.string(), v.url()),
  /** The job this page is reading for. */
  readingJobId: v.optional(jobIdSchema),
});
export type TabPage = v.InferOutput<typeof tabPageSchema>;

const startedSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('started'), jobId: jobIdSchema }),
  v.object({ outcome: v.literal('busy'), tabId: v.number() }),
]);
export type Started = v.InferOutput<typeof startedSchema>;

const nothing = v.object({});

/** Popup to content script, by tabs.sendMessage. */
export const pageWords = {
  'page.describe': word(nothing, tabPageSchema),
  'page.report': word(nothing, pageReportSchema),
  'page.listPeople': word(nothing, v.array(contactSchema)),
  'page.start': word(v.object({ request: exportRequestSchema }), startedSchema),
  'page.resume': word(v.object({ jobId: jobIdSchema }), startedSchema),
  'page.pause': word(nothing, v.null()),
  'page.cancel': word(nothing, v.null()),
};
export type PageWords = typeof pageWords;
