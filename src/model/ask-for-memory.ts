import { giveBack } from './give-back';

/** So much that every browser looks around before it gives it. Bytes. */
const much = 1 << 25;

/**
 * Has the browser let go of what nobody holds any more. It looks for that when it is asked for memory, and what a page is
 * parsed into does not count: of three hundred pages, Firefox 153 kept 160 MB of nodes. None of what is asked for is used
 * but its first byte, so that it takes no room of its own. `bytes` is how much is asked for.
 */
export function askForMemory(bytes = much): void {
  try {
    new DataView(new ArrayBuffer(bytes)).setUint8(0, 1);
  } catch {
    // Where there is no more to be had, it was looked for all the same: nothing was lost, and nothing ends for it. Chromium
    // says so by a RangeError, Firefox by a text.
  }
}

/** More than a browser gives to a page at once: of 32 GB Chromium 156 says that there is no such room. Bytes. */
const tooMuch = 2 ** 35 - 1;

/**
 * Has Chromium let go of all that nobody holds any more before this returns: what it cannot give, it first makes room for, in
 * 80 to 200 ms (Chromium 156, 1 December 2026). Firefox says no without a look.
 */
export function askForTooMuch(): void {
  try {
    giveBack(new Uint8Array(new ArrayBuffer(tooMuch), 0, 1));
  } catch {
    // As it should be: the room was made all the same.
  }
}
