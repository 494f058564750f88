import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectMessages, type FaultMode, type Replica } from '../../replica/index';
import { holdsExactly } from '../harness/expected';
import type { BrowserKind } from '../harness/either-browser/family-browser';
import {
  familyScene,
  inEachBrowser,
  readyFamily,
  type FamilyScene,
  type FamilySceneOptions,
} from '../harness/either-browser/family-scene';
import { savedArchive, writesAnArchive } from '../harness/either-browser/outcomes';
import type { OpenedArchive } from '../harness/open-archive';

async function exported(
  kind: BrowserKind,
  options: FamilySceneOptions,
  look: (archive: OpenedArchive, scene: FamilyScene) => Promise<void> | void,
) {
  await readyFamily(kind, options, async (opened) => {
    await opened.popup.press('Export all messages');
    await opened.popup.waitForState('done');
    await look(await savedArchive(opened), opened);
    expect(opened.replica.traps).toEqual([]);
  });
}

/** The archive says at the very top of START HERE that it is INCOMPLETE, and why: as its receipt and README do. */
async function saysWhyOnTop(archive: OpenedArchive, why: RegExp): Promise<void> {
  const { receipt } = archive;
  expect(receipt.complete).toBe(false);
  expect(receipt.incompleteBecause.join('\n')).toMatch(why);
  const main = (await archive.read('START HERE.html')).split('<main')[1] ?? '';
  const firstHeading = /<h2[^>]*>([^<]*)</.exec(main)?.[1];
  expect(firstHeading).toBe('This archive is INCOMPLETE');
  expect(/<ul>.*?<\/ul>/s.exec(main)?.[0]).toMatch(why);
  expect((await archive.read('README.txt')).replace(/\s+/g, ' ')).toMatch(why);
  for (const counts of Object.values(receipt.byMailbox).flatMap(({ messages, attachments }) => [
    messages,
    attachments,
  ])) {
    expect(counts.saved + counts.failed + counts.vanished + counts.skipped).toBe(counts.listed);
  }
}

/** Breaks the page of the n-th received message for good. */
function breakMessage(replica: Replica, at: number, mode: FaultMode): void {
  const pages = new Set<string>();
  replica.fault(
    ({ path, query, method }) => {
      if (method !== 'GET' || !/IncomingMailView\.aspx$/i.test(path)) return false;
      pages.add(query);
      return [...pages][at] === query;
    },
    mode,
    Infinity,
  );
}

inEachBrowser('when JPay is not as it should be, the family is told', (kind) => {
  it('makes an archive that says so of an empty mailbox', async () => {
    await exported(kind, { account: { messages: 0 } }, async (archive) => {
      expect(archive.messages).toEqual([]);
      expect(archive.receipt.complete).toBe(true);
      expect(await archive.read('START HERE.html')).toMatch(/no messages/i);
    });
  });

  it('names a message that fails, keeps its place, and calls the archive INCOMPLETE', async () => {
    await readyFamily(kind, {}, async ({ popup, replica, browser }) => {
      breakMessage(replica, 2, { kind: 'empty200' });
      await popup.press('Export all messages');
      const archive = await savedArchive({ browser }, /-INCOMPLETE\.zip$/);
      expect(archive.receipt.messages).toMatchObject({ listed: 14, saved: 13, failed: 1 });
      await saysWhyOnTop(archive, /1 message of the inbox list could not be saved/);
      const [lost] = archive.receipt.exceptions.filter(({ what }) => what === 'message');
      const named = `${String(lost?.['personName'])}, ${String(lost?.['dateText'])} (${lost?.where ?? '?'})`;
      expect(lost?.where).toMatch(/^inbox, page \d+$/);
      const start = (await archive.read('START HERE.html')).replace(/<\/?bdi>/g, '').replace(/&amp;/g, '&');
      expect(start).toContain(named);
      expect((await archive.read('README.txt')).replace(/\s+/g, ' ')).toContain(named);
      const conversations = archive.files.filter((file) => file.endsWith('conversation.html'));
      const pages = await Promise.all(conversations.map((file) => archive.read(file)));
      expect(pages.filter((page) => page.includes('is not here. It was listed in: inbox, page')).length).toBe(
        1,
      );
    });
  });

  it('keeps every message when a photo will not open, and says which', async () => {
    await exported(kind, { account: { messages: 20, awkward: ['removed'] } }, (archive, { replica }) => {
      holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
      expect(archive.receipt.complete).toBe(true);
      expect(archive.receipt.attachments.failed).toBe(1);
    });
  });

  it('does not believe a pager that is stuck on the first page', async () => {
    await exported(kind, { switches: { pagerEnd: 'stuck-on-first', rowsPerPage: 3 } }, async (archive) => {
      await saysWhyOnTop(archive, /inbox: /);
      expect(archive.receipt.exceptions.map(({ kind }) => kind)).toContain('list-end-not-proved');
    });
  });

  it('says so when the site states another total than it lists', async () => {
    await exported(kind, { switches: { total: 'lying' } }, async (archive, { replica }) => {
      holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
      await saysWhyOnTop(archive, /inbox: .*\d/);
      expect(archive.receipt.exceptions.map(({ kind }) => kind)).toContain('total-differs');
    });
  });

  it('says so when Sent cannot be found', async () => {
    await exported(
      kind,
      { switches: { sentLink: 'missing', sentUrl: 'LetterHistory.aspx' } },
      async (archive, { replica }) => {
        await saysWhyOnTop(archive, /sent: /);
        expect(archive.receipt.exceptions.map(({ kind }) => kind)).toContain('sent-not-found');
        expect(archive.messages.length).toBe(replica.mailbox.truth.inbox.length);
      },
    );
  });

  it('says how to add the others when the lists show only the person chosen on JPay', async () => {
    await exported(kind, { switches: { listScope: 'selected' } }, async (archive, { replica }) => {
      const shown = new Set(archive.messages.map(({ person }) => person.name));
      expect(shown.size).toBe(1);
      const start = await archive.read('START HERE.html');
      const others = replica.mailbox.contacts.filter(({ name }) => !shown.has(name));
      for (const { inmateId } of others) expect(start).toContain(inmateId);
    });
  });

  it.each([
    ['next-deletes', /inbox: .*would have done something else, so it was not pressed/],
    ['row-deletes', /messages of the inbox list could not be saved/],
  ] as const)('never presses a link that would delete (%s), and says so', async (landmine, why) => {
    await exported(kind, { switches: { landmine, rowsPerPage: 4 } }, async (archive) => {
      await saysWhyOnTop(archive, why);
    });
  });

  it('opens what opens, whatever it is called', async () => {
    await exported(
      kind,
      { switches: { landmine: 'labels-swapped', rowsPerPage: 4 } },
      (archive, { replica }) => {
        holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
        expect(archive.receipt.complete).toBe(true);
      },
    );
  });

  it('says on top that the family stopped it, and counts what was not opened', async () => {
    await readyFamily(kind, { switches: { latencyMs: 600 } }, async ({ popup, replica, browser }) => {
      await popup.press('Export all messages');
      await expect
        .poll(() => replica.log.filter(({ path }) => /MailView\.aspx$/i.test(path)).length, {
          timeout: 60_000,
        })
        .toBeGreaterThan(3);
      await popup.press('Cancel');
      await popup.waitForState('ready');
      await popup.press('Save what is kept');
      const archive = await savedArchive({ browser }, /-INCOMPLETE\.zip$/);
      await saysWhyOnTop(archive, /stopped before it had read everything/);
      expect(archive.receipt.messages.listed).toBe(14);
      expect(archive.receipt.messages.saved).toBe(archive.messages.length);
      expect(replica.traps).toEqual([]);
    });
  });

  it.each(['terms', 'account-link'] as const)(
    'stops before a page that wants something accepted (%s)',
    async (interstitial) => {
      await familyScene(kind, { switches: { interstitial } }, async ({ popup, replica, browser }) => {
        await popup.tab.until(() =>
          /^(ready|no-jpay)$/.test(document.querySelector('main')?.dataset['state'] ?? ''),
        );
        if ((await popup.state()) === 'ready') {
          await popup.press('Export all messages');
          await popup.waitForState('paused');
        }
        expect(replica.traps).toEqual([]);
        expect(await writesAnArchive({ browser })).toBe(false);
      });
    },
  );

  it('keeps a stranger’s markup from doing anything in the saved pages', async () => {
    await exported(
      kind,
      { account: { messages: 6, awkward: ['hostile'] } },
      async (archive, { browser, replica }) => {
        holdsExactly(archive, expectMessages(replica.mailbox.truth, replica.switches));
        const hostile = archive.messages.find(({ text }) => text.includes('bold words'));
        expect(hostile).toBeDefined();
        const page = await browser.openTab(`file://${archive.folder}/data/${hostile?.files.html ?? ''}`);
        const asked = await page.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => name),
        );
        expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]);
        expect(
          await page.evaluate(
            () => document.querySelectorAll('article script, article form, article iframe').length,
          ),
        ).toBe(0);
      },
    );
  });
});

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
