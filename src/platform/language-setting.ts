import { browser } from 'wxt/browser';
import { languageFor, languageSchema, type Language } from '../model/language';
import type { StoredItems } from './stored-items';
import { parseUntrusted } from './untrusted';

const key = 'language';

/**
 * The chosen language, `language` in storage.local; the browser's own where none was chosen, or none that we speak.
 * Never rejects: a page must be able to speak also where storage cannot be read. That it cannot is told by whatever
 * else the page reads there.
 */
export async function readLanguage(items: StoredItems = browser.storage.local): Promise<Language> {
  const stored = await items.get(key).catch((): Record<string, unknown> => ({}));
  return spoken(stored[key]);
}

/** Holds from now on, in every page of ours. */
export async function writeLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ [key]: language });
}

/** Calls back with every choice from now on; returns how to stop. */
export function watchLanguage(changed: (language: Language) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) changed(spoken(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function spoken(stored: unknown): Language {
  const parsed = parseUntrusted(languageSchema, stored);
  return parsed.fits ? parsed.output : languageFor(navigator.language);
}
