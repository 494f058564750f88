import { describe, expect, it } from 'vitest';
import { randomFrom } from '../replica/index';
import { watchBackground } from './harness/background';
import { press, waitForState } from './harness/family';
import { afterRequests, readAgain, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

const isLong = process.env['LETTERKEEP_LONG'] !== undefined;
const messages = isLong ? 1_000 : 300;
/** Between two stops, in requests of any kind: so it is stopped as often on a fast computer as on a slow one. */
const [soonest, latest] = [15, 45];
const fewestStops = Math.floor(messages / latest) - 1;

describe('an export whose background the browser stops again and again', () => {
  it(`gets all ${messages} messages, and asks at most once more for each stop`, async () => {
    const random = randomFrom('background killed');
    await readyScene({ account: { ...slow.account, messages, attachmentBytes: 20_000 } }, async (opened) => {
      const { browser, popup, replica } = opened;
      const background = await watchBackground(browser, popup);
      await press(popup, 'Export all messages');
      await waitForState(popup, 'reading');
      const over = popup
        .locator('main:not([data-state="reading"])')
        .waitFor({ timeout: 170_000 })
        .then(() => 'over' as const);
      const due = (): Promise<'due'> =>
        afterRequests(replica, random.int(soonest, latest)).then(() => 'due' as const);
      while ((await Promise.race([due(), over])) === 'due') await background.stop();
      await savedEverything(opened);
      const again = readAgain(replica);
      console.log(`${background.stops} stops, ${again} pages read again, ${replica.log.length} requests`);
      expect(background.stops).toBeGreaterThanOrEqual(fewestStops);
      expect(again).toBeLessThanOrEqual(background.stops);
    });
  });
});
