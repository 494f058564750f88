import { cautionOfType } from '../../model/caution';
import type { MakeElement } from '../elements';
import { attachmentsOf, shownName } from '../part-contents';
import type { PartContents } from '../part-contents';
import { counted } from '../words';
import { dayOf } from './photos';
import { kindWords } from './receipt-words';

/**
 * Attachments that could run, or that nobody knows: where each lies, in words and without a link, and the message it came
 * with. Those that only their bytes give away (a PDF that acts by itself) are told of beside their message.
 */
export function unlinkedFiles(contents: PartContents, element: MakeElement): Node | undefined {
  const all = attachmentsOf(contents, ({ mediaType }) => cautionOfType(mediaType) !== null);
  if (all.length === 0) return undefined;
  return element(
    'section',
    { 'aria-labelledby': 'unlinked' },
    element('h2', { id: 'unlinked' }, 'Files to be careful with'),
    element(
      'p',
      {},
      `${counted(all.length, 'attachment')} could run as a program or open as a page, or ${all.length === 1 ? 'is' : 'are'} of a kind that Letterkeep does not know. Nothing is lost: each was saved exactly as JPay sent it, under a name that nothing opens by itself, and no link leads to it. Open one only if you know what it is.`,
    ),
    element(
      'details',
      {},
      element('summary', {}, 'Where they are'),
      element(
        'ul',
        {},
        all.map((one) =>
          element(
            'li',
            {},
            `data/${one.path} (${kindWords[one.attachment.kind]} in the `,
            element(
              'a',
              { href: `data/${one.message.html}` },
              one.record.direction === 'received' ? 'message from ' : 'message to ',
              element('bdi', {}, shownName(one.person.name)),
              `, ${dayOf(one)}`,
            ),
            ')',
          ),
        ),
      ),
    ),
  );
}
