import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { landmarks, type Landmark, type LandmarkName } from './selectors';
import { all, attribute, isWithin } from './unclobbered';

/** Finding landmarks, most certain selector first, and never inside a message's body: whoever wrote it may have put ids there. */

/** The element that holds the words of the message, if the page is a read page. */
export const bodyElement = oncePerPage((page): Element | undefined => {
  for (const selector of landmarks.body.selectors) {
    const found = all(page.document, selector).find((element) => !isOfListRow(element));
    if (found) return found;
  }
  return undefined;
});

/** Fallbacks go by the end of an id, which the rows of the lists share: `Mails_Grid_ctl03_lblFrom`. */
function isOfListRow(element: Element): boolean {
  return /_Grid_ctl\d+_/i.test(attribute(element, 'id') ?? '');
}

/** All elements of the first selector that finds any. */
export function findAll(page: SitePage, name: LandmarkName): Element[] {
  if (name === 'body') {
    const found = bodyElement(page);
    return found ? [found] : [];
  }
  const body = bodyElement(page);
  const landmark: Landmark = landmarks[name];
  for (const selector of landmark.selectors) {
    const found = all(page.document, selector).filter(
      (element) => !isOfListRow(element) && !(body && isWithin(element, body)),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** All elements of every selector, each once, in document order: for what may stand beside others of another name. */
export function findEvery(page: SitePage, name: LandmarkName): Element[] {
  const body = bodyElement(page);
  const landmark: Landmark = landmarks[name];
  return all(page.document, landmark.selectors.join(', ')).filter(
    (element) => !isOfListRow(element) && !(body && isWithin(element, body)),
  );
}

export function find(page: SitePage, name: LandmarkName): Element | undefined {
  return findAll(page, name)[0];
}

/** How many elements each selector of a landmark finds, by its place in selectors.ts; those that find none are left out. */
export function elementsBySelector(
  page: SitePage,
  name: LandmarkName,
): { selector: number; elements: number }[] {
  const body = bodyElement(page);
  const landmark: Landmark = landmarks[name];
  return landmark.selectors
    .map((text, selector) => ({
      selector,
      elements: all(page.document, text).filter(
        (element) =>
          !isOfListRow(element) &&
          !(body && isWithin(element, body) && !(name === 'body' && element === body)),
      ).length,
    }))
    .filter(({ elements }) => elements > 0);
}
