import { postbackHref } from '../html';
import type { Site } from '../visit';

const arrows = [
  { id: 'LinkbuttonArrowFirst', text: '&lt;&lt; First' },
  { id: 'LinkbuttonArrowPrev', text: '&lt; Prev' },
  { id: 'LinkbuttonArrowNext', text: 'Next &gt;' },
  { id: 'LinkbuttonArrowLast', text: 'Last &gt;&gt;' },
] as const;
type ArrowId = (typeof arrows)[number]['id'];

/** Where a list is: `page` from 0, `pages` at least 1. */
export interface Place {
  readonly page: number;
  readonly pages: number;
}

function isAtEnd(id: ArrowId, { page, pages }: Place): boolean {
  return id === 'LinkbuttonArrowFirst' || id === 'LinkbuttonArrowPrev' ? page === 0 : page >= pages - 1;
}

/** The four arrows of a list, with the controls that may be pressed. */
export function drawPager(site: Site, place: Place): { html: string; targets: string[] } {
  const { pagerEnd, landmine, pageText } = site.switches;
  const targets: string[] = [];
  const drawn = arrows.map(({ id, text }) => {
    const words = landmine === 'labels-swapped' && id === 'LinkbuttonArrowNext' ? 'Delete' : text;
    if (isAtEnd(id, place)) {
      if (pagerEnd === 'missing') return '';
      if (pagerEnd === 'no-href') return `<a id="${id}">${words}</a>`;
      if (pagerEnd === 'asp-net-disabled') return `<a id="${id}" class="aspNetDisabled">${words}</a>`;
    }
    targets.push(id);
    const target = landmine === 'next-deletes' && id === 'LinkbuttonArrowNext' ? 'imgBtnDelete' : id;
    return `<a id="${id}" href="${postbackHref(target)}">${words}</a>`;
  });
  const text =
    pageText === 'shown' ? `<span id="lblPages">Page ${place.page + 1} of ${place.pages}</span>` : '';
  return { html: `<div class="pager">${drawn.join('\n')}${text}</div>`, targets };
}

/** The page that an arrow leads to; null for any other control. */
export function pageAfter(site: Site, control: string, { page, pages }: Place): number | null {
  const arrow = arrows.find(({ id }) => id === control);
  if (!arrow) return null;
  const { pagerEnd } = site.switches;
  if (pagerEnd === 'stuck-on-first') return 0;
  const last = pages - 1;
  switch (arrow.id) {
    case 'LinkbuttonArrowFirst':
      return 0;
    case 'LinkbuttonArrowPrev':
      return Math.max(0, page - 1);
    case 'LinkbuttonArrowNext':
      return page >= last && pagerEnd === 'wraps' ? 0 : Math.min(last, page + 1);
    case 'LinkbuttonArrowLast':
      return last;
  }
}
