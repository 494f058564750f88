import type { BrowserName } from '../../../scripts/browsers';
import { startPlainChromium } from './plain-chromium';
import { startPlainFirefox } from './plain-firefox';
import type { Look, Tabs, Visit } from './visits';

/** A page of a browser without Letterkeep, as a family opens a saved file. */
export interface PlainPage {
  /** Resolves when the page has loaded. */
  goTo(url: string): Promise<void>;
  /** Runs the text of an async function in the page; what it returns comes back. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown>;
  screenshot(path: string): Promise<void>;
  /** What the browser prints of the page, as a PDF. */
  print(path: string, paper: Paper): Promise<void>;
}

/** The papers of the United States and of the rest of the world, in centimetres. */
export const papers = { Letter: { width: 21.59, height: 27.94 }, A4: { width: 21, height: 29.7 } } as const;
export type Paper = keyof typeof papers;

export interface PlainBrowser {
  name: BrowserName;
  newPage(): Promise<PlainPage>;
  /**
   * Opens each address in a tab of its own hooks and says what that did; several side by side, answers in the order
   * given. Before a tab goes on, the barrier has answered. Needs `everyHostAt`.
   * @param tabs shared unless told; one that a noisy page was in is never used again
   */
  visit(urls: readonly string[], look?: Look, tabs?: Tabs): Promise<Visit[]>;
  close(): Promise<void>;
}

/** Local ports that every name of a host leads to; without them no name leads anywhere. */
export interface EveryHostAt {
  http: number;
  https: number;
  /** See canary.ts. */
  barrier: number;
}

export async function startPlainBrowser(name: BrowserName, everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  return name === 'chromium' ? await startPlainChromium(everyHostAt) : await startPlainFirefox(everyHostAt);
}
