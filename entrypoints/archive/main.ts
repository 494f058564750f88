import { jobOfArchiveTab } from '../../src/platform/archive-tab';
import * as languageSetting from '../../src/platform/language-setting';
import { archiveView } from '../../src/ui/archive-view';
import { followLanguage } from '../../src/ui/language-panel';
import { ArchiveTab } from './archive-tab';

const written = 'written';
const address = new URL(location.href);
const main = document.querySelector('main') ?? document.body;
const footer = document.querySelector('footer') ?? document.body;

let draw: ReturnType<typeof archiveView> | undefined;
const tab = new ArchiveTab(
  jobOfArchiveTab(address.href) ?? '',
  (view) => draw?.(view),
  () => {
    address.searchParams.set(written, '');
    history.replaceState(null, '', address);
  },
);
void followLanguage(footer, languageSetting, (words) => {
  draw = archiveView(main, words, {
    downloadAgain: () => void tab.write(),
    forget: () => void tab.forget(),
  });
  void tab.speak(words.language);
}).then(() => (address.searchParams.has(written) ? tab.showReceipt() : tab.write()));
