import type { ConversationItem } from '../plan';
import { frontMatter } from '../../render/front-matter';
import { namedAs } from '../../model/person';
import { isolatedText } from '../../model/visible-text';
import { messageTitle } from '../../render/message-parts';
import { escapeLine } from '../../render/markdown-escape';
import { messageSection } from '../../render/message-markdown';
import { fill } from '../../render/words';
import { alsoShownLine, alsoShownText } from '../also-shown';
import { elementsOf, relativeHref, sentence } from '../elements';
import type { MakeElement } from '../elements';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { otherFormFiles } from '../other-forms';
import { bookName, courtCopyName } from '../plan';
import type { ArchiveWords } from '../words/archive-words';
import { articleFor, filesIn, noticesOf, placedFrom } from './message-page';
import type { MessagePlace } from './message-page';
import { placeholder, placeholderMarkdown } from './placeholder';
import { apart } from './receipt-words';

/** One page of a conversation: its messages in order, gaps where something is missing, and the way to the other pages. */
export async function conversationPage(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  target: Document,
): Promise<Node[]> {
  const element = elementsOf(target);
  const { words } = contents;
  const address = `${page.path}.html`;
  const articles: Node[] = [];
  const parted = page.period === '' && yearsOf(page.items).length > 1;
  const place: MessagePlace = {
    address,
    headingLevel: parted ? 3 : 2,
    words,
    target,
    films: 'card',
    noLongerListed: contents.noLongerListed,
  };
  let year = '';
  for (const item of page.items) {
    const itemYear = item.date?.slice(0, 4) ?? 'undated';
    if (parted && itemYear !== year) {
      year = itemYear;
      articles.push(
        element('h2', { id: `y${year}`, class: 'year' }, year === 'undated' ? words.pages.undated : year),
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
      pageNeighbours(page, one, words, element),
      element('p', {}, words.pages.timeZone),
      element(
        'p',
        {},
        element(
          'a',
          { href: relativeHref(`data/${address}`, 'START HERE.html') },
          words.conversation.backToStart,
        ),
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
      element('a', { href: relativeHref(place.address, files.html) }, contents.words.conversation.byItself),
    ),
  );
  return article;
}

function head(page: WrittenPage, one: PartPerson, contents: PartContents, element: MakeElement): Node {
  const { person } = one.mail;
  const { words } = contents;
  const said = words.conversation;
  const messages = page.items.filter(({ what }) => what === 'message').length;
  const years = page.period === '' ? yearsOf(page.items) : [];
  const facts = apart([person.inmateId, person.agency], element, ' · ');
  return element(
    'header',
    {},
    element('a', { class: 'skip', href: '#messages' }, said.skip),
    element(
      'p',
      {},
      element('a', { href: relativeHref(`data/${page.path}.html`, 'START HERE.html') }, said.backToStart),
    ),
    element('h1', {}, sentence(said.title, { name: element('bdi', {}, shownName(person.name, words)) })),
    element(
      'p',
      { class: 'lead' },
      page.period === '' ? undefined : [pageLabel(page, words), ' · '],
      said.messages(messages),
      facts.length === 0 ? undefined : [' · ', facts],
    ),
    person.sameNameContacts.length > 1 ? element('p', {}, words.pages.sameName) : undefined,
    alsoShownLine(person, words, element),
    one.alsoIn.length === 0
      ? undefined
      : element('p', {}, words.startHere.moreInParts(one.alsoIn.map(String), contents.parts)),
    one.pages.length > 1
      ? nav(
          said.pages,
          one.pages.map((other) => ({
            href: `${other.name}.html`,
            words: pageLabel(other, words),
            current: other === page,
          })),
          element,
        )
      : undefined,
    years.length > 1
      ? nav(
          said.years,
          years.map((year) => ({
            href: `#y${year}`,
            words: year === 'undated' ? words.pages.undated : year,
            current: false,
          })),
          element,
        )
      : undefined,
    nav(
      said.toPrint,
      [
        { href: `${bookName(page)}.html`, words: said.book, current: false },
        { href: `${courtCopyName(page)}.html`, words: said.courtCopy, current: false },
      ],
      element,
    ),
    otherForms(page, contents, element),
  );
}

/** The same page as Word, mail or text, where that was chosen. */
function otherForms(
  page: WrittenPage,
  { words, formats }: PartContents,
  element: MakeElement,
): Node | undefined {
  const files = otherFormFiles(page, formats);
  if (files.length === 0) return undefined;
  const links = files.map(({ form, name, number, of }) => ({
    href: name,
    words: words.conversation.otherForm(form, number, of),
    current: false,
  }));
  return nav(words.conversation.otherForms, links, element);
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

function pageNeighbours(
  page: WrittenPage,
  one: PartPerson,
  words: ArchiveWords,
  element: MakeElement,
): Node | undefined {
  const said = words.conversation;
  const at = one.pages.indexOf(page);
  const earlier = one.pages[at - 1];
  const later = one.pages[at + 1];
  if (!earlier && !later) return undefined;
  return element(
    'nav',
    { 'aria-label': said.neighbours, class: 'neighbours' },
    earlier
      ? element(
          'a',
          { rel: 'prev', href: `${earlier.name}.html` },
          said.earlierPage(pageLabel(earlier, words)),
        )
      : element('span'),
    later
      ? element('a', { rel: 'next', href: `${later.name}.html` }, said.laterPage(pageLabel(later, words)))
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
  const { person: whole } = one.mail;
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
    const own = namedAs(one.mail.person, message.personName);
    const person = { ...own, name: shownName(own.name, contents.words) };
    const notices = noticesOf(message.id, contents);
    const section = messageSection({ message, person, attachments, bodyFragment: fragment, words, notices });
    sections.push(`## ${escapeLine(messageTitle({ message, person }, words, isolatedText))}\n\n${section}`);
  }
  const matter = frontMatter({
    // Facts stay exact; only what is shown is made visible.
    person: whole.name,
    inmateId: whole.inmateId,
    agency: whole.agency,
    period: page.period === '' ? undefined : pageLabel(page, contents.words),
    messages: page.items.filter(({ what }) => what === 'message').length,
  });
  const { conversation, pages } = contents.words;
  const heading = fill(conversation.title, { name: isolatedText(shownName(whole.name, contents.words)) });
  const notices = [...alsoShownText(whole, contents.words), pages.timeZone].map(escapeLine);
  const title = `# ${escapeLine(heading)}\n\n${notices.join('\n\n')}\n`;
  return [`${matter}\n${title}`, ...sections].join('\n');
}
