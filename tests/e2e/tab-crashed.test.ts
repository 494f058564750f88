import { expect, it } from 'vitest';
import { openJpay, press, waitForState } from './harness/family';
import { afterMessages, inHand, readAgain, savedEverything, silentFor, slow } from './harness/interruption';
import { readyScene } from './harness/scenario';

const silence = 61_000;

/** In Chromium alone: nothing that drives Firefox makes one of its pages crash and leaves the others. */
it('is shown as paused after a minute when the JPay tab crashed, and goes on from another after Continue', async () => {
  await readyScene(slow, async (opened) => {
    const { popup, jpay, browser, replica } = opened;
    const reached = afterMessages(replica, 9);
    await press(popup, 'Export all messages');
    await reached;
    const crashed = jpay.waitForEvent('crash');
    const session = await browser.context.newCDPSession(jpay);
    // A page that crashes answers nothing.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    await silentFor(popup, silence);
    await waitForState(popup, 'paused');
    await openJpay(browser, replica);
    await press(popup, 'Continue');
    await savedEverything(opened);
    expect(readAgain(replica)).toBeLessThanOrEqual(inHand);
  });
});
