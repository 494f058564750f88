import { resolveAddress } from './address';
import { deedsOf } from './handler';
import { findAll } from './landmark';
import type { SitePage } from './page';
import { isLive, type Step } from './pager';
import { isAllowed } from './postback';
import { all, attribute } from './unclobbered';

/** What leads back from a page of a list. `toFirst`: how to press First, if it is plain that this is all that it does. */
export type WayBack = { state: 'none' } | { state: 'live'; toFirst?: Step };

/**
 * Reads First and Prev. Where a pager marks its ends they are live only behind page 1 (dossier 2.5): so it can be seen that an
 * address showed a later page, because the site keeps the page's number in the session.
 */
export function readWayBack(page: SitePage): WayBack {
  const arrows = findAll(page, 'pager').filter((arrow) => {
    return /Arrow(?:First|Prev)$/i.test(attribute(arrow, 'id') ?? '') && isLive(arrow, page);
  });
  const gridOwn = all(page.document, 'a[href]').filter((link) =>
    deedsOf(link).postbacks.some(
      ({ target, argument }) =>
        /^Page\$(?:First|Prev|1)$/i.test(argument) && isAllowed(target, argument, 'pager'),
    ),
  );
  const leads = [...arrows, ...gridOwn].map(deedsOf);
  const leadsSomewhere = leads.some(
    ({ postbacks, addresses, obscure }) =>
      obscure || postbacks.length > 0 || addresses.some((address) => resolveAddress(address, page.url)),
  );
  if (!leadsSomewhere) return { state: 'none' };
  for (const { postbacks, asksFirst, obscure } of leads) {
    const [only, another] = postbacks;
    if (!only || another || asksFirst || obscure || !isFirst(only.target, only.argument)) continue;
    return { state: 'live', toFirst: { by: 'postback', ...only } };
  }
  return { state: 'live' };
}

function isFirst(target: string, argument: string): boolean {
  if (!isAllowed(target, argument, 'pager')) return false;
  return /ArrowFirst$/i.test(target) || /^Page\$(?:First|1)$/i.test(argument);
}
