import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstSeed } from '../hostile/seed';
import type { Findings } from '../hostile/markdown-trial';
import type * as Bench from './bench/markdown';
import { startPlainBrowser, type PlainBrowser } from './harness/plain-browser';
import { openRealDom, type RealDom } from './harness/real-dom';

/**
 * Hostile texts through the sanitiser and the Markdown that ship, on the DOM of a real browser, and from there through
 * three Markdown parsers (issue 4, point 2; reliability.md SAN-6 and SAN-7). LETTERKEEP_SEED replays a run.
 */
const long = process.env['LETTERKEEP_LONG'] === '1';
const readers = 3;
const filesOfASeed = 3;

const amounts = {
  chromium: {
    texts: 10_000,
    markups: long ? 10_000 : 1_000,
    linkStep: long ? 1 : 11,
    files: long ? 2_000 : 100,
  },
  firefox: {
    texts: long ? 10_000 : 300,
    markups: long ? 5_000 : 100,
    linkStep: long ? 1 : 97,
    files: long ? 500 : 10,
  },
};

describe.each(['chromium', 'firefox'] as const)('Markdown made in %s', (name) => {
  const amount = amounts[name];
  let browser: PlainBrowser;
  let bench: RealDom<typeof Bench>;

  beforeAll(async () => {
    console.log(`Markdown in ${name}: LETTERKEEP_SEED=${firstSeed}`);
    browser = await startPlainBrowser(name);
    bench = await openRealDom<typeof Bench>(browser, 'tests/e2e/bench/markdown.ts');
  });
  afterAll(async () => {
    await bench.close();
    await browser.close();
  });

  /** In pieces: a driver waits for one answer only so long. */
  async function inPieces(
    count: number,
    piece: number,
    work: (first: number, count: number) => Promise<Findings>,
  ): Promise<Findings> {
    const all: Findings = { readings: 0, wrong: 0, samples: [] };
    for (let done = 0; done < count; done += piece) {
      const found = await work(firstSeed + done, Math.min(piece, count - done));
      all.readings += found.readings;
      all.wrong += found.wrong;
      all.samples.push(...found.samples);
    }
    return { ...all, samples: all.samples.slice(0, 3) };
  }

  const none = { wrong: 0, samples: [] };

  it(
    `reads back ${amount.texts} texts that anybody could type, and nothing else`,
    { timeout: 900_000 },
    async () => {
      const found = await inPieces(amount.texts, 1_000, (first, count) =>
        bench.call('tryTexts', first, count),
      );
      expect(found).toEqual({ ...none, readings: amount.texts * readers });
    },
  );

  it('reads back words in any markup, with the structure and links of the letter alone', async () => {
    const found = await inPieces(amount.markups, 250, (first, count) =>
      bench.call('tryMarkup', first, count),
    );
    expect(found).toEqual({ ...none, readings: amount.markups * readers });
  });

  it('lets nothing out of a link', async () => {
    const found = await bench.call('tryLinks', firstSeed % amount.linkStep, amount.linkStep);
    expect(found).toEqual({ ...none, readings: expect.any(Number) as number });
    expect(found.readings).toBeGreaterThan(200);
  });

  it('writes whole files that only say what they say: facts in front, headings, attachments', async () => {
    const found = await inPieces(amount.files, 50, (first, count) =>
      bench.call('tryFiles', first % 2 ** 27, count),
    );
    expect(found).toEqual({ ...none, readings: amount.files * filesOfASeed * readers });
  });

  it('would be caught if it escaped nothing', async () => {
    const found = await bench.call('tryWithoutEscaping', firstSeed, 50);
    expect(found.wrong).toBeGreaterThan(50);
  });
});
