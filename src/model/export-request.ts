import * as v from 'valibot';
import { directionSchema } from './message';

/** Forms a single message or conversation can be saved in. */
export const documentFormats = ['html', 'markdown', 'word', 'email', 'text'] as const;
export const documentFormatSchema = v.picklist(documentFormats);
export type DocumentFormat = v.InferOutput<typeof documentFormatSchema>;

/**
 * What an archive can hold a message in besides its web pages (HTML), which are always in it: START HERE opens them. The
 * popup offers these and no others.
 */
export const archiveFormats = ['markdown', 'word', 'email', 'text'] as const;
export const archiveFormatSchema = v.picklist(archiveFormats);
export type ArchiveFormat = v.InferOutput<typeof archiveFormatSchema>;

/** What an archive holds besides its web pages when nobody chose. */
export const usualArchiveFormats: readonly ArchiveFormat[] = ['markdown'];

/**
 * How large a file of an archive may be, in bytes; an archive that is larger comes in parts. The first is what JSZip can
 * write (contract.md), the other fits a phone, or an old USB stick.
 */
export const partSizes = [1_900_000_000, 500_000_000] as const;
export const partSizeSchema = v.picklist(partSizes);
export type PartSize = v.InferOutput<typeof partSizeSchema>;
export const usualPartSize: PartSize = partSizes[0];

/** What the family chose under "Choose what to export". Empty choice: everything. */
export const choiceSchema = v.object({
  /** Names as comparableName() gives them; none means everybody. */
  people: v.optional(v.array(v.string())),
  /** YYYY-MM-DD, both included. A message without a readable date is always exported. */
  from: v.optional(v.pipe(v.string(), v.isoDate())),
  to: v.optional(v.pipe(v.string(), v.isoDate())),
  leaveUnread: v.boolean(),
  /** None means both. */
  directions: v.optional(v.array(directionSchema)),
  /** Messages are saved and what hangs on them is not. */
  withoutAttachments: v.optional(v.literal(true)),
  /** None means the usual ones; an empty list, web pages alone. */
  formats: v.optional(v.array(archiveFormatSchema)),
  /** None means the usual one. */
  partBytes: v.optional(partSizeSchema),
});
export type Choice = v.InferOutput<typeof choiceSchema>;

export const everything: Choice = { leaveUnread: false };

/** Everything an archive of this choice holds a message in, web pages first. */
export function formatsOf(choice: Choice): ('html' | ArchiveFormat)[] {
  const formats = choice.formats ?? usualArchiveFormats;
  return ['html', ...archiveFormats.filter((format) => formats.includes(format))];
}

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
