import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createReplica, makeAccount } from '../../replica/index';
import { startFamilyBrowser } from '../harness/either-browser/family-browser';
import { inEachBrowser } from '../harness/either-browser/family-scene';
import { openJpay, savedEverything } from '../harness/either-browser/outcomes';
import { afterMessages, readAgain, slow } from '../harness/interruption';
import { openSite } from '../harness/site';

inEachBrowser('an export whose whole browser is lost', (kind) => {
  it('is offered to go on after the whole browser was killed, and ends with everything', async () => {
    const replica = createReplica({
      account: makeAccount({ seed: 'killed', ...slow.account }),
      switches: slow.switches,
    });
    const site = await openSite(replica);
    const profile = await mkdtemp(join(tmpdir(), 'letterkeep-killed-'));
    const options = { replicaPort: site.port, profile };
    const killed = await startFamilyBrowser(kind, options);
    await openJpay(killed, replica);
    const before = await killed.openPopup();
    // One message at a time, as families read: one at most is read twice.
    await before.chooseSpeed('normal');
    await before.waitForState('ready');
    const reached = afterMessages(replica, 5);
    await before.press('Export all messages');
    await reached;
    await killed.kill();

    const browser = await startFamilyBrowser(kind, options);
    try {
      const popup = await browser.openPopup();
      // Its last word is seconds old, and yet nobody waits for a minute of silence.
      await popup.waitForState('paused');
      await popup.says(/Open JPay and press Continue\./);
      await openJpay(browser, replica);
      await popup.press('Continue');
      await savedEverything({ browser, replica, popup });
      expect(readAgain(replica)).toBeLessThanOrEqual(1);
    } finally {
      await browser.close();
      await site.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});
