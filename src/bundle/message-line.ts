import type { ArchiveFormat } from '../model/export-request';
import type { Attachment } from '../model/message';
import type { Person } from '../model/person';
import type { MessageRecord } from './archive-source';
import { csvLine } from './csv';
import type { MessageFiles } from './plan';
import type { ArchiveWords } from './words/archive-words';

/** One line of messages.jsonl, exactly as contract.md has it; no path of a Markdown file where none was chosen. Paths are relative to data/. */
export function jsonLine(
  record: MessageRecord,
  person: Person,
  body: { text: string; html: string },
  files: MessageFiles,
  formats: readonly ArchiveFormat[],
): string {
  return `${JSON.stringify({
    id: record.id,
    direction: record.direction,
    person: {
      key: person.key,
      name: record.personName.trim(),
      ...(person.inmateId === undefined ? {} : { inmateId: person.inmateId }),
      ...(person.agency === undefined ? {} : { agency: person.agency }),
    },
    dateText: record.dateText,
    date: record.date,
    ...(record.letterNumber === undefined ? {} : { letterNumber: record.letterNumber }),
    ...(record.status === undefined ? {} : { status: record.status }),
    text: body.text,
    html: body.html,
    attachments: record.attachments.map((attachment) => attachmentFields(attachment, files)),
    files: { html: files.html, ...(formats.includes('markdown') ? { markdown: files.markdown } : {}) },
    ...keptFields(record, files),
  })}\n`;
}

/** What brings the message back into a vault, so that it need not be opened again (docs/earlier-archives.md, Layouts). */
function keptFields(
  { contentHash, print = null, readAt, raw }: MessageRecord,
  files: MessageFiles,
): Record<string, unknown> {
  if (contentHash === undefined) return {};
  return { kept: { row: print, content: contentHash, readAt, page: { path: files.raw, ...raw } } };
}

function attachmentFields(attachment: Attachment, files: MessageFiles): Record<string, unknown> {
  const { index, label, kind, state } = attachment;
  return attachment.state === 'saved'
    ? {
        index,
        label,
        kind,
        state,
        mediaType: attachment.mediaType,
        bytes: attachment.bytes,
        sha256: attachment.sha256,
        path: files.attachments.get(index),
        ...(attachment.endsEarly ? { endsEarly: true } : {}),
      }
    : { index, label, kind, state, reason: attachment.reason, failure: attachment.failure };
}

export function messagesCsvHead({ tables }: ArchiveWords): string {
  return csvLine(tables.messagesHead);
}

/** One line of messages.csv. */
export function messageCsvLine(
  record: MessageRecord,
  person: Person,
  text: string,
  files: MessageFiles,
  { tables }: ArchiveWords,
): string {
  return csvLine([
    record.date?.replace('T', ' ') ?? '',
    record.dateText,
    tables.directions[record.direction],
    record.personName.trim(),
    person.inmateId ?? '',
    person.agency ?? '',
    text,
    [...files.attachments.values()].join('\n'),
    record.attachments
      .flatMap((attachment) =>
        attachment.state === 'saved'
          ? []
          : [`${attachment.index}. ${attachment.label}: ${attachment.reason}`],
      )
      .join('\n'),
    record.letterNumber ?? '',
    record.status ?? '',
    files.html,
    record.id,
  ]);
}
