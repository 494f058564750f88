import { version } from '../../package.json';
import type { ArchiveSource } from '../../src/bundle/archive-source';
import { conversationDocument, messageDocument } from '../../src/bundle/documents/document';
import { writeArchive } from '../../src/bundle/write-archive';
import { usualArchiveFormats, usualPartSize } from '../../src/model/export-request';
import type { ExportRequest } from '../../src/model/export-request';
import type { Language } from '../../src/model/language';
import { comparableName } from '../../src/model/person';
import { archiveWordsFor } from '../../src/bundle/words/archive-words';

export interface WrittenFile {
  fileName: string;
  blob: Blob;
}

/**
 * Writes what was ordered, file by file; none for a document whose messages could not be read. `progress` hears a
 * fraction between 0 and 1. Throws what src/bundle throws.
 */
export async function* writtenFiles(
  request: ExportRequest,
  source: ArchiveSource,
  language: Language,
  progress: (fraction: number) => void,
): AsyncGenerator<WrittenFile> {
  const madeAt = new Date();
  switch (request.what) {
    case 'archive':
      yield* writeArchive(source, {
        madeAt,
        softwareVersion: version,
        language,
        formats: request.choice.formats ?? usualArchiveFormats,
        partBytes: request.choice.partBytes ?? usualPartSize,
        onProgress: ({ files, of }) => progress(of === 0 ? 1 : files / of),
      });
      return;
    case 'message':
      for (const { id } of source.facts) {
        yield await messageDocument(source, id, { format: request.format, madeAt, language });
      }
      return;
    case 'conversation':
      if (source.facts.length > 0) {
        yield await conversationDocument(source, request.personName, {
          notices: otherNamesNotice(request.personName, source, language),
          format: request.format,
          madeAt,
          language,
        });
      }
  }
}

/** One name was read on JPay; what was put together with it is as it was kept. */
function otherNamesNotice(personName: string, { facts }: ArchiveSource, language: Language): string[] {
  const read = comparableName(personName);
  const hasOthers = facts.some((message) => comparableName(message.personName) !== read);
  return hasOthers ? [archiveWordsFor(language).conversation.otherNamesFromKept] : [];
}
