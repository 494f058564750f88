import {
  attachmentLabel,
  headingTemplate,
  isPicture,
  missingSentence,
  pictureWords,
  shownDate,
} from '../../render/message-parts';
import type { PlacedAttachment } from '../../render/message-parts';
import { letterBody, messageAnchor } from '../../render/message-html';
import type { Attachment } from '../../model/message';
import { namedAs } from '../../model/person';
import type { MessageRecord } from '../archive-source';
import { elementsOf, relativeHref, sentence } from '../elements';
import type { MakeElement } from '../elements';
import type { LoadedMessage, MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { bookName } from '../plan';
import type { ConversationItem, MessageFiles } from '../plan';
import type { ArchiveWords } from '../words/archive-words';
import { filesIn, placedFrom } from './message-page';
import { spokenCaption } from './caption';
import { placeholder } from './placeholder';

/** What every leaf of one book shares. */
interface Book {
  one: PartPerson;
  words: ArchiveWords;
  /** Of the book, relative to data/. */
  address: string;
  name: string;
  target: Document;
  element: MakeElement;
}

/**
 * The keepsake book of one page of a conversation: a cover, a chapter for each year, letters and photos, to be printed
 * or kept as a PDF. Its looks are in assets/book.css. Nothing on it loads late: a browser prints what is there.
 */
export async function bookPage(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  target: Document,
): Promise<Node[]> {
  const { words } = contents;
  const element = elementsOf(target);
  const address = `${one.mail.folder}/${bookName(page)}.html`;
  const book: Book = { one, words, address, name: shownName(one.mail.person.name, words), target, element };
  const chapters: Node[] = [];
  for (const [year, items] of chaptersOf(page.items)) {
    const leaves: Node[] = [];
    for (const item of items) {
      leaves.push(
        item.what === 'missing'
          ? placeholder(item.missing, words, element, 'missing')
          : letter(await loader.load(item.record.id), contents, book),
      );
    }
    const title = year === '' ? words.book.undatedChapter : year;
    const heading = element('h2', { id: `y${year || 'undated'}` }, title);
    // The first letter goes along with the title: no title stands alone at the end of a page.
    chapters.push(element('section', { class: 'chapter' }, heading, leaves));
  }
  return [
    howToPrint(page, book),
    cover(page, contents, book),
    element('main', {}, chapters, element('p', { class: 'colophon' }, words.pages.timeZone)),
  ];
}

/** By year, in the order of the conversation; '' for what has no date. */
function chaptersOf(items: readonly ConversationItem[]): [string, ConversationItem[]][] {
  const chapters = new Map<string, ConversationItem[]>();
  for (const item of items) {
    const year = item.date?.slice(0, 4) ?? '';
    const chapter = chapters.get(year) ?? [];
    chapter.push(item);
    chapters.set(year, chapter);
  }
  return [...chapters];
}

/** For the screen alone. */
function howToPrint(page: WrittenPage, { one, words, element }: Book): Node {
  return element(
    'aside',
    { class: 'how', 'aria-labelledby': 'how' },
    element('p', {}, element('a', { href: `${page.name}.html` }, words.book.backToMessages)),
    // No heading: the book's title, below, is the first.
    element('p', { class: 'how-title', id: 'how' }, words.book.howTitle),
    element(
      'ul',
      {},
      words.book.how.map((line) => element('li', {}, line)),
    ),
    one.pages.length > 1
      ? element(
          'nav',
          { 'aria-label': words.book.volumes },
          element(
            'ul',
            { class: 'pages' },
            one.pages.map((other) =>
              element(
                'li',
                {},
                element(
                  'a',
                  { href: `${bookName(other)}.html`, 'aria-current': other === page ? 'page' : undefined },
                  pageLabel(other, words),
                ),
              ),
            ),
          ),
        )
      : undefined,
  );
}

function cover(page: WrittenPage, contents: PartContents, book: Book): Node {
  const { one, words, address, name, element } = book;
  const years = page.items.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)]));
  const [first] = years;
  const last = years.at(-1);
  const count = page.items.filter(({ what }) => what === 'message').length;
  const photo = coverPhoto(page);
  const src = photo && filesIn(contents, photo.record.id).attachments.get(photo.attachment.index);
  return element(
    'header',
    { class: 'cover' },
    element('h1', {}, sentence(words.book.title, { name: element('bdi', {}, name) })),
    first === undefined || last === undefined
      ? undefined
      : element('p', { class: 'span' }, words.book.years(first, last)),
    one.pages.length > 1
      ? element(
          'p',
          {},
          words.book.volume(one.pages.indexOf(page) + 1, one.pages.length, pageLabel(page, words)),
        )
      : undefined,
    photo && src !== undefined
      ? element('img', {
          src: relativeHref(address, src),
          alt: spokenCaption({ ...photo, person: namedAs(one.mail.person, photo.record.personName) }, words),
        })
      : undefined,
    element('p', {}, words.conversation.messages(count)),
    element('p', { class: 'saved' }, words.book.saved(words.day(contents.date))),
  );
}

/** The first photo that came from the person, else the first picture at all. */
function coverPhoto(page: WrittenPage): { attachment: Attachment; record: MessageRecord } | undefined {
  const pictures = page.items.flatMap((item) =>
    item.what === 'missing'
      ? []
      : item.record.attachments.flatMap((attachment) =>
          attachment.state === 'saved' && isPicture(attachment) ? [{ attachment, record: item.record }] : [],
        ),
  );
  return (
    pictures.find(
      ({ attachment, record }) => attachment.kind === 'image' && record.direction === 'received',
    ) ?? pictures[0]
  );
}

function letter(loaded: LoadedMessage, contents: PartContents, book: Book): Node {
  const { one, words, address, target, element } = book;
  const { message, fragment } = loaded;
  const name = shownName(namedAs(one.mail.person, message.personName).name, words);
  const anchor = messageAnchor(message.id);
  const files = filesIn(contents, message.id);
  const placed = placedFrom(address, loaded, files);
  const plates = placed.flatMap((one) => plate(one, loaded, book));
  return element(
    'article',
    { class: `letter ${message.direction}`, id: anchor, 'aria-labelledby': `${anchor}-heading` },
    element(
      'header',
      {},
      element(
        'h3',
        { id: `${anchor}-heading` },
        sentence(headingTemplate(message, words.render), { name: element('bdi', {}, name) }),
      ),
      element('p', { class: 'when' }, element('bdi', {}, shownDate(message, words.render))),
    ),
    letterBody(target, fragment, 3, words.render),
    plates.length === 0 ? undefined : element('div', { class: 'plates' }, plates),
    placed.flatMap((one) => line(one, files, book)),
  );
}

/** A picture with who and when. */
function plate(
  { attachment, href }: PlacedAttachment,
  { message }: LoadedMessage,
  { one, words, element }: Book,
): Node[] {
  if (attachment.state !== 'saved' || !isPicture(attachment) || href === undefined) return [];
  const caption = message.direction === 'received' ? words.book.captionReceived : words.book.captionSent;
  const own = namedAs(one.mail.person, message.personName);
  const name = shownName(own.name, words);
  const person = { ...own, name };
  return [
    element(
      'figure',
      {},
      element('img', {
        src: href,
        alt: pictureWords({ message, person, attachments: [] }, attachment, words.render),
      }),
      element(
        'figcaption',
        {},
        sentence(caption, {
          kind: words.render.kinds[attachment.kind],
          name: element('bdi', {}, name),
          date: element('bdi', {}, shownDate(message, words.render)),
        }),
      ),
    ),
  ];
}

/** A sentence for what is no picture: where its file lies, or why it is not here. */
function line(placed: PlacedAttachment, files: MessageFiles, { words, element }: Book): Node[] {
  const { attachment } = placed;
  const missing = missingSentence(placed, words.render);
  if (missing) {
    const values = Object.entries(missing.values).map(([key, value]): [string, Node] => [
      key,
      element('bdi', {}, value),
    ]);
    return [element('p', { class: 'missing' }, sentence(missing.template, Object.fromEntries(values)))];
  }
  const path = files.attachments.get(attachment.index);
  if (attachment.state !== 'saved' || path === undefined || isPicture(attachment)) return [];
  return [
    element(
      'p',
      { class: 'file' },
      sentence(words.book.keptAsFile, {
        label: element('bdi', {}, attachmentLabel(attachment, words.render)),
        path: element('bdi', {}, `data/${path}`),
      }),
    ),
  ];
}
