import { expect, it } from 'vitest';
import { createReplica, makeAccount } from '../../replica/index';
import { startFamilyBrowser } from '../harness/either-browser/family-browser';
import { familyScene, inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { openJpay } from '../harness/either-browser/outcomes';
import { openSite } from '../harness/site';

inEachBrowser('the popup says where the family stands', (kind) => {
  it('says how to begin when no JPay tab is open', async () => {
    const site = await openSite(createReplica({ account: makeAccount({ seed: 1, messages: 2 }) }));
    const browser = await startFamilyBrowser(kind, { replicaPort: site.port });
    const popup = await browser.openPopup();
    await popup.waitForState('no-jpay');
    const links = await popup.tab.evaluate(() => Array.from(document.links, ({ href }) => href));
    expect(links).toContain('https://www.jpay.com/');
    await browser.close();
    await site.close();
  });

  it('asks to sign in on the login page', async () => {
    await familyScene(kind, { path: 'login.aspx', isSignedIn: false }, async ({ popup }) => {
      await popup.waitForState('signed-out');
      await popup.says(/^Sign in/);
    });
  });

  it.each(['home.aspx', 'IncomingMails.aspx', 'SentMails.aspx', 'BuyPostage.aspx'])(
    'offers the export on %s',
    async (path) => {
      await familyScene(kind, { path }, async ({ popup }) => {
        await popup.waitForState('ready');
        expect(await popup.buttons()).toContain('Export all messages');
      });
    },
  );

  it('warns before the first run that opening may mark messages as read', async () => {
    await familyScene(kind, {}, async ({ popup }) => {
      await popup.waitForState('ready');
      await popup.says(/show it as read/);
    });
  });

  it('keeps "Choose what to export" closed until it is wanted, then shows people and dates', async () => {
    await readyFamily(kind, {}, async ({ popup, replica }) => {
      const isShown = (): boolean =>
        Array.from(document.querySelectorAll('input[type="date"]')).some((field) => field.checkVisibility());
      expect(await popup.tab.evaluate(isShown)).toBe(false);
      await popup.unfold();
      await popup.tab.until(isShown);
      await popup.says(/^Leave unread messages alone/);
      await popup.says(/^From date/);
      await popup.says(/^To date/);
      for (const { name } of replica.mailbox.contacts) await popup.says(new RegExp(escaped(name)));
    });
  });

  it('works in a JPay tab that was open before it came: at once, or once the page is reloaded', async () => {
    const replica = createReplica({ account: makeAccount({ seed: 1, messages: 2 }) });
    const site = await openSite(replica);
    const browser = await startFamilyBrowser(kind, { replicaPort: site.port, withoutLetterkeep: true });
    await openJpay(browser, replica);
    await browser.install();
    const popup = await browser.openPopup();
    // Firefox gives its scripts to pages that are open; Chromium does not.
    if (kind === 'Chromium') {
      await popup.waitForState('no-jpay');
      await popup.says(/^Reload/);
      await popup.press('Reload the JPay page');
    }
    await popup.waitForState('ready');
    await browser.close();
    await site.close();
  });

  it('waits for a JPay page that comes slowly, and asks nobody to load it again', async () => {
    await readyFamily(kind, { path: 'home.aspx' }, async ({ popup, jpay, replica }) => {
      // The popup looks again every 1.5 s: the page takes four times that from its first bytes on.
      replica.fault(({ path }) => path.includes('home.aspx'), {
        kind: 'slow',
        beforeMs: 0,
        betweenMs: 1_500,
      });
      await jpay.evaluate(() => void setTimeout(() => location.reload()));
      await popup.says(/Letterkeep goes on as soon as the JPay page is there/);
      expect(await popup.buttons()).not.toContain('Reload the JPay page');
      await popup.waitForState('ready');
    });
  });

  it('says which tab reads when a second one is asked to', async () => {
    await readyFamily(kind, { account: { messages: 30 }, switches: { latencyMs: 200 } }, async (opened) => {
      const { popup, browser, replica } = opened;
      await openJpay(browser, replica);
      await popup.press('Export all messages');
      await popup.waitForState('reading');
      const second = await browser.openPopup();
      await second.waitForState('reading');
      expect(await second.buttons()).not.toContain('Export all messages');
      await second.waitForState('done');
    });
  });

  it('goes from ready by reading and writing to done, with the buttons of each', async () => {
    await readyFamily(
      kind,
      { account: { messages: 20 }, switches: { latencyMs: 300 } },
      async ({ popup }) => {
        await popup.tab.evaluate(() => {
          const seen = document.documentElement;
          new MutationObserver(() => {
            const state = document.querySelector('main')?.dataset['state'] ?? '';
            const states = (seen.dataset['states'] ?? '').split(' ');
            if (states.at(-1) !== state) seen.dataset['states'] = [...states, state].join(' ').trim();
          }).observe(document.body, { subtree: true, childList: true, attributes: true });
        });
        await popup.press('Export all messages');
        await popup.waitForState('reading');
        expect(await popup.buttons()).toEqual(expect.arrayContaining(['Pause', 'Cancel']));
        await popup.press('Pause');
        await popup.waitForState('paused');
        expect(await popup.buttons()).toEqual(expect.arrayContaining(['Continue', 'Save what is kept']));
        await popup.press('Continue');
        await popup.waitForState('done');
        const states = await popup.tab.evaluate(() => document.documentElement.dataset['states']);
        expect(states?.split(' ')).toEqual(expect.arrayContaining(['reading', 'paused', 'writing', 'done']));
        expect(await popup.buttons()).toEqual(
          expect.arrayContaining(['Download again', 'Forget everything']),
        );
      },
    );
  });

  it('opens over the JPay tab from the toolbar, exports from there, and shows the same state as a page', async () => {
    await familyScene(kind, { account: { messages: 24 }, switches: { latencyMs: 200 } }, async (opened) => {
      const { browser, jpay, popup, replica } = opened;
      await popup.waitForState('ready');
      await popup.tab.close();
      await jpay.toFront();
      const toolbar = await browser.openToolbarPopup();
      await toolbar.waitForState('ready');
      await toolbar.press('Export all messages');
      await toolbar.waitForState('reading');
      const page = await browser.openPopup();
      await page.waitForState('done');
      expect(replica.traps).toEqual([]);
    });
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
