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
