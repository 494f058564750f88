import type { Way } from './popup-state';
import type { Words } from './words';

/** A sentence, in whatever language is spoken when it is shown. */
export type Saying = (words: Words) => string;

/** That what was pressed did not come about. */
export function sayNotDone(error: unknown): Saying {
  return ({ problem }) => `${problem.notDone} ${problem.detail(detailOf(error))}`;
}

/** Why an export cannot go on, and what to do about it. */
export function inTheWay(because: Extract<Way, { open: false }>['because']): Saying {
  switch (because) {
    case 'looking':
      return (words) => words.looking;
    case 'no-tab':
      return (words) => words.paused.openThenContinue;
    case 'loading':
      return (words) => words.paused.stillLoading;
    case 'silent':
      return (words) => words.paused.reloadFirst;
    case 'signed-out':
      return (words) => words.paused.why('signed-out', undefined);
  }
}

/** For whoever is asked for help: no sentence of ours. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
