import * as v from 'valibot';
import { directionSchema } from './message';

/** Forms a single message or conversation can be saved in. */
export const documentFormats = ['html', 'markdown', 'email', 'text'] as const;
export const documentFormatSchema = v.picklist(documentFormats);
export type DocumentFormat = v.InferOutput<typeof documentFormatSchema>;

/** What the family chose under "Choose what to export". Empty choice: everything. */
export const choiceSchema = v.object({
  /** Names as comparableName() gives them; none means everybody. */
  people: v.optional(v.array(v.string())),
  /** YYYY-MM-DD, both included. A message without a readable date is always exported. */
  from: v.optional(v.pipe(v.string(), v.isoDate())),
  to: v.optional(v.pipe(v.string(), v.isoDate())),
  leaveUnread: v.boolean(),
});
export type Choice = v.InferOutput<typeof choiceSchema>;

export const everything: Choice = { leaveUnread: false };

/** What the popup orders from the reader. */
export const exportRequestSchema = v.variant('what', [
  v.object({ what: v.literal('archive'), choice: choiceSchema }),
  v.object({
    what: v.literal('message'),
    /** Address of the read page, as the tab shows it. */
    url: v.pipe(v.string(), v.url()),
    direction: directionSchema,
    format: documentFormatSchema,
  }),
  v.object({ what: v.literal('conversation'), personName: v.string(), format: documentFormatSchema }),
]);
export type ExportRequest = v.InferOutput<typeof exportRequestSchema>;
