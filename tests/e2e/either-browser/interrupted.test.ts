import { expect, it } from 'vitest';
import { expectMessages, switchChoices } from '../../replica/index';
import { holdsExactly } from '../harness/expected';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { openJpay, savedArchive, savedEverything, writesAnArchive } from '../harness/either-browser/outcomes';
import { afterMessages } from '../harness/interruption';
import { savedFile } from '../harness/saved-files';

const slow = { account: { messages: 30 }, switches: { latencyMs: 40 } };
/** Long enough for a press on a busy machine. */
const slower = { ...slow, switches: { latencyMs: 200 } };

inEachBrowser('an export that is interrupted loses nothing', (kind) => {
  it('waits while the family is signed out, and goes on after Continue', async () => {
    await readyFamily(kind, slow, async (opened) => {
      const { popup, replica, browser, jpay } = opened;
      const reached = afterMessages(replica, 8);
      await popup.press('Export all messages');
      await reached;
      replica.signOutAll();
      await popup.waitForState('paused');
      await popup.says(/^Sign in/);
      await jpay.close();
      await openJpay(browser, replica);
      await popup.press('Continue');
      await savedEverything(opened);
    });
  });

  it.each(switchChoices.signedOutFace)(
    'notices that it was signed out, whatever JPay shows then (%s)',
    async (face) => {
      await readyFamily(kind, { account: { messages: 10 } }, async (opened) => {
        const { popup, replica, jpay } = opened;
        replica.beforeEach(({ path }) => {
          if (/MailView\.aspx$/i.test(path)) replica.signOutAll(face);
        });
        await popup.press('Export all messages');
        await popup.waitForState('paused');
        await popup.says(/^Sign in/);
        expect(await writesAnArchive(opened)).toBe(false);
        await jpay.close();
      });
    },
  );

  it('pauses and continues when asked', async () => {
    await readyFamily(kind, slower, async (opened) => {
      const { popup, replica } = opened;
      const reached = afterMessages(replica, 4);
      await popup.press('Export all messages');
      await reached;
      await popup.press('Pause');
      await popup.waitForState('paused');
      await popup.press('Continue');
      await savedEverything(opened);
    });
  });

  it('goes on by itself when the JPay tab moves to another page', async () => {
    await readyFamily(kind, slow, async (opened) => {
      const { popup, replica, jpay } = opened;
      const reached = afterMessages(replica, 5);
      await popup.press('Export all messages');
      await reached;
      await jpay.goTo('https://www.jpay.com/home.aspx');
      await popup.waitForState('done');
      const archive = await savedArchive(opened);
      holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
      expect(replica.traps).toEqual([]);
    });
  });

  it('goes on when the popup is closed, and a new popup shows where it stands', async () => {
    await readyFamily(kind, slow, async (opened) => {
      const { popup, replica, browser } = opened;
      const reached = afterMessages(replica, 3);
      await popup.press('Export all messages');
      await reached;
      await popup.tab.close();
      await savedEverything({ ...opened, popup: await browser.openPopup() });
    });
  });

  it('shows the bar and the counts while it reads', async () => {
    await readyFamily(kind, slow, async (opened) => {
      const { popup, replica } = opened;
      const reached = afterMessages(replica, 6);
      await popup.press('Export all messages');
      await reached;
      await popup.waitForState('reading');
      await popup.tab.until(() => document.querySelector('progress, [role="progressbar"]') !== null);
      await savedEverything(opened);
    });
  });

  it('after Cancel keeps what it has, and saves it as an archive that says INCOMPLETE', async () => {
    await readyFamily(kind, slower, async ({ popup, replica, browser }) => {
      const reached = afterMessages(replica, 10);
      await popup.press('Export all messages');
      await reached;
      await popup.press('Cancel');
      await popup.waitForState('ready');
      await popup.press('Save what is kept');
      const archive = await savedArchive({ browser }, /-INCOMPLETE\.zip$/);
      const { receipt, messages } = archive;
      expect(messages.length).toBeGreaterThan(0);
      expect(receipt.messages.saved).toBe(messages.length);
      expect(receipt.messages.listed).toBe(30);
      expect(receipt.complete).toBe(false);
      expect(await archive.read('START HERE.html')).toMatch(/not complete|incomplete/i);
    });
  });

  it('opens only what is new when it is asked again later', async () => {
    await readyFamily(
      kind,
      { account: { messages: 20, photoShare: 0 } },
      async ({ popup, replica, browser }) => {
        const spare = replica.mailbox.boxes.received.splice(0, 2);
        await popup.press('Export all messages');
        await savedFile(browser.downloads, /^Letterkeep-[\d-]+\.zip$/);
        await popup.waitForState('done');
        replica.mailbox.boxes.received.unshift(...spare);
        const before = replica.log.length;
        await popup.press('Export all messages');
        const zip = await savedFile(browser.downloads, / ?\(1\)\.zip$/);
        expect(zip).toBeTruthy();
        const opened = replica.log
          .slice(before)
          .filter(({ path, method }) => method === 'GET' && /MailView\.aspx$/i.test(path));
        const retried = [...replica.mailbox.truth.inbox, ...replica.mailbox.truth.sent].filter((message) =>
          message.attachments.some(({ removed }) => removed),
        );
        expect(opened.length).toBe(spare.length + retried.length);
      },
    );
  });
});
