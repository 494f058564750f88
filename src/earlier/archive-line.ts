import * as v from 'valibot';
import { failureKindSchema } from '../model/failure';
import type { FailureKind } from '../model/failure';
import { attachmentKinds, directionSchema, localDateSchema } from '../model/message';
import type { Attachment } from '../model/message';

/**
 * A line of messages.jsonl as every layout of an archive has written it (docs/earlier-archives.md, Layouts).
 *
 *   1  what contract.md began with: the body made harmless, and the page as served only as a file
 *   2  `kept` besides: what the vault needs to know the message again without opening it, and why a thing is missing
 *
 * Untrusted: an archive may have been through many hands.
 */
const sumSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Relative to data/. Looked up among the files of the ZIP and nowhere else. */
const pathSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));

const attachmentLineSchema = v.variant('state', [
  v.object({
    index: v.pipe(v.number(), v.integer(), v.minValue(1)),
    label: v.string(),
    kind: v.picklist(attachmentKinds),
    state: v.literal('saved'),
    mediaType: v.string(),
    bytes: countSchema,
    sha256: sumSchema,
    path: pathSchema,
    endsEarly: v.optional(v.literal(true)),
  }),
  v.object({
    index: v.pipe(v.number(), v.integer(), v.minValue(1)),
    label: v.string(),
    kind: v.picklist(attachmentKinds),
    state: v.picklist(['failed', 'vanished', 'skipped']),
    reason: v.string(),
    failure: v.optional(failureKindSchema),
  }),
]);
export type AttachmentLine = v.InferOutput<typeof attachmentLineSchema>;
export type SavedLine = Extract<AttachmentLine, { state: 'saved' }>;

const archiveLineSchema = v.object({
  id: sumSchema,
  direction: directionSchema,
  person: v.object({
    name: v.string(),
    inmateId: v.optional(v.string()),
    agency: v.optional(v.string()),
  }),
  dateText: v.string(),
  date: v.nullable(localDateSchema),
  letterNumber: v.optional(v.string()),
  status: v.optional(v.string()),
  html: v.string(),
  attachments: v.pipe(
    v.array(attachmentLineSchema),
    // Two of one place would be two files of one name in every later archive.
    v.check((all) => new Set(all.map(({ index }) => index)).size === all.length),
  ),
  files: v.object({ html: pathSchema }),
  kept: v.optional(
    v.object({
      row: v.nullable(v.string()),
      content: sumSchema,
      readAt: v.string(),
      page: v.object({ path: pathSchema, sha256: sumSchema, bytes: countSchema, charset: v.string() }),
    }),
  ),
});
export type ArchiveLine = v.InferOutput<typeof archiveLineSchema>;

/** Undefined if it is no line of ours. */
export function parseArchiveLine(line: string): ArchiveLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(archiveLineSchema, value);
  return parsed.success ? parsed.output : undefined;
}

/** Where the page as JPay served it lies, below data/: said since layout 2, and before it always beside the message's own page. */
export function pathOfPage({ files, kept }: ArchiveLine): string {
  return kept?.page.path ?? files.html.replace(/\/messages\/([^/]+)\.html$/, '/raw/$1.html.txt');
}

/** What an older archive does not tell of a missing attachment, by what became of it. */
const usualKinds: Record<Exclude<AttachmentLine['state'], 'saved'>, FailureKind> = {
  failed: 'attachment-not-shown',
  vanished: 'attachment-vanished',
  skipped: 'not-chosen',
};

/** An attachment as the vault keeps it; `isHere` tells whether the archive, or the vault, has the bytes of a saved one. */
export function attachmentOf(
  line: AttachmentLine,
  isHere: (line: SavedLine) => boolean,
  reasons: 'as-written' | 'by-kind',
): Attachment {
  const { index, label, kind } = line;
  if (line.state !== 'saved') {
    const { state, reason, failure = usualKinds[line.state] } = line;
    // Sentences stay in English in the vault and are said in each archive's own language; '' lets the kind speak.
    return { index, label, kind, state, failure, reason: reasons === 'as-written' ? reason : '' };
  }
  if (!isHere(line)) {
    return { index, label, kind, state: 'failed', failure: 'incomplete-bytes', reason: damagedReason };
  }
  const { state, mediaType, bytes, sha256, endsEarly } = line;
  return { index, label, kind, state, mediaType, bytes, sha256, ...(endsEarly ? { endsEarly } : {}) };
}

/** Read in later archives too. */
export const damagedReason = 'It was damaged in the earlier archive from which this message was brought in.';
