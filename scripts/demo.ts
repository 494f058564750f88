import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { startChromium } from '../tests/e2e/harness/chromium';
import { holdsExactly } from '../tests/e2e/harness/expected';
import { exportAll, openJpay } from '../tests/e2e/harness/family';
import { openArchive } from '../tests/e2e/harness/open-archive';
import { openSite } from '../tests/e2e/harness/site';
import { createReplica, expectMessages, makeAccount } from '../tests/replica/index';
import { findOrInstallBrowser } from './browsers';

/**
 * `npm run demo`: the whole way on a made-up mailbox, in a real Chromium, with nothing left out: build, open the
 * replica of JPay, press "Export all messages", check the ZIP with unzip and sha256sum and against the mailbox it came
 * from, and leave it in demo-output/. `npm run demo -- --headed` shows it.
 */
const outputFolder = 'demo-output';

async function main(): Promise<void> {
  findOrInstallBrowser('chromium');
  console.log('Building the extension ...');
  const built = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);

  const account = makeAccount({ seed: 'demo', messages: 48 });
  const replica = createReplica({ account });
  const site = await openSite(replica);
  const browser = await startChromium({
    replicaPort: site.port,
    headless: !process.argv.includes('--headed'),
  });
  try {
    console.log(
      `A made-up mailbox: ${account.inbox.length} received and ${account.sent.length} sent messages.`,
    );
    await openJpay(browser, replica);
    console.log('Pressing "Export all messages" ...');
    const { zip, popup } = await exportAll(browser);
    const archive = await openArchive(zip);
    holdsExactly(archive, expectMessages(account, replica.switches));
    const left = join(outputFolder, basename(zip));
    await rm(outputFolder, { recursive: true, force: true });
    await mkdir(outputFolder, { recursive: true });
    await cp(zip, left);
    await popup.screenshot({ path: join(outputFolder, 'popup.png') });

    const { receipt } = archive;
    const missing = receipt.exceptions.filter(({ what }) => what === 'attachment').length;
    console.log(`
  messages     ${receipt.messages.listed} listed, ${receipt.messages.saved} saved
  attachments  ${receipt.attachments.listed} listed, ${receipt.attachments.saved} saved, ${missing} could not be opened on JPay
  files        ${archive.files.length}, each checked by sha256sum
  requests     ${receipt.requests} to the replica; ${replica.traps.length} buttons that send, delete or buy were pressed
  text         every message equals what was made up, to the last character

${left}
Unpack it and open "START HERE.html".`);
  } finally {
    await browser.close();
    await site.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
