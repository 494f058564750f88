import { visibleText } from '../../model/visible-text';
import { escapeLine } from '../../render/markdown-escape';
import type { MissingMessage } from '../archive-source';
import type { MakeElement } from '../elements';
import { dayInWords } from '../words';

/* What stands where a message would have stood (design.md, "Nothing lost in silence"), in archives and documents. */

/** As an article. `looks` are its classes: archive pages and single files have different style sheets. */
export function placeholder(missing: MissingMessage, element: MakeElement, looks: string): HTMLElement {
  return element(
    'article',
    { class: looks, 'aria-label': 'A message that is not here' },
    element('p', {}, element('strong', {}, missingTitle(missing))),
    element('p', {}, missing.reason),
  );
}

/** As Markdown, under a heading of the second level. Ends with a line break. */
export function placeholderMarkdown(missing: MissingMessage): string {
  return `## ${escapeLine(visibleText(missingTitle(missing)))}\n\n${escapeLine(visibleText(missing.reason))}\n`;
}

function missingTitle(missing: MissingMessage): string {
  const way = missing.mailbox === 'inbox' ? 'A message you received' : 'A message you sent';
  const date = missing.dateText ?? (missing.date ? dayInWords(missing.date) : '');
  return `${way}${date === '' ? '' : ` (${date})`} is not here. It was listed in: ${missing.where}.`;
}
