import { describe, expect, it } from 'vitest';
import { openJpay, popupState, press, waitForState } from './harness/family';
import {
  afterMessages,
  afterRequests,
  jpayTabs,
  inHand,
  readAgain,
  savedEverything,
  silentFor,
  slow,
  type ExtensionApi,
} from './harness/interruption';
import { readyScene, type Scene } from './harness/scenario';

async function interrupted(
  interrupt: (scene: Scene) => Promise<void>,
  { times = 1 }: { times?: number } = {},
): Promise<void> {
  await readyScene(slow, async (opened) => {
    const reached = afterMessages(opened.replica, 9);
    await press(opened.popup, 'Export all messages');
    await reached;
    await interrupt(opened);
    await savedEverything(opened);
    expect(readAgain(opened.replica)).toBeLessThanOrEqual(times * inHand);
  });
}

const silence = 61_000;

describe('an export whose JPay tab is lost', () => {
  it('goes on by itself when the tab is reloaded, goes to another page of JPay, and back in its history', async () => {
    await interrupted(
      async ({ jpay, replica }) => {
        const ways = [
          () => jpay.reload(),
          () => jpay.goto('https://www.jpay.com/SentMails.aspx'),
          () => jpay.goBack(),
        ];
        for (const leave of ways) {
          await leave();
          await afterMessages(replica, 2);
        }
      },
      { times: 3 },
    );
  });

  it('is shown as paused once the tab is closed, and goes on from another after Continue', async () => {
    await interrupted(async ({ jpay, popup, browser, replica }) => {
      await jpay.close();
      await waitForState(popup, 'paused');
      await popup.getByText('Open JPay and press Continue.').waitFor();
      await openJpay(browser, replica);
      await press(popup, 'Continue');
    });
  });

  it('is not disturbed by a family that opens other pages of JPay in another tab', async () => {
    await interrupted(async ({ browser, replica, popup }) => {
      const other = await browser.newPage();
      const [letter] = replica.log.filter(({ path }) => /IncomingMailView/i.test(path));
      const pages = [
        'home.aspx',
        'SentMails.aspx',
        `IncomingMailView.aspx${letter?.query ?? ''}`,
        'BuyPostage.aspx',
      ];
      for (const page of pages) {
        const goesOn = afterRequests(replica, 1);
        await other.goto(`https://www.jpay.com/${page}`);
        await goesOn;
      }
      expect(await popupState(popup)).toBe('reading');
    });
  });

  it('is shown as paused after a minute when the browser discarded the tab, and goes on when it is reloaded', async () => {
    await interrupted(async ({ popup, jpay, replica }) => {
      const gone = jpay.waitForEvent('close');
      const [tab] = await jpayTabs(popup);
      await popup.evaluate(
        (tabId) => (globalThis as unknown as { chrome: ExtensionApi }).chrome.tabs.discard(tabId),
        tab?.id ?? -1,
      );
      await gone;
      expect((await jpayTabs(popup)).map(({ discarded }) => discarded)).toEqual([true]);
      const asked = replica.log.length;
      await silentFor(popup, silence);
      await waitForState(popup, 'paused');
      await press(popup, 'Reload the JPay page');
      await popup.getByText('Reload the JPay page first').waitFor({ state: 'hidden' });
      expect(await popupState(popup)).toBe('paused');
      expect(replica.log.length).toBeGreaterThan(asked);
      await press(popup, 'Continue');
    });
  });

  it('is shown as paused after a minute when the tab crashed, and goes on from another after Continue', async () => {
    await interrupted(async ({ popup, jpay, browser, replica }) => {
      const crashed = jpay.waitForEvent('crash');
      const session = await browser.context.newCDPSession(jpay);
      // A page that crashes answers nothing.
      session.send('Page.crash').catch(() => undefined);
      await crashed;
      await silentFor(popup, silence);
      await waitForState(popup, 'paused');
      await openJpay(browser, replica);
      await press(popup, 'Continue');
    });
  });
});
