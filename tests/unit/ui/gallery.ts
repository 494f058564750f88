import { archiveView } from '../../../src/ui/archive-view';
import type { ArchiveView } from '../../../src/ui/archive-view';
import { popupFrame } from '../../../src/ui/popup-frame';
import type { PopupView } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { popupViews, receipt, recordedActions } from './examples';

/** Draws one made-up view into the page, by the name after the #, so that people can look at it. Not a test. */
export const archiveViews: Record<string, ArchiveView> = {
  'archive-writing': { state: 'writing', what: 'archive', progress: { parts: 0, fraction: 0.4 } },
  'archive-elsewhere': { state: 'elsewhere' },
  'archive-nothing': { state: 'nothing' },
  'archive-failed': { state: 'failed', noSpace: false, detail: 'LetterkeepError: vault-error' },
  'archive-incomplete': {
    state: 'done',
    what: 'archive',
    receipt,
    fileNames: ['Letterkeep-2026-11-22-INCOMPLETE.zip'],
  },
  'archive-parts': {
    state: 'done',
    what: 'archive',
    receipt: {
      ...receipt,
      complete: true,
      incompleteBecause: [],
      exceptions: [],
      notes: [],
      keptFromBefore: 0,
    },
    fileNames: ['Letterkeep-2026-11-22-part-1-of-2.zip', 'Letterkeep-2026-11-22-part-2-of-2.zip'],
  },
  'archive-receipt': { state: 'done', what: 'archive', receipt, fileNames: null },
};

const [name = '', open = ''] = location.hash.slice(1).split('+');
const main = document.querySelector('main');
if (main) {
  const words = wordsFor('en');
  const archive = archiveViews[name];
  if (archive) {
    archiveView(main, words, { downloadAgain: () => undefined, forget: () => undefined })(archive);
  } else {
    const views: Record<string, PopupView> = popupViews;
    const view = views[name];
    const problem = open === 'problem' ? words.problem.busy : null;
    if (view) popupFrame(main, words, recordedActions())(view, { busy: false, notice: null, problem });
  }
  if (open === 'open') main.querySelector('details')?.setAttribute('open', '');
  if (open === 'forget') {
    Array.from(main.querySelectorAll('button'))
      .find((button) => button.textContent === words.forget.open)
      ?.click();
  }
}
