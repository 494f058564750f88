import type { Page } from 'playwright-core';
import {
  createReplica,
  makeAccount,
  type AccountOptions,
  type Replica,
  type Switches,
} from '../../replica/index';
import { startChromium, type ChromiumOptions, type ChromiumWithLetterkeep } from './chromium';
import { choose, openJpay, waitForState } from './family';
import { showedGoodManners, type Speed } from './good-manners';
import { openSite, type Site } from './site';

export interface Scene {
  browser: ChromiumWithLetterkeep;
  replica: Replica;
  /** The JPay tab. */
  jpay: Page;
  /** The popup, opened as a page, in whatever state the tab gives it. */
  popup: Page;
  site: Site;
}

export interface SceneOptions {
  account?: Partial<AccountOptions>;
  switches?: Partial<Switches>;
  /** Where on JPay the family is; the inbox unless told. */
  path?: string;
  browser?: Omit<ChromiumOptions, 'replicaPort'>;
  /** Fast unless told: no test need wait for a rest. */
  speed?: Speed;
}

/** One family, one browser, one JPay: opened, played and closed again. However it goes, manners must have been kept. */
export async function scene(options: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const account = makeAccount({ seed: 'scene', messages: 14, ...options.account });
  const replica = createReplica({ account, switches: options.switches ?? {} });
  const site = await openSite(replica);
  const browser = await startChromium({ ...options.browser, replicaPort: site.port });
  try {
    const jpay = await openJpay(browser, replica, options.path);
    const popup = await browser.openPopup();
    await choose(popup, options.speed ?? 'fast');
    await play({ browser, replica, jpay, popup, site });
    showedGoodManners(replica, options.speed);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The same, when the popup is ready. */
export async function readyScene(
  options: SceneOptions,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  await scene(options, async (opened) => {
    await waitForState(opened.popup, 'ready');
    await play(opened);
  });
}
