import * as languageSetting from '../../src/platform/language-setting';
import { followLanguage } from '../../src/ui/language-panel';
import { runPopup, type RunningPopup } from '../../src/ui/popup';
import { browserDesk } from './browser-desk';

const main = document.querySelector('main');
const footer = document.querySelector('footer');
let popup: RunningPopup | undefined;
if (main && footer) {
  void followLanguage(footer, languageSetting, (words) => {
    if (popup) popup.speak(words);
    else popup = runPopup(main, browserDesk(), words);
  });
}
