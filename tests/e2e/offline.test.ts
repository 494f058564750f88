import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { press } from './harness/family';
import { afterMessages, inHand, readAgain, savedEverything, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

/** Longer than the first looks at the line, so that several fail. Real time: it is what the reader waits by. */
const offlineFor = process.env['LETTERKEEP_LONG'] === undefined ? 10_000 : 120_000;

describe('an export whose line is cut', () => {
  it('waits while the laptop is offline, says so, and goes on by itself', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica, browser } = opened;
      const reached = afterMessages(replica, 8);
      await press(popup, 'Export all messages');
      await reached;
      await browser.context.setOffline(true);
      await popup.getByText(/The internet connection is gone/).waitFor();
      const asked = replica.log.length;
      await sleep(offlineFor);
      expect(replica.log.length).toBe(asked);
      await browser.context.setOffline(false);
      await savedEverything(opened);
      // The request that was on its way when the line was cut.
      expect(readAgain(replica)).toBeLessThanOrEqual(inHand);
    });
  });

  it('waits while nothing answers at JPay’s address, and goes on by itself', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica, site } = opened;
      const reached = afterMessages(replica, 8);
      await press(popup, 'Export all messages');
      await reached;
      await site.goAway();
      await popup.getByText(/The internet connection is gone/).waitFor();
      await site.comeBack();
      await savedEverything(opened);
      expect(readAgain(replica)).toBeLessThanOrEqual(inHand);
    });
  });
});
