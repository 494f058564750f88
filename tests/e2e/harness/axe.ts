import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, NodeResult } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds wrong in a page, as sentences; none is what we want. All of WCAG 2.2 A and AA that it can judge,
 * and its best practices. What it cannot judge counts as wrong too, unless it was looked at (below).
 */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a change of colours alone can break: the rest holds as it held in the others. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

export interface AxeChoice {
  /**
   * `forced`: the reader's system chooses every colour, and axe would judge pairs that are not shown, so its rule of
   * contrast is left out.
   */
  colours: 'own' | 'forced';
  rules: 'all' | 'of colour';
}

/** What axe-core asks a person to look at, which was done. */
const lookedAt: Readonly<Record<string, string>> = {
  // 1.2.2: JPay gives VideoGrams without captions, and nobody but the family knows the words. See docs/accessibility.md.
  'video-caption': 'the film is shown as JPay gave it',
};

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function axeOffences(page: Page, { colours, rules }: AxeChoice): Promise<string[]> {
  // By the debugger's way in: the policy of a saved page lets no script in otherwise.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await source);
  await page.evaluate(paintCanvas);
  const options = {
    runOnly: rules === 'all' ? tags : { type: 'rule', values: rulesOfColour },
    resultTypes: ['violations', 'incomplete'],
    ...(colours === 'forced' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
    // Sheets would be fetched a second time, which a file may not do; no sheet of ours turns a screen.
    preload: false,
  };
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const offences = found.violations.flatMap(({ id, nodes }) => nodes.map((node) => sentence(id, node)));
  for (const { id, nodes } of found.incomplete) {
    for (const node of nodes) {
      if (!(id in lookedAt) && !(await measuredByUs(page, id, node)))
        offences.push(`undecided: ${sentence(id, node)}`);
    }
  }
  return offences;
}

/**
 * Runs in the page. Axe takes a page without a ground for white; where it is dark, the browser's own ground is not.
 */
function paintCanvas(): void {
  const { documentElement: root, body } = document;
  const empty = 'rgba(0, 0, 0, 0)';
  const grounds = [root, body].map((element) => getComputedStyle(element));
  if (
    grounds.every(
      ({ backgroundColor, backgroundImage }) => backgroundColor === empty && backgroundImage === 'none',
    )
  )
    root.style.backgroundColor = 'Canvas';
}

function sentence(id: string, { html, failureSummary }: NodeResult): string {
  return `${id}: ${html.slice(0, 160)}: ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 240)}`;
}

/**
 * Axe does not decide on the contrast of a text of one character, nor of one that scrolls out of its table or stands on
 * a gradient behind the page. Text of ours stands on the colour of its nearest ground, which is then measured here.
 */
async function measuredByUs(page: Page, id: string, { target }: NodeResult): Promise<boolean> {
  const [selector] = target;
  if (id !== 'color-contrast' || typeof selector !== 'string') return false;
  return (await page.locator(selector).first().evaluate(contrastOnItsGround)) >= 4.5;
}

/** Runs in the page. By the definition of WCAG 2.2, "contrast ratio"; 0 where a ground is a picture or half seen through. */
function contrastOnItsGround(text: Element): number {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  for (let ground: Element | null = text; ground; ground = ground.parentElement) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(ground);
    if (backgroundImage !== 'none' || opacity !== '1') return 0;
    const alpha = channels(backgroundColor)[3] ?? 1;
    if (alpha === 0) continue;
    if (alpha < 1) return 0;
    const [darker = 0, lighter = 0] = [
      luminance(backgroundColor),
      luminance(getComputedStyle(text).color),
    ].sort((one, other) => one - other);
    return (lighter + 0.05) / (darker + 0.05);
  }
  return 0;
}
