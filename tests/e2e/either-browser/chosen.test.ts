import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectMessages } from '../../replica/index';
import { holdsExactly } from '../harness/expected';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { savedArchive } from '../harness/either-browser/outcomes';

inEachBrowser('a family chooses what to export', (kind) => {
  it('leaves unread messages alone, and they stay unread on JPay', async () => {
    await readyFamily(
      kind,
      { account: { seed: 'unread', messages: 30 } },
      async ({ popup, replica, browser }) => {
        const unread = replica.mailbox.truth.inbox.filter((message) => message.unread);
        expect(unread.length).toBeGreaterThan(0);
        await popup.unfold();
        await popup.turn(/^Leave unread messages alone/);
        await popup.press('Export all messages');
        const archive = await savedArchive({ browser });
        expect(archive.receipt.messages).toMatchObject({
          listed: 30,
          saved: 30 - unread.length,
          skipped: unread.length,
        });
        expect(archive.receipt.complete).toBe(true);
        const still = replica.mailbox.boxes.received.filter((letter) => letter.unread).length;
        expect(still).toBe(unread.length);
      },
    );
  });

  it('exports one person and a span of dates, and counts the others as skipped', async () => {
    await readyFamily(kind, { account: { messages: 30 } }, async ({ popup, replica, browser }) => {
      await popup.unfold();
      await popup.turn(/José/);
      await popup.fillDate('From date', '2026-10-01');
      await popup.fillDate('To date', '2026-11-10');
      await popup.press('Export all messages');
      const archive = await savedArchive({ browser });
      const wanted = expectMessages(replica.mailbox.truth, replica.switches).filter(
        ({ personName, date }) =>
          personName.startsWith('José') && date !== null && date >= '2026-10-01' && date < '2026-11-11',
      );
      expect(wanted.length).toBeGreaterThan(0);
      holdsExactly(archive, wanted);
      expect(archive.receipt.messages).toMatchObject({ listed: 30, skipped: 30 - wanted.length });
    });
  });

  it('finds everything where it was when the people come to be chosen', async () => {
    await readyFamily(
      kind,
      { account: { messages: 3 }, switches: { latencyMs: 1500 } },
      async ({ popup }) => {
        await popup.unfold();
        const before = await popup.places();
        expect(before).toHaveProperty('Sent');
        expect(await popup.peopleAreThere()).toBe(false);
        await popup.peopleCome();
        expect(await popup.places()).toEqual(before);
      },
    );
  });

  it('exports what was received without attachments, and all the rest the next time, in every form', async () => {
    await readyFamily(kind, { account: { messages: 30 } }, async ({ popup, replica, browser, jpay }) => {
      const all = expectMessages(replica.mailbox.truth, replica.switches);
      const received = all.filter(({ direction }) => direction === 'received');
      const left = received.flatMap(({ attachments }) => attachments).length;
      expect(left).toBeGreaterThan(0);
      await popup.unfold();
      await popup.turn(/^Sent$/);
      await popup.turn(/^With attachments/);
      await popup.press('Export all messages');
      await popup.waitForState('done');
      const first = await savedArchive({ browser });
      holdsExactly(
        first,
        received.map((message) => ({
          ...message,
          attachments: message.attachments.map((attachment) => ({ ...attachment, savable: false })),
        })),
      );
      expect(first.receipt.complete).toBe(true);
      expect(first.receipt.messages).toMatchObject({ listed: 30, skipped: 30 - received.length, failed: 0 });
      expect(first.receipt.attachments).toMatchObject({ listed: left, saved: 0, skipped: left });
      expect(replica.log.filter(({ path }) => path.endsWith('SentMailView.aspx'))).toEqual([]);
      expect(await first.read('START HERE.html')).toContain(`${left} attachments were left out`);

      await rm(browser.downloads, { recursive: true });
      await jpay.toFront();
      await popup.unfold();
      for (const name of [/^Word/, /^E-mail/, /^Text/]) await popup.turn(name);
      await popup.press('Export all messages');
      await popup.waitForState('done');
      const second = await savedArchive({ browser });
      holdsExactly(second, all);
      const people = join(second.folder, 'data', 'people');
      for (const person of await readdir(people)) {
        const files = await readdir(join(people, person));
        for (const ending of ['html', 'md', 'docx', 'mbox', 'txt']) {
          expect(files).toContain(`conversation.${ending}`);
        }
      }
      expect(second.receipt.attachments.skipped).toBe(0);
      expect(replica.traps).toEqual([]);
    });
  });
});
