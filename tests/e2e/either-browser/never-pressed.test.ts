import { expect, it } from 'vitest';
import { expectMessages } from '../../replica/index';
import { holdsExactly } from '../harness/expected';
import { exported, saysWhyOnTop } from '../harness/either-browser/exported';
import { familyScene, inEachBrowser } from '../harness/either-browser/family-scene';
import { writesAnArchive } from '../harness/either-browser/outcomes';

inEachBrowser('nothing that would do harm is pressed, opened or run', (kind) => {
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
