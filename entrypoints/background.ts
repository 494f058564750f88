import { defineBackground } from 'wxt/utils/define-background';
import { languageFor } from '../src/model/language';
import { serveBackground } from '../src/platform/background-service';
import { keepTitle } from '../src/platform/toolbar-title';
import { wordsFor } from '../src/ui/words';
import { openVault } from '../src/vault/vault';

export default defineBackground(() => {
  serveBackground(() => openVault());
  keepTitle(wordsFor(languageFor(navigator.language)).toolbarTitle);
});
