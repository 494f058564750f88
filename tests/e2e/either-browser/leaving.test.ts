import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { inEachBrowser, readyFamily } from '../harness/either-browser/family-scene';
import { openArchivePage } from '../harness/either-browser/outcomes';
import { savedFile } from '../harness/saved-files';

inEachBrowser('a family whose prison system leaves JPay', (kind) => {
  it('is told in the popup, reads what comes next, and takes its contact list along', async () => {
    await readyFamily(kind, { account: { messages: 12 } }, async ({ popup, browser, replica }) => {
      await popup.press('Export all messages');
      await popup.waitForState('done');
      await popup.says(/^Virginia \(VADOC\) is moving from JPay to ViaPath/);
      await popup.press('What comes after JPay');
      await expect
        .poll(async () =>
          (await browser.addresses()).some((address) => address.endsWith('archive.html?leaving')),
        )
        .toBe(true);
      const asked = replica.log.length;
      const page = await openArchivePage({ browser, popup }, 'leaving');
      await page.says(/^California \(CDCR\)/);
      await page.says(/^JPay no longer refunds stamps for this system: that has passed\./);
      const saveTable = (system: string): Element | null =>
        Array.from(document.querySelectorAll('section.system'))
          .find((section) => section.querySelector('h2')?.textContent === system)
          ?.querySelector('button') ?? null;
      await page.tab.click(saveTable, 'California (CDCR)');
      const table = await readFile(await savedFile(browser.downloads, /^contacts\.csv$/), 'utf8');
      expect(table).toContain('José Núñez-Fakely');
      expect(table).not.toContain('Aux');
      expect(replica.log.slice(asked).filter(({ host }) => host.includes('jpay'))).toEqual([]);
    });
  });
});
