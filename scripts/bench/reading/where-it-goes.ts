import { rm } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';
import { backgroundOf } from '../../../tests/e2e/harness/background';
import { startPlainBrowser } from '../../../tests/e2e/harness/plain-browser';
import { openRealDom } from '../../../tests/e2e/harness/real-dom';
import { makeAccount } from '../../../tests/replica/index';
import type * as SanitiseBodies from '../in-page/sanitise-bodies';
import type { Measure } from '../measure';
import { distantSite, hundred, optionsOf } from './size';
import { timedBuild, timesOfBackground, timesOfPage, type Times } from './timed-build';
import { exportWhole } from './whole-export';

/**
 * Where the time of an export goes that is not the site's, in milliseconds per message. Taken in a run of its own, of a
 * copy of the build that looks at its watch: steps that run beside each other are each counted in full, and much of all
 * this passes while requests are on their way.
 */
export async function whereItGoes(): Promise<Measure[]> {
  const account = optionsOf(hundred);
  const extension = await timedBuild('.output/chrome-mv3');
  let page: Times = {};
  let background: Times = {};
  let work = 0;
  try {
    let session: CDPSession | undefined;
    await exportWhole({
      account,
      switches: distantSite,
      watched: {
        extension,
        async before({ browser, jpay }) {
          session = await browser.context.newCDPSession(jpay);
          await session.send('Performance.enable');
          work = -(await workMs(session));
        },
        async after({ browser, jpay }) {
          if (session) work += await workMs(session);
          page = await timesOfPage(jpay);
          background = await timesOfBackground(await backgroundOf(browser));
        },
      },
    });
  } finally {
    await rm(extension, { recursive: true, force: true });
  }
  const words = sum(page, (what) => what.startsWith('word keeper.'));
  const store = sum(background, () => true);
  const each = (ms: number): Pick<Measure, 'value' | 'unit'> => ({
    value: ms / hundred.messages,
    unit: 'ms',
  });
  return [
    { what: 'Per message: work of the JPay tab, all of it', ...each(work) },
    { what: 'Per message: parsing, of that', ...each(sum(page, (what) => what === 'parse')) },
    { what: 'Per message: transfer to the background and back', ...each(words - store) },
    { what: 'Per message: store, opening the database', ...each(background['open']?.ms ?? 0) },
    { what: 'Per message: store, reading', ...each(background['readonly']?.ms ?? 0) },
    { what: 'Per message: store, writing to the disk', ...each(background['readwrite']?.ms ?? 0) },
    {
      what: 'Per message: sanitising, when the archive is written',
      ...each(await sanitising(makeAccount(account))),
    },
  ];
}

async function workMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

function sum(times: Times, fits: (what: string) => boolean): number {
  return Object.entries(times)
    .filter(([what]) => fits(what))
    .reduce((ms, [, one]) => ms + one.ms, 0);
}

async function sanitising({ inbox, sent }: ReturnType<typeof makeAccount>): Promise<number> {
  const bodies = [...inbox, ...sent].map(({ source }) => source.replaceAll('\n', '<br />'));
  const browser = await startPlainBrowser('chromium');
  try {
    const dom = await openRealDom<typeof SanitiseBodies>(browser, 'scripts/bench/in-page/sanitise-bodies.ts');
    // The first call warms the program up, as a long export does.
    await dom.call('sanitiseAll', bodies);
    const { ms } = await dom.call('sanitiseAll', bodies);
    await dom.close();
    return ms;
  } finally {
    await browser.close();
  }
}
