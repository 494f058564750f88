import { bodyElement, findAll } from './landmark';
import type { SitePage } from './page';
import { all, ancestry, attribute, isWithin, nearest, parent, tag } from './unclobbered';

/** The parts of a page that stand on every page: header, footer, navigation, the chosen person. */

const content = '[id="pagecontent" i], [id$="_Grid"]';

/** True if an element belongs to them, and so is nothing that somebody sent. */
export function isFurniture(element: Element, page: SitePage): boolean {
  const alwaysThere = '[id*="SelectedInmate" i], [id*="dgAttachments" i]';
  if (nearest(element, alwaysThere) !== null || isCalledSo(element)) return true;
  return boxesAround(element, page).some(isCalledSo) || isWithLogout(element, page);
}

/** True if it lies in the header or stands right beside what one logs out with, by its place or the name of its control. */
export function isOfHeader(element: Element, page: SitePage): boolean {
  const isHeader = (one: Element): boolean =>
    tag(one) === 'header' ||
    attribute(one, 'role') === 'banner' ||
    namesOf(one).some((word) => /header$|^logout/.test(word));
  return (
    [element, ...boxesAround(element, page)].some(isHeader) ||
    isWithLogout(element, page) ||
    isBesideLogout(element, page)
  );
}

function isCalledSo(element: Element): boolean {
  return (
    /^(?:header|footer|nav)$/.test(tag(element)) ||
    /^(?:banner|navigation|contentinfo)$/i.test(attribute(element, 'role') ?? '') ||
    namesOf(element).some((word) =>
      /(?:header|footer|nav|navbar|navigation|menu|banner|masthead|topbar|logo)$/.test(word),
    )
  );
}

/** Words of id and class: `nHeaderSubMenu` is "n header sub menu", `myheader_lblWelcome` "myheader lbl welcome". */
function namesOf(element: Element): string[] {
  return `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** The boxes around an element, inmost first, short of those that hold the page's content too. */
function boxesAround(element: Element, page: SitePage): Element[] {
  const boxes = ancestry(element).slice(1);
  const end = boxes.findIndex((box) => holdsContent(box, page));
  return end < 0 ? boxes : boxes.slice(0, end);
}

function holdsContent(box: Element, page: SitePage): boolean {
  if (/^(?:form|body|html)$/.test(tag(box))) return true;
  const body = bodyElement(page);
  return (body !== undefined && isWithin(body, box)) || all(box, content).length > 0;
}

/** In one box with the log-out link, content apart. */
function isWithLogout(element: Element, page: SitePage): boolean {
  return logoutPanels(page).some((panel) => isWithin(element, panel));
}

/** Next to that box, outside every other. */
function isBesideLogout(element: Element, page: SitePage): boolean {
  return logoutPanels(page).some((panel) => parent(panel) !== null && parent(element) === parent(panel));
}

/** Where the page's content cannot be told, a box around the link may be one around everything: only the link counts then. */
function logoutPanels(page: SitePage): Element[] {
  const isContentKnown = bodyElement(page) !== undefined || all(page.document, content).length > 0;
  return findAll(page, 'logout').map((logout) => {
    const boxes = isContentKnown ? boxesAround(logout, page) : [];
    return boxes[boxes.length - 1] ?? logout;
  });
}
