import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveThread } from '../src/platform/own-thread';
import { openVault } from '../src/vault/vault';
import { WritingDesk } from './archive/writing-desk';

export default defineUnlistedScript(() => {
  serveThread(new WritingDesk(openVault));
});
