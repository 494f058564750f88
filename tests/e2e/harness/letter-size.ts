import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Does something while the reader's own setting of the browser asks for letters twice as large; they must be so. */
export async function lettersTwiceAsLarge(page: Page, work: () => Promise<void>): Promise<void> {
  const size = (): Promise<number> =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const before = await size();
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  try {
    expect(await size()).toBeCloseTo(2 * before, 1);
    await work();
  } finally {
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    await session.detach();
  }
}
