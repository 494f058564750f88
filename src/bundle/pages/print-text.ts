import { archivePolicy, htmlDocument } from '../../render/html-document';
import { inertDocument } from '../../render/trusted-parsing';
import { isolatedText } from '../../model/visible-text';
import { relativeHref } from '../elements';
import type { MessageLoader } from '../message-loader';
import { pageLabel, shownName } from '../part-contents';
import type { PartContents, PartPerson, WrittenPage } from '../part-contents';
import { bookName, courtCopyName } from '../plan';
import { bookPage } from './book-page';
import { courtCopyPage } from './court-copy';

/* The text of the pages that are made for printing; those for reading are in page-text.ts. */

/** The keepsake book beside a page of a conversation. */
export async function bookText(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
): Promise<string> {
  const nodes = await bookPage(page, one, contents, loader, inertDocument());
  const title = contents.words.book.pageTitle(...titleOf(page, one, contents));
  const place = { folder: one.mail.folder, name: bookName(page), sheets: ['letter.css', 'book.css'] };
  return printText(nodes, title, contents, { ...place, bodyClass: 'book' });
}

/** The court copy beside it. `lostPages` as in ArchiveSource. */
export async function courtCopyText(
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  loader: MessageLoader,
  lostPages: ReadonlySet<string>,
): Promise<string> {
  const nodes = await courtCopyPage(page, one, contents, loader, lostPages, inertDocument());
  const title = contents.words.courtCopy.pageTitle(...titleOf(page, one, contents));
  const place = { folder: one.mail.folder, name: courtCopyName(page), sheets: ['court-copy.css'] };
  return printText(nodes, title, contents, place);
}

function titleOf(page: WrittenPage, one: PartPerson, { words }: PartContents): [string, string] {
  const period = page.period === '' ? '' : pageLabel(page, words);
  return [isolatedText(shownName(one.mail.person.name, words)), period];
}

function printText(
  nodes: Node[],
  title: string,
  { words }: PartContents,
  {
    folder,
    name,
    sheets,
    bodyClass,
  }: { folder: string; name: string; sheets: readonly string[]; bodyClass?: string },
): string {
  return htmlDocument({
    title,
    lang: words.language,
    dir: words.direction,
    body: nodes,
    style: { href: sheets.map((sheet) => relativeHref(`${folder}/${name}.html`, `pages/${sheet}`)) },
    policy: archivePolicy,
    ...(bodyClass === undefined ? {} : { bodyClass }),
  });
}
