import { describeSilence } from './harness/silence';

describeSilence('chromium');
