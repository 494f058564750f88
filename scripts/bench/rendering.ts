import { startPlainBrowser } from '../../tests/e2e/harness/plain-browser';
import { openRealDom } from '../../tests/e2e/harness/real-dom';
import type { RealDom } from '../../tests/e2e/harness/real-dom';
import type * as Rendering from './in-page/rendering';
import { median, rounds } from './measure';
import type { Bench, Measure } from './measure';

const letters = 20_000;
/** All sides have their turn at the same letters before the next: whatever slows the machine slows all of them. */
const inTurn = 500;

const sides: Readonly<Record<Rendering.Side, string>> = {
  archive: 'Letterkeep, HTML and Markdown',
  markdown: 'Letterkeep, Markdown alone',
  turndown: 'turndown, Markdown',
  purified: 'turndown after DOMPurify, Markdown',
  unified: 'rehype-remark, Markdown',
};
type Totals = Record<Rendering.Side, Rendering.Taken>;

/** Issue 8, point 6: what a letter takes to become HTML and Markdown, beside others that make Markdown of HTML. */
export const rendering: Bench = {
  name: 'rendering',
  async run() {
    const browser = await startPlainBrowser('chromium');
    try {
      const dom = await openRealDom<typeof Rendering>(browser, 'scripts/bench/in-page/rendering.ts');
      // Once for nothing: what was never run is slow.
      await oneRound(dom, inTurn, false);
      const all: Totals[] = [];
      for (let round = 0; round < rounds; round += 1) all.push(await oneRound(dom, letters, round === 0));
      await dom.close();
      return measuresOf(all);
    } finally {
      await browser.close();
    }
  },
};

async function oneRound(dom: RealDom<typeof Rendering>, count: number, countWords: boolean): Promise<Totals> {
  const nothing = { ms: 0, characters: 0, words: 0, lostInHtml: 0, lostInMarkdown: 0 };
  const totals = Object.fromEntries(names().map((side) => [side, { ...nothing }])) as Totals;
  for (let from = 0; from < count; from += inTurn) {
    const turn = (from / inTurn) % names().length;
    for (const side of [...names().slice(turn), ...names().slice(0, turn)]) {
      const taken = await dom.call('render', side, from, inTurn, countWords);
      const total = totals[side];
      for (const key of Object.keys(nothing) as (keyof Rendering.Taken)[]) total[key] += taken[key];
    }
  }
  return totals;
}

function measuresOf(all: readonly Totals[]): Measure[] {
  const [first] = all;
  if (!first) return [];
  const ms = (side: Rendering.Side): number => median(all.map((totals) => totals[side].ms));
  // Of each round by itself: its two sides had the same machine.
  const beside = (side: Rendering.Side, other: Rendering.Side): number =>
    median(all.map((totals) => totals[side].ms / totals[other].ms));
  for (const side of names()) {
    if (all.some((totals) => totals[side].characters !== first[side].characters))
      throw new Error(`${sides[side]}: not every round made the same.`);
  }
  return [
    { what: 'words in the letters', value: first.archive.words, unit: 'words' },
    ...names().flatMap((side): Measure[] => [
      { what: `${sides[side]}: letters`, value: (letters / ms(side)) * 1000, unit: 'per s' },
      ...(side === 'archive'
        ? [
            {
              what: `${sides[side]}: lost in the HTML`,
              value: first[side].lostInHtml,
              unit: 'words' as const,
              limit: 0,
            },
          ]
        : []),
      {
        what: `${sides[side]}: lost in the Markdown`,
        value: first[side].lostInMarkdown,
        unit: 'words',
        ...(side === 'archive' || side === 'markdown' ? { limit: 0 } : {}),
      },
    ]),
    ...(['archive', 'markdown'] as const).flatMap((side) =>
      (['turndown', 'purified', 'unified'] as const).map((other): Measure => ({
        what: `${sides[side]}: time beside ${sides[other]}`,
        value: beside(side, other),
        unit: 'times',
      })),
    ),
  ];
}

function names(): Rendering.Side[] {
  return Object.keys(sides) as Rendering.Side[];
}
