/**
 * Bytes that this browser can still keep for the extension, as the Storage standard's estimate() has it (with
 * "unlimitedStorage", Chromium counts the free space of the disk). Null where the browser does not tell: it is no more
 * than an advice, so whatever keeps it from telling is no failure of ours.
 */
export async function freeRoom(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}
