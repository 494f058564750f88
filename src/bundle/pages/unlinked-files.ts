import { cautionOfType } from '../../model/caution';
import { sentence } from '../elements';
import type { MakeElement } from '../elements';
import { attachmentsOf } from '../part-contents';
import type { PartContents, PlacedAttachment } from '../part-contents';
import { messagePhrase } from './receipt-words';

/**
 * Attachments that could run, or that nobody knows: where each lies, in words and without a link, and the message it came
 * with. Those that only their bytes give away (a PDF that acts by itself) are told of beside their message.
 */
export function unlinkedFiles(contents: PartContents, element: MakeElement): Node | undefined {
  const { words } = contents;
  const all = attachmentsOf(contents, ({ mediaType }) => cautionOfType(mediaType) !== null);
  if (all.length === 0) return undefined;
  const line = ({ attachment, record, person, path, message }: PlacedAttachment): Node => {
    const { direction, date, dateText } = record;
    const day = date === null && dateText !== '' ? dateText : words.day(date);
    const phrase = messagePhrase({ direction, name: person.name, day }, words, element);
    return element(
      'li',
      {},
      sentence(words.notices.unlinkedFile, {
        path: `data/${path}`,
        kind: words.receipt.kinds[attachment.kind],
        message: element('a', { href: `data/${message.html}` }, phrase),
      }),
    );
  };
  return element(
    'section',
    { 'aria-labelledby': 'unlinked' },
    element('h2', { id: 'unlinked' }, words.notices.unlinkedTitle),
    element('p', {}, words.notices.unlinked(all.length)),
    element(
      'details',
      {},
      element('summary', {}, words.notices.whereTheyAre),
      element('ul', {}, all.map(line)),
    ),
  );
}
