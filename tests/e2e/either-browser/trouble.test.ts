import { expect, it } from 'vitest';
import { expectMessages, type FaultMode, type Replica } from '../../replica/index';
import { holdsExactly } from '../harness/expected';
import { exported, saysWhyOnTop } from '../harness/either-browser/exported';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { savedArchive } from '../harness/either-browser/outcomes';

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
});
