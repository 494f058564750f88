import type { Allowance } from './allowances';
import type { DeedKind } from './deeds';

/**
 * The same for what is built, libraries and all: what could send or press, by name. Minified code hands globals around and
 * makes elements by name, so only these kinds are looked at.
 */
export const builtKinds: readonly DeedKind[] = ['verb', 'request', 'press'];

const page = 'content-scripts/jpay.js';
const idb = 'idb’s list of store methods; no request is near it.';

/** Paths are relative to the folder of one browser. A group of chunks is counted together: their names change. */
export const builtAllowances: readonly Allowance[] = [
  { file: page, kind: 'verb', shown: 'POST', count: 1, why: 'Transport.post, and nothing else.' },
  {
    file: page,
    kind: 'request',
    shown: 'fetch',
    count: 8,
    why: 'pageFetcher and fetchWhole, and in Firefox fetchElsewhereInTab.',
  },
  { file: 'background.js', kind: 'request', shown: 'fetch', count: 3, why: 'fetchElsewhere and fetchWhole.' },
  { file: 'background.js', kind: 'verb', shown: 'put', count: 1, why: idb },
  { file: 'background.js', kind: 'verb', shown: 'delete', count: 1, why: idb },
  { file: 'chunks/', kind: 'verb', shown: 'put', count: 1, why: idb },
  { file: 'chunks/', kind: 'verb', shown: 'delete', count: 1, why: idb },
  { file: 'chunks/', kind: 'press', shown: 'click', count: 1, why: 'saveFile.' },
  {
    file: 'chunks/',
    kind: 'press',
    shown: 'dispatchEvent',
    count: 1,
    why: 'Vite tells our own page that a chunk did not load.',
  },
  { file: 'chunks/', kind: 'request', shown: 'fetch', count: 1, why: 'Vite’s preloading of our own chunks.' },
];
