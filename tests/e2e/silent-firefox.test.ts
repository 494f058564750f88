import { describeSilence } from './harness/silence';

describeSilence('firefox');
