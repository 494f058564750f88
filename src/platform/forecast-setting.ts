import { browser } from 'wxt/browser';
import { jobIdSchema } from '../model/ledger';
import type { StoredItems } from './stored-items';
import { parseUntrusted } from './untrusted';

/**
 * The job whose forecast the person has put away with "Keep going", `forecastPutAway` in storage.local; null where
 * there was none. One is enough: one job at a time is read.
 */
export async function readForecastPutAway(
  items: StoredItems = browser.storage.local,
): Promise<string | null> {
  const { forecastPutAway } = await items.get('forecastPutAway');
  const parsed = parseUntrusted(jobIdSchema, forecastPutAway);
  return parsed.fits ? parsed.output : null;
}

export async function writeForecastPutAway(jobId: string): Promise<void> {
  await browser.storage.local.set({ forecastPutAway: jobId });
}
