import { chromium } from 'playwright-core';
import type { MadeUpAccount } from '../../tests/replica/index';
import { createReplica, makeAccount, makeCertificate, serveReplica } from '../../tests/replica/index';
import { findOrInstallBrowser } from '../browsers';

/** Its name as any word: JPay's own lettering is not ours to show. */
const plainName = '#header .logo { font: 600 20px system-ui, sans-serif; }';

/** A mailbox whose people are nobody's, in a prison system that is none. */
function madeUpFamily(): MadeUpAccount {
  const account = makeAccount({
    seed: 'store',
    messages: 430,
    people: 2,
    awkward: [],
    silentContact: false,
    holder: { name: 'Fake Rosa Muñoz', userId: 'fake' },
  });
  const contacts = account.contacts.map((contact) => ({
    ...contact,
    agency: 'Fake Department of Corrections',
  }));
  return { ...account, contacts };
}

/** A picture of the inbox of a made-up JPay, as PNG, twice as fine as it is shown. */
export async function replicaInbox(width: number, height: number): Promise<Buffer> {
  const replica = createReplica({ account: madeUpFamily(), switches: { rowsPerPage: 15 } });
  const served = await serveReplica(replica, { certificate: await makeCertificate() });
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--ignore-certificate-errors'],
  });
  try {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2 });
    const url = `https://127.0.0.1:${served.port}/`;
    const cookies = replica.signIn().split('; ');
    await context.addCookies(
      cookies.map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
    );
    const page = await context.newPage();
    await page.goto(`${url}IncomingMails.aspx`);
    await page.addStyleTag({ content: plainName });
    return await page.screenshot();
  } finally {
    await browser.close();
    await served.close();
  }
}
