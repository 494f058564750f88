import { relativeHref, sentence } from '../elements';
import { carefulFilePages, carefulFiles } from '../long-lists';
import type { MakeElement } from '../elements';
import type { PartContents, PlacedAttachment } from '../part-contents';
import { messagePhrase } from './receipt-words';

/**
 * Attachments that could run, or that nobody knows: where each lies, in words and without a link, and the message it came
 * with. Those that only their bytes give away (a PDF that acts by itself) are told of beside their message.
 */
export function unlinkedFiles(contents: PartContents, element: MakeElement): Node | undefined {
  const { words } = contents;
  const all = carefulFiles(contents);
  const [first] = carefulFilePages(contents);
  if (all.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'unlinked' },
    element('h2', { id: 'unlinked' }, words.notices.unlinkedTitle),
    element('p', {}, words.notices.unlinked(all.length)),
    first
      ? element('p', {}, element('a', { href: `data/${first.path}` }, words.notices.whereTheyAre))
      : element(
          'details',
          {},
          element('summary', {}, words.notices.whereTheyAre),
          unlinkedFileList(all, 'START HERE.html', contents, element),
        ),
  );
}

/** A line for each. `from` is the page they stand on, relative to the top folder. */
export function unlinkedFileList(
  files: readonly PlacedAttachment[],
  from: string,
  { words }: PartContents,
  element: MakeElement,
): HTMLElement {
  const line = ({ attachment, record, person, path, message }: PlacedAttachment): Node => {
    const { direction, date, dateText } = record;
    const day = date === null && dateText !== '' ? dateText : words.day(date);
    const phrase = messagePhrase({ direction, name: person.name, day }, words, element);
    return element(
      'li',
      {},
      sentence(words.notices.unlinkedFile, {
        path: element('bdi', {}, `data/${path}`),
        kind: words.receipt.kinds[attachment.kind],
        message: element('a', { href: relativeHref(from, `data/${message.html}`) }, phrase),
      }),
    );
  };
  return element('ul', {}, files.map(line));
}
