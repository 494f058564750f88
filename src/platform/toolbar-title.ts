import type { Status } from '../model/status';
import { showTitle } from './badge';
import { asShown, readStatus, watchStatus } from './status-item';

/**
 * Keeps the words over the toolbar button (its title) at what the status item says. To be called when the background
 * starts, before anything is awaited: a change of the status item starts a background that was stopped.
 * @param titleOf the words; platform/ has none of its own
 * @returns how to stop
 */
export function keepTitle(titleOf: (status: Status) => string): () => void {
  const show = (status: Status): Promise<void> => showTitle(titleOf(asShown(status, Date.now())));
  void readStatus().then(show).catch(reportFault);
  return watchStatus((status) => void show(status).catch(reportFault));
}

/** Nobody asked, so nobody can be told but the extension's own console. */
function reportFault(error: unknown): void {
  console.error('Letterkeep background:', error instanceof Error ? error.message : 'unknown fault');
}
