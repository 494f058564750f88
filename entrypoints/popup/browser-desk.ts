import {
  cancelReading,
  continueReading,
  expectedJpayTab,
  findJpayTab,
  listPeople,
  pauseReading,
  reloadTab,
  startReading,
  tabsOfSite,
} from '../../src/platform/jpay-tab';
import {
  openAddTab,
  openArchiveTab,
  openCheckTab,
  openKeptTab,
  openLeavingTab,
} from '../../src/platform/archive-tab';
import { asShown, readStatus, watchStatus, writeStatus } from '../../src/platform/status-item';
import { readForecastPutAway, writeForecastPutAway } from '../../src/platform/forecast-setting';
import { readLastSaved } from '../../src/platform/last-saved';
import { readSpeed, writeSpeed } from '../../src/platform/speed-setting';
import { isBeingWritten } from '../../src/platform/writing-turn';
import { isForWhoeverSignedIn } from '../../src/jpay/address';
import { detailsText } from '../../src/jpay/details-text';
import { copyText, gatherDetails } from '../../src/platform/details';
import type { AskedAhead } from '../../src/platform/popup-ahead';
import type { DetailsPorts } from '../../src/ui/details-panel';
import type { PopupPorts } from '../../src/ui/popup-ports';
import type { Kept } from '../../src/ui/popup-state';
import type { Vault } from '../../src/vault/vault';
import { forgetEverything } from '../../src/platform/forget-everything';
import { keptContacts } from '../archive/kept-contacts';
import { jobOfWhatIsKept } from '../archive/kept-archive';

/**
 * The popup's ports, as the browser and the vault give them. The vault is opened when it is first asked for; the JPay tab,
 * the status item and the last saved archive are asked for at once, while the page still finds out which language it speaks.
 * @param ahead what the page asked for before; what is missing is asked for now
 */
export function browserDesk(ahead?: AskedAhead): PopupPorts & DetailsPorts {
  let opened: Promise<Vault> | undefined;
  const vault = (): Promise<Vault> => {
    // By itself: the first thing that is shown does not wait for it.
    opened ??= import('../../src/vault/vault').then(({ openVault }) => openVault());
    opened.catch(() => (opened = undefined));
    return opened;
  };
  const tabs = tabsOfSite(ahead);
  return {
    findTab: askedAhead(findJpayTab, findJpayTab(tabs)),
    expectedTab: () => expectedJpayTab(isForWhoeverSignedIn, tabs),
    readStatus: askedAhead(readStatus, readStatus(ahead?.items), watchStatus),
    watchStatus,
    asShown,
    writeStatus,
    kept: async () => keptIn(await vault()),
    writerAtWork: isBeingWritten,
    start: startReading,
    pause: pauseReading,
    cancel: cancelReading,
    resume: continueReading,
    listPeople,
    readSpeed,
    writeSpeed,
    readForecastPutAway: askedAhead(readForecastPutAway, readForecastPutAway(ahead?.items)),
    writeForecastPutAway,
    reload: reloadTab,
    openArchive: openArchiveTab,
    openKept: openKeptTab,
    openLeaving: openLeavingTab,
    openCheck: openCheckTab,
    openAdd: openAddTab,
    agencies: async () => (await keptContacts(await vault())).map(({ agency }) => agency),
    lastSaved: askedAhead(readLastSaved, readLastSaved(ahead?.items)),
    details: async () => detailsText(await gatherDetails(async () => (await vault()).failures())),
    copy: copyText,
    forget: async () => forgetEverything(await vault()),
  };
}

/**
 * Who asks first gets the answer that was asked for ahead, and who asks later a new one.
 * @param watch where an answer may be outdated before anybody asks: the first one asks anew then, too
 */
function askedAhead<Answer>(
  ask: () => Promise<Answer>,
  first: Promise<Answer>,
  watch?: (outdated: () => void) => () => void,
): () => Promise<Answer> {
  let ahead: Promise<Answer> | undefined = first;
  const stopWatching = watch?.(() => (ahead = undefined));
  // Who asks is told.
  ahead.catch(() => undefined);
  return () => {
    const answer = ahead ?? ask();
    ahead = undefined;
    stopWatching?.();
    return answer;
  };
}

/** What is kept, and what "Save what is kept" writes of it. */
export async function keptIn(
  vault: Pick<Vault, 'summary' | 'latestArchiveJob' | 'latestJob' | 'jobsOf' | 'accounts'>,
): Promise<Kept | null> {
  const { messages, attachments, bytes } = await vault.summary();
  if (messages === 0) return null;
  const [jobId, accounts] = await Promise.all([jobOfWhatIsKept(vault), vault.accounts()]);
  return { jobId, messages, attachments, bytes, accounts: accounts.length };
}
