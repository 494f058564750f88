import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import { LetterkeepError } from '../../src/model/failure';
import type { Language } from '../../src/model/language';
import type { Job } from '../../src/model/ledger';
import type { Receipt } from '../../src/model/receipt';
import { sourceOfJob, type JobVault } from './job-source';
import { writtenFiles, type WrittenFile } from './written-files';

export interface JobDesk {
  handOver: (file: WrittenFile) => void;
  /** A fraction between 0 and 1; null where writing begins anew. */
  progress: (fraction: number | null) => void;
}

/**
 * Writes what a job ordered, hands over every file, and gives the receipt of it. Throws what src/bundle and the vault throw.
 *
 * An archive is written of what is kept as if all of it came back: to ask for everything beforehand would read it all twice
 * (docs/benchmarks.md, Writing). Where something does not come back, nothing has been handed over yet
 * (ArchiveSource.assure); then everything is asked for first, and the archive is written anew and tells what the browser
 * has lost.
 */
export async function writeJob(
  vault: JobVault,
  job: Job,
  language: Language,
  { handOver, progress }: JobDesk,
): Promise<Receipt> {
  const words = archiveWordsFor(language);
  let handed = 0;
  const write = async (trust: 'as-kept' | 'read-back'): Promise<Receipt> => {
    const source = await sourceOfJob(vault, job, new Date(), trust, words);
    for await (const file of writtenFiles(job.request, source, language, progress)) {
      handed += 1;
      handOver(file);
    }
    return source.receipt;
  };
  if (job.request.what !== 'archive') return await write('read-back');
  try {
    return await write('as-kept');
  } catch (error) {
    if (handed > 0 || !(error instanceof LetterkeepError) || error.kind !== 'vault-error') throw error;
    progress(null);
    return await write('read-back');
  }
}
