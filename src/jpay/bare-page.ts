import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { all, attribute, documentElement, first, seenText } from './unclobbered';

/** What a page that only sends the browser on may say meanwhile: "Your session has expired. Redirecting ..." */
const mostLetters = 120;

/**
 * True for a page that has nothing of its own: no way to go on, nothing to fill in, nothing to look at, and hardly a word. Such
 * pages only run a script. Only of them is a script asked what it would do with a person's browser.
 */
export const isBare = oncePerPage((page: SitePage): boolean => {
  if (page.form === 'delta') return false;
  const body = first(page.document, 'body') ?? documentElement(page.document);
  if (body && seenText(body).length > mostLetters) return false;
  // "Click here if nothing happens" is all that such a page may offer.
  if (all(page.document, 'a[href]').length > 1) return false;
  return all(
    page.document,
    'input, textarea, select, button, table, img, video, object, embed, iframe',
  ).every((element) => /^hidden$/i.test(attribute(element, 'type') ?? ''));
});
