import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askAhead } from '../src/platform/popup-ahead';

/** In the head of the popup's page, before its own script. */
export default defineUnlistedScript(askAhead);
