import { browser } from 'wxt/browser';
import { browserOf, plainVersion } from '../model/browser-marks';
import { jobReport, type Details, type FailureCount } from '../model/details';
import { askTab } from './ask';
import { findJpayTab } from './jpay-tab';
import { asShown, readStatus } from './status-item';

/**
 * Browsers let a page copy for some five seconds after a press (Chromium and Firefox: transient activation). A page of
 * JPay that hangs must not use them up. Milliseconds.
 */
const longestLook = 2_000;

/**
 * What "Copy details" tells: version, browser and job, and of the JPay tab what its content script reports. Never
 * rejects; what cannot be learned in two seconds is left out.
 *
 * @param failures of the job begun last, from the vault (platform may not import it)
 */
export async function gatherDetails(failures: () => Promise<FailureCount[]>): Promise<Details> {
  const [{ tab, page }, status, counted] = await Promise.all([
    within(lookAtTab(), { tab: 'silent' as const, page: null }),
    readStatus().catch(() => ({ state: 'idle' as const })),
    within(failures(), null),
  ]);
  return {
    version: plainVersion(browser.runtime.getManifest().version),
    browser: browserOf(navigator.userAgent),
    tab,
    page,
    job: jobReport(asShown(status, Date.now())),
    failures: counted,
  };
}

/** Puts text on the clipboard. Rejects where the browser refuses: then it has to be shown. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

async function lookAtTab(): Promise<Pick<Details, 'tab' | 'page'>> {
  const found = await findJpayTab();
  if (found.state !== 'answers') return { tab: found.state, page: null };
  const page = await askTab(found.tabId, 'page.report', {}).catch(() => null);
  return { tab: 'answers', page };
}

/** What the promise gives; `instead` if it takes too long or rejects. */
async function within<Value, Instead>(promise: Promise<Value>, instead: Instead): Promise<Value | Instead> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<Instead>((resolve) => {
    timer = setTimeout(() => resolve(instead), longestLook);
  });
  try {
    return await Promise.race([promise.catch(() => instead), patience]);
  } finally {
    clearTimeout(timer);
  }
}
