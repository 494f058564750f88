import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { press, waitForState } from './harness/family';
import { openArchive } from './harness/open-archive';
import { savedFile } from './harness/saved-files';
import { readyScene } from './harness/scenario';

describe('a family whose browser speaks Spanish', () => {
  it('exports in Spanish, gets its archive in Spanish, and goes over to English when it likes', async () => {
    const account = { seed: 'familia', messages: 4, photoShare: 0.5 };
    await readyScene({ account, browser: { language: 'es-US' } }, async ({ browser, popup }) => {
      const title = (): Promise<string> => popup.evaluate(titleOfTheButton);
      expect(await popup.locator('html').getAttribute('lang')).toBe('es');
      await press(popup, 'Exportar todos los mensajes');
      await waitForState(popup, 'done');
      await popup.getByRole('heading', { name: 'Aquí está su correspondencia' }).waitFor();
      expect(await title()).toBe('Letterkeep: aquí está su correspondencia');

      const spanish = await openArchive(await savedFile(browser.downloads, /^Letterkeep-[\d-]+\.zip$/));
      expect(await spanish.read('START HERE.html')).toContain('<html lang="es"');
      const tab = browser.context.pages().find((page) => page.url().includes('archive.html'));
      if (!tab) throw new Error('There is no archive tab.');
      await tab.getByRole('heading', { name: 'Recibo', exact: true }).waitFor();

      // By keys alone; the other pages follow.
      const choice = popup.getByRole('combobox', { name: 'Language / Idioma' });
      await choice.focus();
      await popup.keyboard.press('ArrowUp');
      await popup.getByRole('heading', { name: 'Here is your mail' }).waitFor();
      expect(await choice.evaluate((select) => select === document.activeElement)).toBe(true);
      await tab.getByRole('heading', { name: 'Receipt', exact: true }).waitFor();
      expect(await tab.locator('html').getAttribute('lang')).toBe('en');
      await expect.poll(title).toBe('Letterkeep: here is your mail');

      await press(tab, 'Download again');
      const again = await savedFile(browser.downloads, /^Letterkeep-.* \(1\)\.zip$/);
      const start = execFileSync('unzip', ['-p', again, '*/START HERE.html'], { encoding: 'utf8' });
      expect(start).toContain('<html lang="en"');
    });
  });
});

/** Runs in the popup: what the browser shows over the toolbar button. */
async function titleOfTheButton(): Promise<string> {
  const api = (globalThis as unknown as { chrome: { action: { getTitle(v: object): Promise<string> } } })
    .chrome;
  return api.action.getTitle({});
}
