import { languageFor } from '../../src/model/language';
import { runPopup } from '../../src/ui/popup';
import { wordsFor } from '../../src/ui/words';
import { browserDesk } from './browser-desk';

const words = wordsFor(languageFor(navigator.language));
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;

const main = document.querySelector('main');
if (main) runPopup(main, browserDesk(), words);
