import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../replica/index';
import { watchBackground } from './harness/background';
import { press, waitForState } from './harness/family';
import { readAgain, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

const isLong = process.env['LETTERKEEP_LONG'] !== undefined;
const messages = 300;
/** Between two stops. Real time, because that is what the browser stops by. Milliseconds. */
const [soonest, latest] = isLong ? [2_000, 5_000] : [1_500, 3_000];
const fewestStops = 5;

describe('an export whose background the browser stops again and again', () => {
  it(`gets all ${messages} messages, and asks at most once more for each stop`, async () => {
    const random = randomFrom('background killed');
    await readyScene({ account: { ...slow.account, messages, attachmentBytes: 20_000 } }, async (opened) => {
      const { browser, popup, replica } = opened;
      const background = await watchBackground(browser, popup);
      await press(popup, 'Export all messages');
      await waitForState(popup, 'reading');
      const over = new AbortController();
      const reading = waitForState(popup, 'reading').then(async () => {
        await popup.locator('main:not([data-state="reading"])').waitFor({ timeout: 170_000 });
        over.abort();
      });
      while (!over.signal.aborted) {
        await sleep(random.int(soonest, latest), undefined, { signal: over.signal }).catch(() => undefined);
        await background.stop();
      }
      await reading;
      await savedEverything(opened);
      const again = readAgain(replica);
      console.log(`${background.stops} stops, ${again} pages read again, ${replica.log.length} requests`);
      expect(background.stops).toBeGreaterThanOrEqual(fewestStops);
      expect(again).toBeLessThanOrEqual(background.stops);
    });
  });
});
