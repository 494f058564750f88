import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { StoredItems } from './stored-items';
import { parseUntrusted } from './untrusted';

const momentSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

/** When an archive was last handed to the browser, `lastSaved` in storage.local. Milliseconds since 1970; null: never. */
export async function readLastSaved(items: StoredItems = browser.storage.local): Promise<number | null> {
  const { lastSaved } = await items.get('lastSaved');
  const parsed = parseUntrusted(momentSchema, lastSaved);
  return parsed.fits ? parsed.output : null;
}

export async function writeLastSaved(at: number): Promise<void> {
  await browser.storage.local.set({ lastSaved: at });
}
