import type { ArchiveTabPurpose } from '../model/archive-tab';
import type { Words } from './words';

/** A part of the page that draws itself in `root`, again and again in whatever language is chosen. */
interface Spoken {
  readonly root: HTMLElement;
  speak(words: Words): void;
}

export interface JobPart {
  /** Draws the same in another language; called once before `begin`. */
  speak(words: Words): void;
  /** Never rejects. */
  begin(): Promise<void>;
}

/** What the archive tab can be for, and what each purpose is made of. */
export interface ArchivePageParts {
  check(words: Words, heading: 'h1' | 'h2'): Spoken;
  kept(words: Words): Spoken;
  leaving(words: Words): Spoken;
  add(words: Words): Spoken;
  job(jobId: string, below: HTMLElement): JobPart;
}

export interface ArchivePage {
  /** Says everything in this language from now on. */
  speak: (words: Words) => void;
  /** Begins what the tab was opened for, after the first `speak`. */
  begin: () => Promise<void>;
}

/** The archive tab: the archive of a job with "Check an archive" below it, the list of what is kept, what comes after JPay, the bringing in of earlier archives, or the check alone. */
export function archivePage(
  main: HTMLElement,
  purpose: ArchiveTabPurpose,
  parts: ArchivePageParts,
): ArchivePage {
  let alone: Spoken | undefined;
  let check: Spoken | undefined;
  let job: JobPart | undefined;
  return {
    speak(words) {
      switch (purpose.is) {
        case 'job':
          if (check) check.speak(words);
          else check = parts.check(words, 'h2');
          job ??= parts.job(purpose.jobId, check.root);
          job.speak(words);
          return;
        case 'kept':
        case 'leaving':
        case 'add':
        case 'check': {
          if (alone) alone.speak(words);
          else alone = purpose.is === 'check' ? parts.check(words, 'h1') : parts[purpose.is](words);
          const { title } = {
            kept: words.library,
            leaving: words.leaving,
            add: words.addEarlier,
            check: words.check,
          }[purpose.is];
          document.title = `${title} – ${words.productName}`;
          main.append(alone.root);
        }
      }
    },
    begin: () => job?.begin() ?? Promise.resolve(),
  };
}
