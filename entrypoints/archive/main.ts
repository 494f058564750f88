import { jobOfArchiveTab } from '../../src/platform/archive-tab';
import { languageFor } from '../../src/model/language';
import { archiveView } from '../../src/ui/archive-view';
import { wordsFor } from '../../src/ui/words';
import { openVault } from '../../src/vault/vault';
import { ArchiveTab } from './archive-tab';
import { forgetEverything } from '../../src/platform/forget-everything';

const written = 'written';
const address = new URL(location.href);
const language = languageFor(navigator.language);
const words = wordsFor(language);
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;

const main = document.querySelector('main') ?? document.body;
const show = archiveView(main, words, {
  downloadAgain: () => void tab.write(),
  forget: () =>
    void openVault()
      .then(forgetEverything)
      .then(
        () => show({ state: 'forgotten' }),
        (error: unknown) => show({ state: 'not-forgotten', detail: String(error) }),
      ),
});
const tab = new ArchiveTab(jobOfArchiveTab(address.href) ?? '', language, show, () => {
  address.searchParams.set(written, '');
  history.replaceState(null, '', address);
});
show({ state: 'looking' });
void (address.searchParams.has(written) ? tab.showReceipt() : tab.write());
