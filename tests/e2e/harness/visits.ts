/** What opening a page did, beside what a canary heard. */
export interface Visit {
  url: string;
  /** Where the tab stood at the end. */
  endedAt: string;
  /** Times the page went somewhere after it was opened. */
  navigations: number;
  /** Times a frame in it did. */
  frames: number;
  dialogs: number;
  /** Tabs and windows that opened by themselves. */
  popups: number;
  downloads: number;
  /** Things the page's policy stopped. */
  violations: number;
  /** What `look` returned. */
  seen: unknown;
}

/** The text of a function, called in the page once it has settled; what it returns comes back as `seen`. */
export type Look = string;

/** The host whose name leads to the canary's barrier. */
export const barrierHost = 'barrier.invalid';

/** In the control page: resolves when the barrier has answered. */
export const askBarrier = (port: number): string =>
  `async () => { await (await fetch('http://${barrierHost}:${port}/', { cache: 'no-store' })).text(); }`;

/** Tabs that pages are opened in side by side. */
export const visitingTabs = 4;

/**
 * Whether silent pages follow each other in one tab, or each has a tab of its own. A page that goes elsewhere may do so after
 * it was judged, and would take the next page of its tab with it.
 */
export type Tabs = 'shared' | 'own';
