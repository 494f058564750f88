import { isolatedText, visibleText } from '../../model/visible-text';
import { escapeLine } from '../../render/markdown-escape';
import { fill } from '../../render/words';
import type { MissingMessage } from '../archive-source';
import { apartInside, sentence } from '../elements';
import type { MakeElement } from '../elements';
import type { ArchiveWords } from '../words/archive-words';

/* What stands where a message would have stood (design.md, "Nothing lost in silence"), in archives and documents. */

/** As an article. `looks` are its classes: archive pages and single files have different style sheets. */
export function placeholder(
  missing: MissingMessage,
  words: ArchiveWords,
  element: MakeElement,
  looks: string,
): HTMLElement {
  const { template, date, where } = missingTitle(missing, words);
  return element(
    'article',
    { class: looks, 'aria-label': words.notices.placeholderName },
    element('p', {}, element('strong', {}, sentence(template, { date: element('bdi', {}, date), where }))),
    element('p', {}, apartInside(missing.reason, element)),
  );
}

/** As Markdown, under a heading of the second level. Ends with a line break. */
export function placeholderMarkdown(missing: MissingMessage, words: ArchiveWords): string {
  const { template, date, where } = missingTitle(missing, words);
  const title = fill(template, { date, where });
  return `## ${escapeLine(visibleText(title))}\n\n${escapeLine(visibleText(missing.reason))}\n`;
}

/** As two lines of plain text: what is missing, and why. */
export function placeholderLines(
  missing: MissingMessage,
  words: ArchiveWords,
): { title: string; reason: string } {
  const { template, date, where } = missingTitle(missing, words);
  const title = fill(template, { date: isolatedText(visibleText(date)), where });
  return { title, reason: visibleText(missing.reason) };
}

function missingTitle(
  { mailbox, date, dateText, where }: MissingMessage,
  words: ArchiveWords,
): { template: string; date: string; where: string } {
  const shown = dateText ?? (date ? words.day(date) : '');
  const { placeholder: undated, datedPlaceholder: dated } = words.notices;
  return {
    template: (shown === '' ? undated : dated)[mailbox],
    date: shown,
    where: words.receipt.where(where),
  };
}
