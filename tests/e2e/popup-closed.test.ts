import { describe, expect, it } from 'vitest';
import { randomFrom } from '../replica/index';
import { popupState, press, waitForState } from './harness/family';
import { afterRequests, savedEverything } from './harness/interruption';
import { readyScene } from './harness/scenario';

const closings = 10;

describe('an export goes on without its window', () => {
  it(`when the popup is closed and opened again ${closings} times, at points nobody chose`, async () => {
    const random = randomFrom('popup closed');
    await readyScene({ account: { messages: 40 }, switches: { latencyMs: 60 } }, async (opened) => {
      const { browser, replica } = opened;
      let { popup } = opened;
      // Closed with a press hardly done, or in the middle of anything: after 1 to 6 further requests.
      let point = afterRequests(replica, random.int(1, 3));
      await press(popup, 'Export all messages');
      let closedWhileReading = 0;
      for (let closing = 0; closing < closings; closing += 1) {
        await point;
        if ((await popupState(popup)) === 'reading') closedWhileReading += 1;
        await popup.close();
        point = afterRequests(replica, random.int(1, 4));
        popup = await browser.openPopup();
        await waitForState(popup, 'reading');
      }
      expect(closedWhileReading).toBe(closings);
      await savedEverything({ ...opened, popup });
    });
  });
});
