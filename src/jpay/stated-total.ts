import type { RowPlace } from './list-rows';
import type { SitePage } from './page';
import { all, ancestry, attribute, children, line, tag } from './unclobbered';

/** What a list says of its own size. No source shows that JPay says any of it (dossier 2.5): tolerant, never guessing. */
export interface StatedSize {
  /** All messages of the mailbox. */
  total?: number;
  /** "Page 2 of 7" */
  page?: number;
  pages?: number;
}

const number = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,6})`;
const pageOf = new RegExp(String.raw`\bpage\s*:?\s*${number}\s*(?:of|\/)\s*${number}\b`, 'i');
const rangeOf = new RegExp(
  String.raw`\b${number}\s*(?:-|–|to|through)\s*${number}\s*(?:of|\/)\s*(?:a total of\s*)?${number}\b`,
  'i',
);
const things = String.raw`(?:messages?|letters?|e-?mails?|mails?|items?|records?)`;
const countOf = new RegExp(
  String.raw`^(?:you have |there are |total:? |showing |a total of )*${number} ${things}(?: in total| total| found)?(?: in (?:your )?(?:inbox|sent(?: box| items)?|mailbox))?[.!]?$`,
  'i',
);
const totalIs = new RegExp(String.raw`\btotal(?: (?:number of )?${things})?\s*:\s*${number}\b`, 'i');

/** Numbers of other things: stamps, money, unread ones, limits. */
const otherThings =
  /stamp|credit|balance|\$|unread|\bnew\b|\bleft\b|remain|limit|\bmax|up to|at most|per (?:page|day|letter)|minute|hour|day|characters?/i;

/**
 * Looks at short texts outside the rows. Two that contradict each other count as none: a wrong total would call a
 * whole archive incomplete.
 */
export function readStatedSize(page: SitePage, rows: readonly RowPlace[]): StatedSize {
  const rowElements = new Set(rows.map((place) => place.row));
  const totals = new Set<number>();
  const pages = new Set<string>();
  for (const element of all(
    page.document,
    'span, label, td, th, div, p, b, strong, li, h1, h2, h3, caption',
  )) {
    if (
      children(element).some(
        (child) => tag(child) !== 'b' && tag(child) !== 'span' && tag(child) !== 'strong',
      )
    ) {
      continue;
    }
    const text = line(element);
    if (text.length < 6 || text.length > 120 || otherThings.test(text)) continue;
    if (ancestry(element).some((node) => rowElements.has(node) || isMenu(node))) continue;

    const paged = pageOf.exec(text);
    if (paged) pages.add(`${asNumber(paged[1])}/${asNumber(paged[2])}`);
    const withoutPages = text.replace(pageOf, '').trim();
    const ranged = rangeOf.exec(withoutPages);
    if (ranged) totals.add(asNumber(ranged[3]));
    else {
      const counted = countOf.exec(withoutPages) ?? totalIs.exec(withoutPages);
      if (counted) totals.add(asNumber(counted[1]));
    }
  }
  const [total] = totals;
  const [current, of] = ([...pages][0] ?? '').split('/').map(Number);
  return {
    ...(total !== undefined && totals.size === 1 ? { total } : {}),
    ...(current !== undefined && of !== undefined && pages.size === 1 && current <= of
      ? { page: current, pages: of }
      : {}),
  };
}

/** True if words of the page are nothing but how many messages there are. */
export function namesATotal(words: string): boolean {
  return !otherThings.test(words) && (countOf.test(words) || totalIs.test(words));
}

function isMenu(element: Element): boolean {
  return /menu|nav|header|footer/i.test(attribute(element, 'class') ?? '') || tag(element) === 'select';
}

function asNumber(text: string | undefined): number {
  return Number((text ?? '').replace(/,/g, ''));
}
