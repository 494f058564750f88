import type { Attachment, SavedAttachment } from '../../model/message';
import { namedAs } from '../../model/person';
import { attachmentLabel, isPicture } from '../../render/message-parts';
import { fill } from '../../render/words';
import { alsoShownLine } from '../also-shown';
import { apartInside, elementsOf, relativeHref, sentence } from '../elements';
import type { Child, MakeElement } from '../elements';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { courtCopyName } from '../plan';
import type { MessageFiles } from '../plan';
import type { ArchiveWords } from '../words/archive-words';
import { filesIn } from './message-page';
import { placeholder } from './placeholder';
import { receiptSentence } from './receipt-words';

/** What every numbered message of one copy shares. */
interface CourtCopy {
  one: PartPerson;
  words: ArchiveWords;
  /** Of the copy, relative to data/. */
  address: string;
  lostPages: ReadonlySet<string>;
  target: Document;
  element: MakeElement;
}

/**
 * The court copy of one page of a conversation: numbered messages with nothing left out and nothing claimed that the tool
 * cannot know. Numbers run over the whole conversation, whatever file or part a message stands in. No link leads to an
 * attachment: its path and its sum are told in words.
 */
export async function courtCopyPage(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  lostPages: ReadonlySet<string>,
  target: Document,
): Promise<Node[]> {
  const { words } = contents;
  const element = elementsOf(target);
  const address = `${one.mail.folder}/${courtCopyName(page)}.html`;
  const copy: CourtCopy = { one, words, address, lostPages, target, element };
  const numbers = new Map(one.mail.messages.map(({ id }, index) => [id, index + 1]));
  const sections: Node[] = [];
  for (const item of page.items) {
    if (item.what === 'missing') {
      sections.push(placeholder(item.missing, words, element, 'missing'));
      continue;
    }
    const { id } = item.record;
    const loaded = await loader.load(id);
    sections.push(numbered(numbers.get(id) ?? 0, loaded, filesIn(contents, id), copy));
  }
  const own = page.items.flatMap((item) =>
    item.what === 'message' ? [numbers.get(item.record.id) ?? 0] : [],
  );
  return [ways(page, copy), element('header', {}, about(contents, own, copy)), element('main', {}, sections)];
}

/** The links to other pages; they are not printed. */
function ways(page: WrittenPage, { one, words, element }: CourtCopy): Node {
  const others = one.pages.length === 1 ? [] : one.pages;
  return element(
    'nav',
    { 'aria-label': words.courtCopy.files },
    element('p', {}, element('a', { href: `${page.name}.html` }, words.courtCopy.backToMessages)),
    others.length === 0
      ? undefined
      : element(
          'ul',
          {},
          others.map((other) =>
            element(
              'li',
              {},
              element(
                'a',
                { href: `${courtCopyName(other)}.html`, 'aria-current': other === page ? 'page' : undefined },
                pageLabel(other, words),
              ),
            ),
          ),
        ),
  );
}

function about(contents: PartContents, own: readonly number[], { one, words, element }: CourtCopy): Child[] {
  const said = words.courtCopy;
  const { receipt } = contents;
  const all = one.mail.messages.length;
  const missing = one.mail.missing.length;
  const [first] = own;
  const last = own.at(-1);
  const share =
    own.length === all
      ? undefined
      : first === undefined || last === undefined
        ? said.noneHere
        : said.share(first, last, all);
  const paragraph = (words_: string | undefined): Node | undefined =>
    words_ === undefined ? undefined : element('p', {}, apartInside(words_, element));
  return [
    element(
      'h1',
      {},
      sentence(said.title, { name: element('bdi', {}, shownName(one.mail.person.name, words)) }),
    ),
    element('h2', {}, said.aboutTitle),
    paragraph(said.writtenBy(contents.softwareVersion, words.day(contents.date))),
    paragraph(said.numbers(all)),
    paragraph(share),
    one.mail.person.sameNameContacts.length > 1 ? paragraph(words.pages.sameName) : undefined,
    alsoShownLine(one.mail.person, words, element),
    paragraph(words.pages.timeZone),
    paragraph(said.plain),
    element('h2', {}, said.receiptTitle),
    paragraph(receiptSentence(contents)),
    receipt.incompleteBecause.map(paragraph),
    missing === 0 ? undefined : paragraph(said.missingHere(missing)),
    receipt.messages.skipped === 0 ? undefined : paragraph(said.leftOut(receipt.messages.skipped)),
    element('h2', {}, said.checkTitle),
    paragraph(said.sums),
    paragraph(said.check),
    element('h2', {}, said.notClaimedTitle),
    paragraph(said.notClaimed),
  ];
}

function numbered(at: number, loaded: LoadedMessage, files: MessageFiles, copy: CourtCopy): Node {
  const { one, words, lostPages, target, element } = copy;
  const said = words.courtCopy;
  const { message, text } = loaded;
  const person = namedAs(one.mail.person, message.personName);
  const anchor = `message-${at}`;
  // The letter's own text stays exact, also what nobody sees in it: so it is a text of its own, not one of elements.ts.
  const words_ = element('pre', { dir: 'auto' });
  words_.append(target.createTextNode(text));
  return element(
    'section',
    { id: anchor, 'aria-labelledby': `${anchor}-title` },
    facts(
      element('h2', { id: `${anchor}-title` }, said.message(at)),
      [
        [said.direction, said.directions[message.direction]],
        [message.direction === 'received' ? said.from : said.to, shownName(message.personName, words)],
        [said.inmateNumber, person.inmateId],
        [said.agency, person.agency],
        [said.date, message.dateText === '' ? said.noDate : message.dateText],
        [said.letterNumber, message.letterNumber],
        [said.status, message.status],
        // An archive of the first layout does not say when.
        [said.readAt, message.readAt === '' ? undefined : said.readMoment(message.readAt)],
        [said.id, message.id],
        ...(lostPages.has(message.id)
          ? [[said.rawPage, said.rawPageLost] as const]
          : [[said.rawPage, `data/${files.raw}`] as const, [said.sum, message.raw.sha256] as const]),
      ],
      element,
    ),
    text === '' ? element('p', {}, words.render.noWords) : words_,
    message.attachments.map((attachment) => exhibit(at, attachment, files, copy)),
  );
}

/** A title and what is known, never torn apart. What the site named is kept apart, so that a name in another script does not turn its line round. */
function facts(
  title: Node,
  rows: readonly (readonly [string, string | undefined])[],
  element: MakeElement,
): Node {
  const list = element(
    'dl',
    {},
    rows.map(([term, value]) =>
      value === undefined
        ? undefined
        : element('div', {}, element('dt', {}, `${term}: `), element('dd', {}, element('bdi', {}, value))),
    ),
  );
  return element('header', {}, title, list);
}

/** An attachment by the number of its message and its own place there; what is missing has its reason and no number. */
function exhibit(at: number, attachment: Attachment, files: MessageFiles, copy: CourtCopy): Node {
  const { words, element } = copy;
  const said = words.courtCopy;
  const label = attachmentLabel(attachment, words.render);
  const path = files.attachments.get(attachment.index);
  if (attachment.state !== 'saved' || path === undefined) {
    const reason = attachment.state === 'saved' ? '' : attachment.reason;
    return element(
      'p',
      {},
      sentence(words.render.missing, {
        label: element('bdi', {}, label),
        reason: element('bdi', {}, reason),
      }),
    );
  }
  const name = said.exhibit(at, attachment.index);
  return element(
    'section',
    { class: 'exhibit' },
    facts(
      element('h3', {}, name),
      [
        [said.kind, words.render.kinds[attachment.kind]],
        [said.label, attachment.label],
        [said.file, `data/${path}`],
        [said.mediaType, attachment.mediaType],
        [said.size, said.bytes(attachment.bytes)],
        [said.sum, attachment.sha256],
        [said.endsEarly, attachment.endsEarly === true ? said.endsEarlySentence : undefined],
      ],
      element,
    ),
    picture(attachment, relativeHref(copy.address, path), fill(said.pictureOf, { exhibit: name }), element),
  );
}

function picture(
  attachment: SavedAttachment,
  src: string,
  alt: string,
  element: MakeElement,
): Node | undefined {
  return isPicture(attachment) ? element('p', {}, element('img', { src, alt })) : undefined;
}
