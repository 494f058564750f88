import { defineBackground } from 'wxt/utils/define-background';
import { serveBackground } from '../src/platform/background-service';
import { openVault } from '../src/vault/vault';

export default defineBackground(() => serveBackground(() => openVault()));
