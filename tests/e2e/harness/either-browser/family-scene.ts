import { describe } from 'vitest';
import { createReplica, makeAccount, type AccountOptions, type Replica } from '../../../replica/index';
import { showedGoodManners } from '../good-manners';
import type { SceneOptions } from '../scenario';
import { openSite, type Site } from '../site';
import { browserKinds, startFamilyBrowser, type BrowserKind, type FamilyBrowser } from './family-browser';
import type { Popup } from './popup';
import type { Tab } from './tab';

export interface FamilyScene {
  browser: FamilyBrowser;
  replica: Replica;
  /** The JPay tab. */
  jpay: Tab;
  popup: Popup;
  site: Site;
}

export interface FamilySceneOptions extends Omit<SceneOptions, 'browser'> {
  otherAccount?: Partial<AccountOptions>;
  isSignedIn?: boolean;
}

/** One family, one browser of the kind, one JPay: opened, played and closed again. However it goes, manners must have been kept. */
export async function familyScene(
  kind: BrowserKind,
  options: FamilySceneOptions,
  play: (scene: FamilyScene) => Promise<void>,
): Promise<void> {
  const account = makeAccount({ seed: 'scene', messages: 14, ...options.account });
  const others = options.otherAccount
    ? [makeAccount({ seed: 'another family', messages: 6, ...options.otherAccount })]
    : [];
  const replica = createReplica({ account, otherAccounts: others, switches: options.switches ?? {} });
  const site = await openSite(replica);
  const browser = await startFamilyBrowser(kind, { replicaPort: site.port });
  try {
    if (options.isSignedIn ?? true) await browser.signIn(replica);
    const jpay = await browser.openTab(`https://www.jpay.com/${options.path ?? 'IncomingMails.aspx'}`);
    const popup = await browser.openPopup();
    await popup.chooseSpeed(options.speed ?? 'fast');
    await play({ browser, replica, jpay, popup, site });
    showedGoodManners(replica, options.speed);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The same, when the popup is ready. */
export function readyFamily(
  kind: BrowserKind,
  options: FamilySceneOptions,
  play: (scene: FamilyScene) => Promise<void>,
): Promise<void> {
  return familyScene(kind, options, async (opened) => {
    await opened.popup.waitForState('ready');
    await play(opened);
  });
}

/** The same scenarios in each browser. */
export function inEachBrowser(title: string, scenarios: (kind: BrowserKind) => void): void {
  describe.each(browserKinds)(`in %s, ${title}`, scenarios);
}
