import { browser } from 'wxt/browser';
import { statusSchema, type Status } from '../model/status';
import { showBadge } from './badge';
import type { StoredItems } from './stored-items';
import { parseUntrusted } from './untrusted';

const key = 'status';
const lockName = 'letterkeep status';
/** Without a word from the reader for so long, the job counts as paused and its lease as free. Milliseconds. */
export const longestSilence = 60_000;

/** The status item; idle when there is none or it cannot be read (an older version may have written it). */
export async function readStatus(items: StoredItems = browser.storage.local): Promise<Status> {
  const stored = await items.get(key);
  return parseStatus(stored[key]);
}

/** Writes the status item and the badge of the toolbar button. */
export function writeStatus(status: Status): Promise<void> {
  return changeStatus(() => status).then(() => undefined);
}

/**
 * Changes the status item as one step: two JPay tabs that start together must not both find it idle. `change` gives
 * the same object to leave it as it is.
 */
export async function changeStatus(change: (status: Status) => Status): Promise<Status> {
  // Web Locks reach over all pages of the extension, and a background that is stopped lets go of its own.
  return await navigator.locks.request(lockName, async () => {
    const before = await readStatus();
    const after = change(before);
    if (after !== before) {
      await browser.storage.local.set({ [key]: after });
      await showBadge(after);
    }
    return after;
  });
}

/** Calls back with every change from now on; returns how to stop. */
export function watchStatus(changed: (status: Status) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) changed(parseStatus(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * A job whose reader fell silent, as it is shown: paused. A silent writer stays `writing`: only the archive tab
 * knows whether it is at work.
 */
export function asShown(status: Status, now: number): Status {
  return status.state === 'reading' && isSilent(status, now) ? withoutReader(status) : status;
}

/** A job that is read by nobody any more. */
export function withoutReader({ jobId, request, progress }: Extract<Status, { state: 'reading' }>): Status {
  return { state: 'paused', jobId, request, progress, why: 'no-word' };
}

/** @param now milliseconds since 1970. A last word from the future (the clock was set back) counts as silence, too. */
export function isSilent(status: { lastWordAt: number }, now: number): boolean {
  return Math.abs(now - status.lastWordAt) >= longestSilence;
}

function parseStatus(stored: unknown): Status {
  const parsed = parseUntrusted(statusSchema, stored);
  return parsed.fits ? parsed.output : { state: 'idle' };
}
