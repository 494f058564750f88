import bookStyle from '../../assets/book.css?raw';
import courtCopyStyle from '../../assets/court-copy.css?raw';
import pageStyle from '../../assets/start-here.css?raw';
import searchScript from '../../assets/start-here.js?raw';
import { letterStyleSheet } from '../render/document-html';
import { bagInfoTxt, bagitTxt, manifest } from './bag';
import { BagEntries } from './bag-entries';
import { contactsCsv, contactsVcf } from './contact-files';
import { csvStart } from './csv';
import { messagesCsvHead } from './message-line';
import type { MessageRecord } from './archive-source';
import type { MessageLoader } from './message-loader';
import { conversationMarkdown } from './pages/conversation-page';
import { messageMarkdownFile } from './pages/message-page';
import {
  carefulFilesText,
  conversationText,
  filmsOverviewText,
  filmsText,
  messageText,
  peopleText,
  photosOverviewText,
  photosText,
  earlyEndsText,
  receiptText,
  startHereText,
} from './pages/page-text';
import { albumOf, hasOverview } from './albums';
import { carefulFilePages, earlyEndPages, peoplePages, receiptPages } from './long-lists';
import { otherFormBytes, otherFormFiles } from './other-forms';
import { bookText, courtCopyText } from './pages/print-text';
import type { PartContents, PartPerson, WrittenPage } from './part-contents';
import { bookName, courtCopyName } from './plan';
import { readmeTxt } from './readme';
import { searchFacts } from './search-facts';
import { searchFactsScript, shardFrame } from './search-shards';
import type { Lines } from './survey';
import { zipMoment } from './zip';
import type { ZipEntry } from './zip';

export interface PartSources {
  loader: MessageLoader;
  lines: Lines;
  madeAt: Date;
  /** Which messages stand in which search shard, by id. */
  shards: string[][];
  /** Ids of messages whose page as JPay sent it is not there. */
  lostPages: ReadonlySet<string>;
  signal: AbortSignal | undefined;
}

/** The files of a part, made anew each time they are gone through: they are many, and memory need not hold them all. */
export interface PartEntries extends Iterable<ZipEntry> {
  /** How many they are. */
  count: number;
}

/**
 * All files of one part, in the order they are written: payload, then the pages and tag files of the top, then the
 * manifests, which hold the sum of everything written before them.
 */
export function partEntries(contents: PartContents, sources: PartSources): PartEntries {
  const bag = new BagEntries(contents.folder, zipMoment(sources.madeAt));
  return {
    count: countOf(allFiles(bag, contents, sources)),
    [Symbol.iterator]: () => allFiles(bag, contents, sources),
  };
}

function countOf(files: Files): number {
  let count = 0;
  while (!files.next().done) count += 1;
  return count;
}

function* allFiles(bag: BagEntries, contents: PartContents, sources: PartSources): Files {
  yield* peopleFiles(bag, contents, sources);
  yield* pageFiles(bag, contents, sources);
  yield* tableFiles(bag, contents, sources.lines);
  yield* tagFiles(bag, contents);
}

function* tagFiles(bag: BagEntries, contents: PartContents): Files {
  yield bag.tag('START HERE.html', () => startHereText(contents));
  yield bag.tag('README.txt', () => readmeTxt(contents));
  yield bag.tag('bagit.txt', () => bagitTxt);
  yield bag.tag('bag-info.txt', () =>
    bagInfoTxt({
      date: contents.date,
      softwareVersion: contents.softwareVersion,
      payloadBytes: bag.payloadBytes,
      payloadFiles: bag.payload.size,
      part: contents.part,
      parts: contents.parts,
      group: contents.group,
    }),
  );
  yield bag.tag('manifest-sha256.txt', () => manifest(bag.payload));
  yield bag.tag('tagmanifest-sha256.txt', () => manifest(bag.tags));
}

type Files = Generator<ZipEntry, void, undefined>;

/** A page of a conversation comes behind the messages it holds: what was made harmless for them is still at hand. */
function* peopleFiles(bag: BagEntries, contents: PartContents, sources: PartSources): Files {
  for (const one of contents.people) {
    for (const page of one.pages) {
      for (const item of page.items) {
        if (item.what === 'message') yield* messageFiles(bag, item.record, one, contents, sources);
      }
      yield* conversationFiles(bag, page, one, contents, sources);
    }
  }
}

function* messageFiles(
  bag: BagEntries,
  record: MessageRecord,
  one: PartPerson,
  contents: PartContents,
  { loader, lostPages }: PartSources,
): Files {
  const files = contents.messages.get(record.id)?.files;
  if (!files) return;
  const { date, raw } = record;
  // The page that JPay sent holds the letter and more around it than ours does.
  const page = { date, about: raw.bytes };
  yield bag.data(files.html, () => messageText(record.id, one, contents, loader), page);
  if (contents.formats.includes('markdown')) {
    yield bag.data(
      files.markdown,
      async () => messageMarkdownFile(await loader.load(record.id), one.mail.person, files, contents),
      page,
    );
  }
  for (const attachment of record.attachments) {
    const path = files.attachments.get(attachment.index);
    if (attachment.state !== 'saved' || path === undefined) continue;
    const { sha256, mediaType, bytes: about } = attachment;
    const compress = shrinks(mediaType);
    yield bag.data(path, () => loader.attachment(attachment), { date, compress, sum: sha256, about });
  }
  if (lostPages.has(record.id)) yield bag.data(files.raw, () => contents.words.notices.lostPage, { date });
  else yield bag.data(files.raw, () => loader.bytes(raw.sha256), { ...page, sum: raw.sha256 });
}

/** Media is packed already; what is plain inside gets smaller. */
function shrinks(mediaType: string): boolean {
  return /^(text\/|image\/(bmp|tiff|svg)|application\/(json|xml|rtf))/.test(mediaType);
}

function* conversationFiles(
  bag: BagEntries,
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  { loader, lostPages, madeAt, signal }: PartSources,
): Files {
  const { folder } = one.mail;
  const tools = { loader, words: contents.words, madeAt, signal };
  const date = page.items.findLast((item) => item.date !== null)?.date ?? null;
  yield bag.data(`${page.path}.html`, () => conversationText(page, one, contents, loader), { date });
  if (contents.formats.includes('markdown')) {
    yield bag.data(`${page.path}.md`, () => conversationMarkdown(page, one, contents, loader), { date });
  }
  for (const file of otherFormFiles(page, contents.formats)) {
    yield bag.data(`${folder}/${file.name}`, () => otherFormBytes(file, page, one, contents, tools), {
      date,
      compress: file.shrinks,
    });
  }
  yield bag.data(`${folder}/${bookName(page)}.html`, () => bookText(page, one, contents, loader), { date });
  yield bag.data(
    `${folder}/${courtCopyName(page)}.html`,
    async () => {
      const text = await courtCopyText(page, one, contents, loader, lostPages);
      // No file behind this one holds their words.
      for (const item of page.items) if (item.what === 'message') loader.letGo(item.record.id);
      return text;
    },
    { date },
  );
}

function* pageFiles(bag: BagEntries, contents: PartContents, { lines, shards }: PartSources): Files {
  yield bag.data('pages/archive.css', () => pageStyle);
  yield bag.data('pages/letter.css', () => letterStyleSheet);
  yield bag.data('pages/book.css', () => bookStyle);
  yield bag.data('pages/court-copy.css', () => courtCopyStyle);
  yield bag.data('pages/search.js', () => searchScript);
  yield bag.data('pages/search-people.js', () => searchFactsScript(searchFacts(contents, shards)));
  for (const [index, ids] of shards.entries()) {
    yield bag.data(`pages/search-${index + 1}.js`, () =>
      lines.search.blob(ids, shardFrame.start, shardFrame.end),
    );
  }
  yield* albumFiles(bag, contents);
  yield* listFiles(bag, contents);
}

function* albumFiles(bag: BagEntries, contents: PartContents): Files {
  const [photos, films] = [albumOf(contents, 'photos'), albumOf(contents, 'videograms')];
  if (hasOverview(photos)) yield bag.data(photos.path, () => photosOverviewText(photos, contents));
  if (hasOverview(films)) yield bag.data(films.path, () => filmsOverviewText(films, contents));
  for (const page of photos.pages) yield bag.data(page.path, () => photosText(page, photos, contents));
  for (const page of films.pages) yield bag.data(page.path, () => filmsText(page, films, contents));
}

/** The lists that are too long for START HERE. */
function* listFiles(bag: BagEntries, contents: PartContents): Files {
  const people = peoplePages(contents);
  for (const page of people) yield bag.data(page.path, () => peopleText(page, people, contents));
  const receipt = receiptPages(contents);
  for (const page of receipt) yield bag.data(page.path, () => receiptText(page, receipt, contents));
  const early = earlyEndPages(contents);
  for (const page of early) yield bag.data(page.path, () => earlyEndsText(page, early, contents));
  const careful = carefulFilePages(contents);
  for (const page of careful) yield bag.data(page.path, () => carefulFilesText(page, careful, contents));
}

function* tableFiles(bag: BagEntries, contents: PartContents, lines: Lines): Files {
  yield bag.data('messages.jsonl', () => lines.jsonl.blob(contents.byTime));
  yield bag.data('messages.csv', () =>
    lines.csv.blob(contents.byTime, csvStart + messagesCsvHead(contents.words)),
  );
  yield bag.data('messages.mbox', () => lines.mbox.blob(contents.byTime));
  yield bag.data('contacts.csv', () => contactsCsv(contents.contacts, contents.words));
  yield bag.data('contacts.vcf', () => contactsVcf(contents.contacts, contents.words));
  const { receipt, account, words } = contents;
  const said = { ...receipt, language: words.language, ...(account ? { account } : {}) };
  yield bag.data('receipt.json', () => `${JSON.stringify(said, null, 2)}\n`);
}
