import { defineBackground } from 'wxt/utils/define-background';
import { serveBackground } from '../src/platform/background-service';
import { keepTitle } from '../src/platform/toolbar-title';
import { wordsFor } from '../src/ui/words';
import { openVault } from '../src/vault/vault';

export default defineBackground(() => {
  serveBackground(() => openVault());
  keepTitle((status, language) => wordsFor(language).toolbarTitle(status));
});
