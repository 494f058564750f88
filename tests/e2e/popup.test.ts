import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount } from '../replica/index';
import { startChromium } from './harness/chromium';
import { openJpay, press, waitForState } from './harness/family';
import { readyScene, scene } from './harness/scenario';
import { openSite } from './harness/site';

describe('the popup says where the family stands', () => {
  it('says how to begin when no JPay tab is open', async () => {
    const site = await openSite(createReplica({ account: makeAccount({ seed: 1, messages: 2 }) }));
    const browser = await startChromium({ replicaPort: site.port });
    const popup = await browser.openPopup();
    await waitForState(popup, 'no-jpay');
    expect(await popup.getByRole('link', { name: /jpay/i }).getAttribute('href')).toBe(
      'https://www.jpay.com/',
    );
    await browser.close();
    await site.close();
  });

  it('asks to sign in on the login page', async () => {
    await scene({ path: 'login.aspx' }, async ({ popup, replica, jpay }) => {
      replica.signOutAll();
      await jpay.reload();
      await waitForState(popup, 'signed-out');
      await popup
        .getByText(/^Sign in/)
        .first()
        .waitFor();
    });
  });

  it.each(['home.aspx', 'IncomingMails.aspx', 'SentMails.aspx', 'BuyPostage.aspx'])(
    'offers the export on %s',
    async (path) => {
      await scene({ path }, async ({ popup }) => {
        await waitForState(popup, 'ready');
        await popup.getByRole('button', { name: 'Export all messages', exact: true }).waitFor();
      });
    },
  );

  it('warns before the first run that opening may mark messages as read', async () => {
    await readyScene({}, async ({ popup }) => {
      await popup
        .getByText(/show it as read/)
        .first()
        .waitFor();
    });
  });

  it('keeps "Choose what to export" closed until it is wanted, then shows people and dates', async () => {
    await readyScene({}, async ({ popup, replica }) => {
      const group = popup.getByRole('group', { name: 'Choose what to export' });
      expect(await group.getByRole('checkbox', { name: 'Leave unread messages alone' }).isVisible()).toBe(
        false,
      );
      await popup.getByText('Choose what to export').click();
      await group.getByRole('checkbox', { name: 'Leave unread messages alone' }).waitFor();
      await group.getByLabel('From date').waitFor();
      await group.getByLabel('To date').waitFor();
      const names = new Set(replica.mailbox.contacts.map(({ name }) => name));
      for (const name of names)
        await group.getByRole('checkbox', { name: new RegExp(escaped(name)) }).waitFor();
    });
  });

  it('offers to reload a JPay tab that was open before the extension', async () => {
    const replica = createReplica({ account: makeAccount({ seed: 1, messages: 2 }) });
    const site = await openSite(replica);
    const browser = await startChromium({ replicaPort: site.port, withoutLetterkeep: true });
    const jpay = await openJpay(browser, replica);
    await browser.install();
    const popup = await browser.openPopup();
    await waitForState(popup, 'no-jpay');
    await popup
      .getByText(/^Reload/)
      .first()
      .waitFor();
    const reloaded = jpay.waitForEvent('load');
    await press(popup, 'Reload the JPay page');
    await reloaded;
    await waitForState(popup, 'ready');
    await browser.close();
    await site.close();
  });

  it('says which tab reads when a second one is asked to', async () => {
    await readyScene({ account: { messages: 40 }, switches: { latencyMs: 60 } }, async (opened) => {
      const { popup, browser, replica } = opened;
      await openJpay(browser, replica);
      await press(popup, 'Export all messages');
      await waitForState(popup, 'reading');
      const second = await browser.openPopup();
      await waitForState(second, 'reading');
      expect(await second.getByRole('button', { name: 'Export all messages', exact: true }).count()).toBe(0);
      await waitForState(second, 'done');
    });
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
