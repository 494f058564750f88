/**
 * Tells the other pages of Letterkeep that everything was forgotten: what they show must not stay on a shared computer's
 * screen. No page hears itself. Where a browser has no such channel, nobody hears.
 */
const name = 'letterkeep-forgotten';

let channel: BroadcastChannel | undefined;

function opened(): BroadcastChannel | undefined {
  // One for each page: a second one of the same page would hear the first.
  if (typeof BroadcastChannel !== 'undefined') channel ??= new BroadcastChannel(name);
  return channel;
}

export function tellForgotten(): void {
  opened()?.postMessage(name);
}

/** Calls back when another page has forgotten everything. */
export function whenForgotten(heard: () => void): void {
  opened()?.addEventListener('message', heard);
}
