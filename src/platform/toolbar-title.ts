import type { Language } from '../model/language';
import type { Status } from '../model/status';
import { showTitle } from './badge';
import { readLanguage, watchLanguage } from './language-setting';
import { asShown, readStatus, watchStatus } from './status-item';

/**
 * Keeps the words over the toolbar button (its title) at what the status item says, in the language of the setting. To
 * be called when the background starts, before anything is awaited: a change of either starts a background that was
 * stopped.
 * @param titleOf the words; platform/ has none of its own
 * @returns how to stop
 */
export function keepTitle(titleOf: (status: Status, language: Language) => string): () => void {
  // Both are read each time, in this order: of two changes at once, the later one finds what both have made of them.
  const show = async (): Promise<void> => {
    const status = asShown(await readStatus(), Date.now());
    await showTitle(titleOf(status, await readLanguage()));
  };
  const showNow = (): void => void show().catch(reportFault);
  showNow();
  const stops = [watchStatus(showNow), watchLanguage(showNow)];
  return () => stops.forEach((stop) => stop());
}

/** Nobody asked, so nobody can be told but the extension's own console. */
function reportFault(error: unknown): void {
  console.error('Letterkeep background:', error instanceof Error ? error.message : 'unknown fault');
}
