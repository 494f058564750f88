import type { Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { backgroundOf } from './harness/background';
import { press, waitForState } from './harness/family';
import {
  afterMessages,
  inHand,
  opensMessage,
  readAgain,
  savedEverything,
  slow,
  type ExtensionApi,
} from './harness/interruption';
import { readyScene } from './harness/scenario';

it('asks to reload the JPay page after Letterkeep was loaded anew in mid-job, asks JPay nothing until then, and goes on from there', async () => {
  await readyScene(slow, async (opened) => {
    const { popup, replica, browser, jpay } = opened;
    let answerNow: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answerNow = resolve));
    let opening = 0;
    // The answers that are on their way when Letterkeep goes come while nobody is there to keep them.
    replica.fault(
      (entry) => opensMessage(entry) && ++opening >= 8,
      { kind: 'custom', answer: (serve) => answered.then(serve) },
      inHand,
    );
    const onTheirWay = new Set<Request>();
    jpay.on('request', (request) => onTheirWay.add(request));
    jpay.on('requestfinished', (request) => onTheirWay.delete(request));
    jpay.on('requestfailed', (request) => onTheirWay.delete(request));
    const held = afterMessages(replica, 8);
    await press(popup, 'Export all messages');
    await held;
    const worker = await backgroundOf(browser);
    const anew = browser.context.waitForEvent('serviceworker');
    const closed = popup.waitForEvent('close');
    // The worker goes with its own words: it has no answer to give.
    worker
      .evaluate(() => (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.reload())
      .catch(() => undefined);
    await Promise.all([anew, closed]);

    const again = await browser.openPopup();
    await waitForState(again, 'paused');
    await again.getByText('Reload the JPay page first').waitFor();
    const asked = replica.log.length;
    answerNow();
    await expect.poll(() => onTheirWay.size).toBe(0);
    const loaded = jpay.waitForEvent('load');
    await press(again, 'Reload the JPay page');
    await loaded;
    await again.getByText('Reload the JPay page first').waitFor({ state: 'hidden' });
    expect(replica.log.slice(asked).filter(({ secFetchMode }) => secFetchMode === 'same-origin')).toEqual([]);
    await press(again, 'Continue');
    await savedEverything({ ...opened, popup: again });
    expect(readAgain(replica)).toBeLessThanOrEqual(inHand);
  });
});
