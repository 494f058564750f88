import type { Mailbox } from '../model/message';
import type { SitePage } from './page';
import { gridIds } from './selectors';
import { all } from './unclobbered';

/** The grid's own element, if the page has it. */
export function gridElement(page: SitePage, mailbox: Mailbox): Element | undefined {
  const id = gridIds[mailbox];
  return all(page.document, `[id="${id}"], [id$="_${id}"]`)[0];
}
