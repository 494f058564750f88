import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import {
  startChromium,
  type ChromiumOptions,
  type ChromiumWithLetterkeep,
} from '../../tests/e2e/harness/chromium';
import { bundled } from '../../tests/e2e/harness/real-dom';
import type * as FillVault from './in-page/fill-vault';
import { wholeOnDisk } from './saved-parts';

/** A module of ours inside a page of the built extension, whose policy lets no page load it. */
export interface OwnPage<Exports> {
  page: Page;
  session: CDPSession;
  /** Arguments and result travel as JSON. */
  call<Name extends keyof Exports & string>(
    name: Name,
    ...args: Exports[Name] extends (...args: infer Args) => unknown ? Args : never
  ): Promise<Exports[Name] extends (...args: never[]) => infer Result ? Awaited<Result> : never>;
}

/** Opens the page of the archive tab that writes nothing, with the module as it would be built into the extension. */
export async function openOwnPage<Exports>(
  browser: ChromiumWithLetterkeep,
  entry: string,
): Promise<OwnPage<Exports>> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/archive.html`);
  const session = await browser.context.newCDPSession(page);
  const run = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
  await run(`${await bundled(entry)}\n0`);
  return {
    page,
    session,
    async call(name, ...args) {
      const answer = await run(
        `(async () => JSON.stringify((await ours.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})) ?? null))()`,
      );
      // The page's own JSON, of a function whose type is known.
      return JSON.parse(String(answer)) as never;
    },
  };
}

/** As in-page/fill-vault.ts calls it. */
const jobId = 'bench-writing';

/** Messages kept by one call: long enough to cost nothing, short enough to be heard of. */
const atOnce = 250;

/** A vault that is being filled, message after message. */
export interface Filling {
  /** Keeps the messages from `from` to `to`; gives how long the vault took to keep each, in milliseconds. */
  keep(from: number, to: number): Promise<number[]>;
  /** Ends the job: everything was read. */
  finish(): Promise<void>;
}

/** Lists all messages in the vault of a browser; they are kept when they are asked for. */
export async function beginFilling(
  browser: ChromiumWithLetterkeep,
  mail: FillVault.MailToKeep,
): Promise<Filling> {
  const filling = await openOwnPage<typeof FillVault>(browser, 'scripts/bench/in-page/fill-vault.ts');
  await filling.call('begin', mail);
  return {
    async keep(from, to) {
      const times: number[] = [];
      for (let at = from; at < to; at += atOnce) {
        times.push(...(await filling.call('keep', mail, at, Math.min(to, at + atOnce))));
      }
      return times;
    },
    async finish() {
      await filling.call('finish');
      await filling.page.close();
    },
  };
}

/** Fills the vault of a browser. */
export async function fillVault(browser: ChromiumWithLetterkeep, mail: FillVault.MailToKeep): Promise<void> {
  const filling = await beginFilling(browser, mail);
  await filling.keep(0, mail.messages);
  await filling.finish();
}

/** Starts a browser of its own and fills its vault; `use` may write from it again and again. */
export async function withFilledVault<Result>(
  mail: FillVault.MailToKeep,
  use: (browser: ChromiumWithLetterkeep) => Promise<Result>,
): Promise<Result> {
  const browser = await startChromium({ replicaPort: 9 });
  try {
    await fillVault(browser, mail);
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Starts the browser whose vault was filled. */
export type StartFilled = (
  options?: Pick<ChromiumOptions, 'littleMemory'>,
) => Promise<ChromiumWithLetterkeep>;

/**
 * Fills the vault of a browser and ends it; `use` starts that browser anew as often as it likes, and ends it each time: its
 * processes then hold nothing of what was done before.
 */
export async function withFilledProfile<Result>(
  mail: FillVault.MailToKeep,
  use: (start: StartFilled) => Promise<Result>,
): Promise<Result> {
  const profile = await mkdtemp(join(tmpdir(), 'letterkeep-filled-'));
  const start: StartFilled = (options = {}) => startChromium({ replicaPort: 9, profile, ...options });
  try {
    const browser = await start();
    await fillVault(browser, mail).finally(() => browser.close());
    return await use(start);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Orders the archive in the archive tab, and waits until every part of it is whole on the disk. */
export async function saveArchive(
  browser: ChromiumWithLetterkeep,
  page: Page,
): Promise<{ paths: string[]; ms: number }> {
  const began = performance.now();
  await page.goto(`chrome-extension://${browser.extensionId}/archive.html?job=${jobId}`);
  // As a family sees it: of a tab behind another the browser keeps memory small at the cost of time.
  await page.bringToFront();
  await page.locator('main[data-state="done"], main[data-state="failed"]').waitFor({ timeout: 1_800_000 });
  const names = await page.locator('ul.files li').allInnerTexts();
  if (names.length === 0) throw new Error(`No archive was saved: ${await page.locator('main').innerText()}`);
  await wholeOnDisk(browser.downloads, names);
  const ms = performance.now() - began;
  return { paths: names.map((name) => join(browser.downloads, name)), ms };
}
