import { setTimeout } from 'node:timers/promises';
import { startPlainBrowser } from '../../tests/e2e/harness/plain-browser';
import { openRealDom } from '../../tests/e2e/harness/real-dom';
import type * as WordPhotos from './in-page/word-photos';
import type { Bench, Measure } from './measure';
import { memoryIsTold, watchMemory } from './process-memory';

const photos = { count: 300, bytes: 1_000_000 };
/** Issue 6, point 7. MB. */
const mostMemory = 500;
/** A browser that has just begun starts more of its own. Milliseconds. */
const settling = 5_000;

/** A Word file of 300 photos of 1 MB, in each browser. */
export const wordPhotos: Bench = {
  name: 'word-photos',
  run: async () => [...(await measured('chromium')), ...(await measured('firefox'))],
};

async function measured(name: 'chromium' | 'firefox'): Promise<Measure[]> {
  const browser = await startPlainBrowser(name);
  try {
    const dom = await openRealDom<typeof WordPhotos>(browser, 'scripts/bench/in-page/word-photos.ts');
    // Once with one photo: the library is loaded, and no cost of photos.
    await dom.call('write', 1, photos.bytes);
    await setTimeout(settling);
    const memory = memoryIsTold ? watchMemory() : null;
    const { bytes, ms } = await dom.call('write', photos.count, photos.bytes);
    const used = memory?.();
    await dom.close();
    if (bytes < photos.count * photos.bytes) throw new Error(`${name}: the file lacks photos.`);
    return [
      { what: `${name}: the Word file`, value: bytes / 1e6, unit: 'MB' },
      { what: `${name}: time to write it`, value: ms, unit: 'ms' },
      ...(used === undefined
        ? []
        : [{ what: `${name}: memory above the start`, value: used, unit: 'MB' as const, limit: mostMemory }]),
    ];
  } finally {
    await browser.close();
  }
}
