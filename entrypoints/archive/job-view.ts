import type { JobPart } from '../../src/ui/archive-page';
import { archiveView } from '../../src/ui/archive-view';
import type { ArchiveView } from '../../src/ui/archive-view';
import { samePersonLine } from '../../src/ui/same-person-line';
import { ArchiveTab } from './archive-tab';
import { noQuestions, openQuestions } from './same-person';

const written = 'written';
/** Beside work that the tab is opened for, nothing else is offered. */
const atWork: readonly ArchiveView['state'][] = ['looking', 'writing', 'elsewhere', 'still-reading'];

/** The archive of a job in `main`: written, or its receipt shown where it was written before; and `below` it what is offered once there is nothing to wait for. */
export function jobView(main: HTMLElement, jobId: string, below: HTMLElement): JobPart {
  const address = new URL(location.href);
  let draw: ReturnType<typeof archiveView> | undefined;
  const namesLine = samePersonLine();
  const tab = new ArchiveTab(
    jobId,
    (view) => {
      draw?.(view);
      below.hidden = atWork.includes(view.state);
      void namesLine.show(view.state === 'done' ? openQuestions(jobId) : Promise.resolve(noQuestions));
    },
    () => {
      address.searchParams.set(written, '');
      history.replaceState(null, '', address);
    },
  );
  return {
    speak(words) {
      draw = archiveView(main, words, {
        downloadAgain: () => void tab.write(),
        forget: () => void tab.forget(),
      });
      namesLine.speak(words);
      main.append(namesLine.root, below);
      void tab.speak(words.language);
    },
    begin: () => (address.searchParams.has(written) ? tab.showReceipt() : tab.write()),
  };
}
