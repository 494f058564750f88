import type { ConversationItem } from '../plan';
import { frontMatter } from '../../render/front-matter';
import { messageTitle } from '../../render/message-parts';
import { escapeLine } from '../../render/markdown-escape';
import { messageSection } from '../../render/message-markdown';
import { elementsOf, relativeHref } from '../elements';
import type { MakeElement } from '../elements';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { counted, listed, sameNameSentence, timeZoneSentence } from '../words';
import { articleFor, filesIn, placedFrom } from './message-page';
import type { MessagePlace } from './message-page';
import { placeholder, placeholderMarkdown } from './placeholder';

/** One page of a conversation: its messages in order, gaps where something is missing, and the way to the other pages. */
export async function conversationPage(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  target: Document,
): Promise<Node[]> {
  const element = elementsOf(target);
  const address = `${page.path}.html`;
  const articles: Node[] = [];
  const parted = page.period === '' && yearsOf(page.items).length > 1;
  const place: MessagePlace = { address, headingLevel: parted ? 3 : 2, words: contents.words, target };
  let year = '';
  for (const item of page.items) {
    const itemYear = item.date?.slice(0, 4) ?? 'undated';
    if (parted && itemYear !== year) {
      year = itemYear;
      articles.push(
        element('h2', { id: `y${year}`, class: 'year' }, year === 'undated' ? 'Without a date' : year),
      );
    }
    articles.push(await articleOf(item, one, contents, loader, place, element));
  }
  return [
    head(page, one, contents, element),
    element('main', { id: 'messages' }, articles),
    element(
      'footer',
      {},
      pageNeighbours(page, one, element),
      element('p', {}, timeZoneSentence),
      element(
        'p',
        {},
        element('a', { href: relativeHref(`data/${address}`, 'START HERE.html') }, 'Back to START HERE'),
      ),
    ),
  ];
}

async function articleOf(
  item: ConversationItem,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  place: MessagePlace,
  element: MakeElement,
): Promise<Node> {
  if (item.what === 'missing')
    return placeholder(item.missing, contents.words, element, 'placeholder notice');
  const files = filesIn(contents, item.record.id);
  const article = articleFor(await loader.load(item.record.id), one.mail.person, files, place);
  article.append(
    element(
      'p',
      { class: 'by-itself' },
      element('a', { href: relativeHref(place.address, files.html) }, 'This message by itself'),
    ),
  );
  return article;
}

function head(page: WrittenPage, one: PartPerson, contents: PartContents, element: MakeElement): Node {
  const { person } = one.mail;
  const messages = page.items.filter(({ what }) => what === 'message').length;
  const years = page.period === '' ? yearsOf(page.items) : [];
  return element(
    'header',
    {},
    element('a', { class: 'skip', href: '#messages' }, 'To the messages'),
    element(
      'p',
      {},
      element('a', { href: relativeHref(`data/${page.path}.html`, 'START HERE.html') }, 'Back to START HERE'),
    ),
    element('h1', {}, 'Messages with ', element('bdi', {}, shownName(person.name))),
    element(
      'p',
      { class: 'lead' },
      [
        ...(page.period === '' ? [] : [pageLabel(page)]),
        counted(messages, 'message'),
        ...(person.inmateId === undefined ? [] : [person.inmateId]),
        ...(person.agency === undefined ? [] : [person.agency]),
      ].join(' · '),
    ),
    person.sameNameContacts.length > 1 ? element('p', {}, sameNameSentence) : undefined,
    one.alsoIn.length === 0
      ? undefined
      : element(
          'p',
          {},
          `More messages with this person are in part ${listed(one.alsoIn.map(String))} of ${contents.parts}.`,
        ),
    one.pages.length > 1
      ? nav(
          'Pages of this conversation',
          one.pages.map((other) => ({
            href: `${other.name}.html`,
            words: pageLabel(other),
            current: other === page,
          })),
          element,
        )
      : undefined,
    years.length > 1
      ? nav(
          'Years',
          years.map((year) => ({
            href: `#y${year}`,
            words: year === 'undated' ? 'Without a date' : year,
            current: false,
          })),
          element,
        )
      : undefined,
  );
}

function nav(
  label: string,
  links: { href: string; words: string; current: boolean }[],
  element: MakeElement,
): Node {
  return element(
    'nav',
    { 'aria-label': label },
    element(
      'ul',
      { class: 'pages' },
      links.map(({ href, words, current }) =>
        element('li', {}, element('a', { href, 'aria-current': current ? 'page' : undefined }, words)),
      ),
    ),
  );
}

function pageNeighbours(page: WrittenPage, one: PartPerson, element: MakeElement): Node | undefined {
  const at = one.pages.indexOf(page);
  const earlier = one.pages[at - 1];
  const later = one.pages[at + 1];
  if (!earlier && !later) return undefined;
  return element(
    'nav',
    { 'aria-label': 'Earlier and later messages', class: 'neighbours' },
    earlier
      ? element('a', { rel: 'prev', href: `${earlier.name}.html` }, `← ${pageLabel(earlier)}`)
      : element('span'),
    later
      ? element('a', { rel: 'next', href: `${later.name}.html` }, `${pageLabel(later)} →`)
      : element('span'),
  );
}

function yearsOf(items: readonly { date: string | null }[]): string[] {
  return [...new Set(items.map(({ date }) => date?.slice(0, 4) ?? 'undated'))];
}

/** The same page as Markdown: a heading for each message, its words and attachments, and the gaps. */
export async function conversationMarkdown(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const person = { ...one.mail.person, name: shownName(one.mail.person.name) };
  const sections: string[] = [];
  for (const item of page.items) {
    if (item.what === 'missing') {
      sections.push(placeholderMarkdown(item.missing, contents.words));
      continue;
    }
    const loaded = await loader.load(item.record.id);
    const { message, fragment } = loaded;
    const attachments = placedFrom(`${page.path}.md`, loaded, filesIn(contents, message.id));
    const words = contents.words.render;
    const section = messageSection({ message, person, attachments, bodyFragment: fragment, words });
    sections.push(`## ${escapeLine(messageTitle({ message, person }, words))}\n\n${section}`);
  }
  const matter = frontMatter({
    // Facts stay exact; only what is shown is made visible.
    person: one.mail.person.name,
    inmateId: person.inmateId,
    agency: person.agency,
    period: page.period === '' ? undefined : pageLabel(page),
    messages: page.items.filter(({ what }) => what === 'message').length,
  });
  const title = `# ${escapeLine(`Messages with ${person.name}`)}\n\n${escapeLine(timeZoneSentence)}\n`;
  return [`${matter}\n${title}`, ...sections].join('\n');
}
