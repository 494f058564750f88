import type { Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { backgroundOf } from './harness/background';
import { press, waitForState } from './harness/family';
import { afterMessages, opensMessage } from './harness/interruption';
import { readyScene } from './harness/scenario';

/** A bit over what counts as big, and slow enough to be looked at. */
const bigMailbox = {
  account: { messages: 210, people: 2, awkward: [], photoShare: 0 },
  switches: { latencyMs: 40 },
};
const found =
  /^Found 210 messages to save\. .*minute.*\. About 44 MB; this browser has room for [\d.]+ [MGT]B\.$/;

describe('before a big export', () => {
  it('says how many messages, how long, how large and how much room, until "Keep going" is pressed', async () => {
    await readyScene(bigMailbox, async ({ popup, replica, browser }) => {
      const reached = afterMessages(replica, 10);
      await press(popup, 'Export all messages');
      await popup.getByText(found).waitFor();
      await popup.getByRole('button', { name: 'Try one conversation first', exact: true }).waitFor();
      // Reading waits for no answer.
      await reached;
      await press(popup, 'Keep going');
      await popup.getByText(found).waitFor({ state: 'detached' });
      const second = await browser.openPopup();
      await waitForState(second, 'reading');
      await second.getByText(/^\d+ of 210 messages saved$/).waitFor();
      expect(await second.getByRole('button', { name: 'Keep going' }).count()).toBe(0);
      await press(popup, 'Cancel');
      await waitForState(popup, 'ready');
    });
  });

  it('pauses once when there may be too little room, goes on by Continue, and lets one conversation be tried', async () => {
    await readyScene(bigMailbox, async ({ popup, replica, browser }) => {
      await leaveRoom(await backgroundOf(browser), 3_000_000);
      await press(popup, 'Export all messages');
      await waitForState(popup, 'paused');
      await popup.getByText(/^There may be too little space: 210 messages need about 44 MB.* 3 MB/).waitFor();
      expect(replica.log.filter(opensMessage)).toEqual([]);
      const reached = afterMessages(replica, 10);
      await press(popup, 'Continue');
      await reached;
      await press(popup, 'Try one conversation first');
      await waitForState(popup, 'ready');
      await popup.getByText(/open a message of one person on JPay.*“Save this conversation”/).waitFor();
      await popup.getByText(/^\d+ messages and .*\.$/).waitFor();
    });
  });
});

/** From now on, the browser says in the background that it can keep so many bytes more. */
async function leaveRoom(background: Worker, bytes: number): Promise<void> {
  await background.evaluate((quota) => {
    navigator.storage.estimate = () => Promise.resolve({ quota, usage: 0 });
  }, bytes);
}
