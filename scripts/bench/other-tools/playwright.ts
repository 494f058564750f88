import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findOrInstallBrowser } from '../../browsers';
import { cookieObjects, loopbackArgs, type Tool } from './tool';

const inPlace = (): Promise<null> => Promise.resolve(null);

/** The script that comes to mind first: open each message, save its HTML. */
export const playwright: Tool = {
  name: 'Playwright script',
  missing: inPlace,
  save: (site) => saveAll(site, (page, name) => savePage(page, name)),
};

/** The same, made to press each attachment and to keep the file that comes. */
export const playwrightWithAttachments: Tool = {
  name: 'Playwright script with attachments',
  missing: inPlace,
  save: (site) =>
    saveAll(site, async (page, name) => {
      await savePage(page, name);
      await saveAttachments(page, name);
    }),
};

/** Goes through both lists, then through their messages. The start of the browser is not counted. */
async function saveAll(
  { port, cookies, folder }: Parameters<Tool['save']>[0],
  save: (page: Page, name: string) => Promise<void>,
): Promise<number> {
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: loopbackArgs(port),
  });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    await context.addCookies(cookieObjects(cookies));
    const page = await context.newPage();
    const startedAt = performance.now();
    const links: string[] = [];
    for (const list of ['IncomingMails.aspx', 'SentMails.aspx']) {
      await page.goto(`https://www.jpay.com/${list}`);
      for (;;) {
        const rows = page.locator('a[href*="MailView.aspx"]');
        links.push(...(await rows.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))));
        const next = page.locator('#LinkbuttonArrowNext');
        if ((await next.count()) === 0) break;
        await Promise.all([page.waitForEvent('load'), next.click()]);
      }
    }
    for (const [at, link] of links.entries()) {
      await page.goto(link);
      await save(page, join(folder, String(at + 1)));
    }
    return performance.now() - startedAt;
  } finally {
    await browser.close();
  }
}

async function savePage(page: Page, name: string): Promise<void> {
  await writeFile(`${name}.html`, await page.content());
}

/** The picture comes by itself when the attachment shows: it is not asked for twice. */
async function saveAttachments(page: Page, name: string): Promise<void> {
  const links = page.locator('a[id$="_lnkAttachments"]');
  for (let at = 0; at < (await links.count()); at += 1) {
    const [response] = await Promise.all([
      page.waitForResponse(/\/GetAttachment\.aspx/),
      page.waitForEvent('load'),
      links.nth(at).click(),
    ]);
    const [, ending = 'bin'] = /^\w+\/(\w+)/.exec(response.headers()['content-type'] ?? '') ?? [];
    await writeFile(`${name}-${at + 1}.${ending}`, await response.body());
  }
}
