import { describe, expect, it } from 'vitest';
import { expectMessages, switchChoices } from '../replica/index';
import { holdsExactly } from './harness/expected';
import { openJpay, press, waitForState } from './harness/family';
import { afterMessages, savedEverything } from './harness/interruption';
import { openArchive } from './harness/open-archive';
import { readyScene } from './harness/scenario';
import { savedFile } from './harness/saved-files';

const slow = { account: { messages: 30 }, switches: { latencyMs: 40 } };

describe('an export that is interrupted loses nothing', () => {
  it('waits while the family is signed out, and goes on after Continue', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica, browser, jpay } = opened;
      const reached = afterMessages(replica, 8);
      await press(popup, 'Export all messages');
      await reached;
      replica.signOutAll();
      await waitForState(popup, 'paused');
      await popup
        .getByText(/^Sign in/)
        .first()
        .waitFor();
      await jpay.close();
      await openJpay(browser, replica);
      await press(popup, 'Continue');
      await savedEverything(opened);
    });
  });

  it.each(switchChoices.signedOutFace)(
    'notices that it was signed out, whatever JPay shows then (%s)',
    async (face) => {
      await readyScene({ account: { messages: 10 } }, async (opened) => {
        const { popup, replica, browser, jpay } = opened;
        replica.beforeEach(({ path }) => {
          if (/MailView\.aspx$/i.test(path)) replica.signOutAll(face);
        });
        await press(popup, 'Export all messages');
        await waitForState(popup, 'paused');
        await popup
          .getByText(/^Sign in/)
          .first()
          .waitFor();
        expect(browser.context.pages().some((page) => page.url().includes('archive.html'))).toBe(false);
        await jpay.close();
      });
    },
  );

  it('pauses and continues when asked', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica } = opened;
      const reached = afterMessages(replica, 4);
      await press(popup, 'Export all messages');
      await reached;
      await press(popup, 'Pause');
      await waitForState(popup, 'paused');
      await press(popup, 'Continue');
      await savedEverything(opened);
    });
  });

  it('goes on by itself when the JPay tab moves to another page', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica, jpay } = opened;
      const reached = afterMessages(replica, 5);
      await press(popup, 'Export all messages');
      await reached;
      await jpay.goto('https://www.jpay.com/home.aspx');
      await waitForState(popup, 'done');
      const archive = await openArchive(await savedFile(opened.browser.downloads, /^Letterkeep-.*\.zip$/));
      holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
      expect(replica.traps).toEqual([]);
    });
  });

  it('goes on when the popup is closed, and a new popup shows where it stands', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica, browser } = opened;
      const reached = afterMessages(replica, 3);
      await press(popup, 'Export all messages');
      await reached;
      await popup.close();
      await savedEverything({ ...opened, popup: await browser.openPopup() });
    });
  });

  it('shows the bar and the counts while it reads', async () => {
    await readyScene(slow, async (opened) => {
      const { popup, replica } = opened;
      const reached = afterMessages(replica, 6);
      await press(popup, 'Export all messages');
      await reached;
      await waitForState(popup, 'reading');
      await popup.getByRole('progressbar').waitFor();
      await savedEverything(opened);
    });
  });

  it('after Cancel keeps what it has, and saves it as an archive that says INCOMPLETE', async () => {
    await readyScene(slow, async ({ popup, replica, browser }) => {
      const reached = afterMessages(replica, 10);
      await press(popup, 'Export all messages');
      await reached;
      await press(popup, 'Cancel');
      await waitForState(popup, 'ready');
      await press(popup, 'Save what is kept');
      const archive = await openArchive(await savedFile(browser.downloads, /-INCOMPLETE\.zip$/));
      const { receipt, messages } = archive;
      expect(messages.length).toBeGreaterThan(0);
      expect(receipt.messages.saved).toBe(messages.length);
      expect(receipt.messages.listed).toBe(30);
      expect(receipt.complete).toBe(false);
      expect(await archive.read('START HERE.html')).toMatch(/not complete|incomplete/i);
    });
  });

  it('opens only what is new when it is asked again later', async () => {
    await readyScene({ account: { messages: 20, photoShare: 0 } }, async ({ popup, replica, browser }) => {
      const spare = replica.mailbox.boxes.received.splice(0, 2);
      await press(popup, 'Export all messages');
      await savedFile(browser.downloads, /^Letterkeep-[\d-]+\.zip$/);
      await waitForState(popup, 'done');
      replica.mailbox.boxes.received.unshift(...spare);
      const before = replica.log.length;
      await press(popup, 'Export all messages');
      const zip = await savedFile(browser.downloads, / \(1\)\.zip$/);
      expect(zip).toBeTruthy();
      const opened = replica.log
        .slice(before)
        .filter(({ path, method }) => method === 'GET' && /MailView\.aspx$/i.test(path));
      const retried = [...replica.mailbox.truth.inbox, ...replica.mailbox.truth.sent].filter((message) =>
        message.attachments.some(({ removed }) => removed),
      );
      expect(opened.length).toBe(spare.length + retried.length);
    });
  });
});
