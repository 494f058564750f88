import * as languageSetting from '../../src/platform/language-setting';
import { takeAhead } from '../../src/platform/popup-ahead';
import { detailsPanel, type DetailsPanel } from '../../src/ui/details-panel';
import { followLanguage } from '../../src/ui/language-panel';
import { runPopup, type RunningPopup } from '../../src/ui/popup';
import { browserDesk } from './browser-desk';

const main = document.querySelector('main');
const [detailsPlace, languagePlace] = document.querySelectorAll<HTMLElement>('footer > div');
const ahead = takeAhead();
const desk = browserDesk(ahead);
const language = {
  ...languageSetting,
  readLanguage: () => languageSetting.readLanguage(ahead?.items),
};
let shown: { popup: RunningPopup; details: DetailsPanel } | undefined;
if (main && detailsPlace && languagePlace) {
  void followLanguage(languagePlace, language, (words) => {
    if (shown) {
      shown.popup.speak(words);
      shown.details.speak(words);
      return;
    }
    shown = { popup: runPopup(main, desk, words), details: detailsPanel(detailsPlace, desk, words) };
  });
}
