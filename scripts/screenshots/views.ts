import type { Page } from 'playwright-core';
import type { Language } from '../../src/model/language';
import { makeGallery, type Gallery } from '../../tests/e2e/harness/gallery';
import type { Frame } from '../../tests/e2e/in-page/gallery';
import { picture } from './picture';

interface View {
  /** Of tests/e2e/in-page/gallery.ts. */
  name: string;
  language?: Language;
  dark?: boolean;
}

const popupViews: View[] = [
  { name: 'no-tab' },
  { name: 'loading' },
  { name: 'no-answer' },
  { name: 'signed-out' },
  { name: 'ready-first' },
  { name: 'ready-message' },
  { name: 'ready-choosing' },
  { name: 'ready-speed' },
  { name: 'reading-list' },
  { name: 'reading-half' },
  { name: 'reading-waits' },
  { name: 'paused-signed-out' },
  { name: 'paused-no-space' },
  { name: 'paused-no-tab' },
  { name: 'writing' },
  { name: 'interrupted' },
  { name: 'done' },
  { name: 'done-incomplete' },
  { name: 'done-nothing' },
  { name: 'done-forget-question' },
  { name: 'reading-half', dark: true },
  { name: 'ready-first', language: 'es' },
  { name: 'done', language: 'es', dark: true },
];

const archiveViews: View[] = [
  { name: 'writing' },
  { name: 'done' },
  { name: 'done-incomplete' },
  { name: 'failed' },
  { name: 'check' },
  { name: 'check-whole' },
  { name: 'check-changed' },
  { name: 'kept' },
  { name: 'kept-read' },
  { name: 'kept-searched' },
  { name: 'kept-same-person' },
  { name: 'kept-sharing', language: 'es', dark: true },
  { name: 'done', language: 'es', dark: true },
];

/** Popup and archive tab in their states, by the code that ships, from made-up state. */
export async function picturesOfViews(page: Page): Promise<void> {
  const gallery = await makeGallery();
  try {
    await page.setViewportSize({ width: 360, height: 100 });
    for (const view of popupViews) {
      await draw(page, gallery, 'popup', view);
      await picture(page, fileName('popup', view), 'whole');
    }
    await page.setViewportSize({ width: 960, height: 820 });
    for (const view of archiveViews) {
      await draw(page, gallery, 'archive', view);
      await picture(page, fileName('archive-tab', view));
    }
  } finally {
    await gallery.close();
  }
}

async function draw(page: Page, gallery: Gallery, frame: Frame, view: View): Promise<void> {
  await page.emulateMedia({ colorScheme: view.dark ? 'dark' : 'light' });
  await gallery.open(page, frame);
  await gallery.draw(page, frame, view.name, view.language ?? 'en');
}

/** "popup-done-spanish-dark.png" */
function fileName(frame: string, { name, language, dark }: View): string {
  return (
    [frame, name, language === 'es' ? 'spanish' : '', dark ? 'dark' : ''].filter(Boolean).join('-') + '.png'
  );
}
