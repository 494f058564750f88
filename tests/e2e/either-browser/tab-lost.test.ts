import { expect, it } from 'vitest';
import type { BrowserKind } from '../harness/either-browser/family-browser';
import { inEachBrowser, readyFamily, type FamilyScene } from '../harness/either-browser/family-scene';
import { openJpay, savedEverything } from '../harness/either-browser/outcomes';
import { afterMessages, afterRequests, inHand, readAgain, slow } from '../harness/interruption';

async function interrupted(
  kind: BrowserKind,
  interrupt: (scene: FamilyScene) => Promise<void>,
  { times = 1 }: { times?: number } = {},
): Promise<void> {
  await readyFamily(kind, slow, async (opened) => {
    const reached = afterMessages(opened.replica, 9);
    await opened.popup.press('Export all messages');
    await reached;
    await interrupt(opened);
    await savedEverything(opened);
    // Firefox breaks off the requests of a page that is being left before it tells the page: each is tried once more.
    const tries = kind === 'Firefox' ? 2 : 1;
    expect(readAgain(opened.replica)).toBeLessThanOrEqual(times * inHand * tries);
  });
}

const silence = 61_000;

inEachBrowser('an export whose JPay tab is lost', (kind) => {
  it('goes on by itself when the tab is reloaded, goes to another page of JPay, and back in its history', async () => {
    await interrupted(
      kind,
      async ({ jpay, replica }) => {
        const ways = [
          () => jpay.reload(),
          () => jpay.goTo('https://www.jpay.com/SentMails.aspx'),
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
    await interrupted(kind, async ({ jpay, popup, browser, replica }) => {
      await jpay.close();
      await popup.waitForState('paused');
      await popup.says(/Open JPay and press Continue\./);
      await openJpay(browser, replica);
      await popup.press('Continue');
    });
  });

  it('is not disturbed by a family that opens other pages of JPay in another tab', async () => {
    await interrupted(kind, async ({ browser, replica, popup }) => {
      const other = await browser.openTab('https://www.jpay.com/home.aspx');
      const [letter] = replica.log.filter(({ path }) => /IncomingMailView/i.test(path));
      const pages = [
        'home.aspx',
        'SentMails.aspx',
        `IncomingMailView.aspx${letter?.query ?? ''}`,
        'BuyPostage.aspx',
      ];
      for (const page of pages) {
        const goesOn = afterRequests(replica, 1);
        await other.goTo(`https://www.jpay.com/${page}`);
        await goesOn;
      }
      expect(await popup.state()).toBe('reading');
    });
  });

  it('is shown as paused after a minute when the browser discarded the tab, and goes on when it is reloaded', async () => {
    await interrupted(kind, async ({ popup, replica }) => {
      await popup.discardJpay();
      const asked = afterRequests(replica, 1, ({ secFetchMode }) => secFetchMode === 'navigate');
      await popup.silentFor(silence);
      await popup.waitForState('paused');
      await popup.press('Reload the JPay page');
      await asked;
      await popup.jpayHasLoaded();
      // While it loads, the popup sees no JPay.
      await popup.saysNoMore(/Reload the JPay page first|JPay is not open/);
      expect(await popup.state()).toBe('paused');
      await popup.press('Continue');
    });
  });
});
