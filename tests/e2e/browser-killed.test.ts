import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createReplica, makeAccount } from '../replica/index';
import { startChromium } from './harness/chromium';
import { choose, openJpay, press, waitForState } from './harness/family';
import { afterMessages, readAgain, savedEverything, slow } from './harness/interruption';
import { openSite } from './harness/site';

it('is offered to go on after the whole browser was killed, and ends with everything', async () => {
  const replica = createReplica({
    account: makeAccount({ seed: 'killed', ...slow.account }),
    switches: slow.switches,
  });
  const site = await openSite(replica);
  const profile = await mkdtemp(join(tmpdir(), 'letterkeep-killed-'));
  const options = { replicaPort: site.port, profile };
  const killed = await startChromium(options);
  await openJpay(killed, replica);
  const before = await killed.openPopup();
  // One message at a time, as families read: one at most is read twice.
  await choose(before, 'normal');
  await waitForState(before, 'ready');
  const reached = afterMessages(replica, 5);
  await press(before, 'Export all messages');
  await reached;
  await killed.kill();

  const browser = await startChromium(options);
  try {
    const popup = await browser.openPopup();
    // Its last word is seconds old, and yet nobody waits for a minute of silence.
    await waitForState(popup, 'paused');
    await popup.getByText('Open JPay and press Continue.').waitFor();
    await openJpay(browser, replica);
    await press(popup, 'Continue');
    await savedEverything({ browser, replica, popup });
    expect(readAgain(replica)).toBeLessThanOrEqual(1);
  } finally {
    await browser.close();
    await site.close();
    await rm(profile, { recursive: true, force: true });
  }
});
