import type { Page } from 'playwright-core';
import { bundled } from '../../tests/e2e/harness/real-dom';
import type { Photograph } from './family-mailbox';

/** In the order of the scenes of in-page/photographs.ts. */
const captions = [
  'The evening from the porch',
  'The sea on Sunday',
  'From the road behind the school',
  'Our garden in May',
  'On the way to Aunt Carmen',
];

/** Draws made-up photos in a page; every third stands upright. */
export async function drawnPhotographs(page: Page, howMany: number): Promise<Photograph[]> {
  await page.evaluate(await bundled('scripts/screenshots/in-page/photographs.ts'));
  const photographs: Photograph[] = [];
  for (let number = 0; number < howMany; number += 1) {
    const shape = number % 3 === 2 ? 'tall' : 'wide';
    const base64 = await page.evaluate<string>(`ours.photograph(${number}, '${shape}')`);
    photographs.push({
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
      caption: captions[number % captions.length] ?? '',
    });
  }
  return photographs;
}
