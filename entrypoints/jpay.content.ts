import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: ['https://www.jpay.com/*', 'https://jpay.com/*'],
  runAt: 'document_idle',
  main() {},
});
