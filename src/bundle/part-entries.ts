import bookStyle from '../../assets/book.css?raw';
import courtCopyStyle from '../../assets/court-copy.css?raw';
import pageStyle from '../../assets/start-here.css?raw';
import searchScript from '../../assets/start-here.js?raw';
import { letterStyleSheet } from '../render/document-html';
import { bagInfoTxt, bagitTxt, manifest } from './bag';
import { contactsCsv, contactsVcf } from './contact-files';
import { csvStart } from './csv';
import { messagesCsvHead } from './message-line';
import { sizeOf, sumOf, type EntryContent } from './entry-content';
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
import { zipDate, zipMoment } from './zip';
import type { ZipEntry } from './zip';

type Content = string | EntryContent;

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

/**
 * All files of one part, in the order they are written: payload, then the pages and tag files of the top, then the
 * manifests, which hold the sum of everything written before them.
 */
export function partEntries(contents: PartContents, sources: PartSources): ZipEntry[] {
  const bag = new Bag(contents.folder, zipMoment(sources.madeAt));
  peopleFiles(bag, contents, sources);
  pageFiles(bag, contents, sources);
  tableFiles(bag, contents, sources.lines);

  bag.tag('START HERE.html', () => startHereText(contents));
  bag.tag('README.txt', () => readmeTxt(contents));
  bag.tag('bagit.txt', () => bagitTxt);
  bag.tag('bag-info.txt', () =>
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
  bag.tag('manifest-sha256.txt', () => manifest(bag.payload));
  bag.tag('tagmanifest-sha256.txt', () => manifest(bag.tags));
  return bag.entries;
}

interface DataOptions {
  /** The message's, whose time the file bears. */
  date?: string | null;
  compress?: boolean;
  /** Taken as known if given. */
  sum?: string;
  /** As in ZipEntry: given for a file that needs none of the others. */
  about?: number;
}

/** Gathers the entries of a bag, and the sums of what has been written of it. */
class Bag {
  readonly entries: ZipEntry[] = [];
  readonly payload = new Map<string, string>();
  readonly tags = new Map<string, string>();
  payloadBytes = 0;
  readonly #encoder = new TextEncoder();

  constructor(
    private readonly folder: string,
    private readonly madeAt: Date,
  ) {}

  /** A file below data/. */
  data(
    path: string,
    make: () => Content | Promise<Content>,
    { date = null, compress = true, sum, about }: DataOptions = {},
  ): void {
    const inBag = `data/${path}`;
    const modified = zipDate(date, this.madeAt);
    this.#add({ path: inBag, make, modified, compress, about }, async (content) => {
      this.payload.set(inBag, sum ?? (await sumOf(content)));
      this.payloadBytes += sizeOf(content);
    });
  }

  /** A file at the top. */
  tag(name: string, make: () => Content | Promise<Content>): void {
    this.#add({ path: name, make, modified: this.madeAt, compress: true }, async (content) => {
      this.tags.set(name, await sumOf(content));
    });
  }

  #add(
    {
      path,
      make,
      ...entry
    }: Pick<ZipEntry, 'path' | 'modified' | 'compress' | 'about'> & {
      make: () => Content | Promise<Content>;
    },
    record: (content: EntryContent) => Promise<void>,
  ): void {
    this.entries.push({
      ...entry,
      path: `${this.folder}/${path}`,
      content: async () => {
        const made = await make();
        const content = typeof made === 'string' ? this.#encoder.encode(made) : made;
        await record(content);
        return content;
      },
    });
  }
}

/** A page of a conversation comes behind the messages it holds: what was made harmless for them is still at hand. */
function peopleFiles(bag: Bag, contents: PartContents, sources: PartSources): void {
  for (const one of contents.people) {
    for (const page of one.pages) {
      for (const item of page.items) {
        if (item.what === 'message') messageFiles(bag, item.record, one, contents, sources);
      }
      conversationFiles(bag, page, one, contents, sources);
    }
  }
}

function messageFiles(
  bag: Bag,
  record: MessageRecord,
  one: PartPerson,
  contents: PartContents,
  { loader, lostPages }: PartSources,
): void {
  const files = contents.messages.get(record.id)?.files;
  if (!files) return;
  const { date, raw } = record;
  // The page that JPay sent holds the letter and more around it than ours does.
  const page = { date, about: raw.bytes };
  bag.data(files.html, () => messageText(record.id, one, contents, loader), page);
  if (contents.formats.includes('markdown')) {
    bag.data(
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
    bag.data(path, () => loader.attachment(attachment), { date, compress, sum: sha256, about });
  }
  if (lostPages.has(record.id)) bag.data(files.raw, () => contents.words.notices.lostPage, { date });
  else bag.data(files.raw, () => loader.bytes(raw.sha256), { ...page, sum: raw.sha256 });
}

/** Media is packed already; what is plain inside gets smaller. */
function shrinks(mediaType: string): boolean {
  return /^(text\/|image\/(bmp|tiff|svg)|application\/(json|xml|rtf))/.test(mediaType);
}

function conversationFiles(
  bag: Bag,
  page: WrittenPage,
  one: PartPerson,
  contents: PartContents,
  { loader, lostPages, madeAt, signal }: PartSources,
): void {
  const { folder } = one.mail;
  const tools = { loader, words: contents.words, madeAt, signal };
  const date = page.items.findLast((item) => item.date !== null)?.date ?? null;
  bag.data(`${page.path}.html`, () => conversationText(page, one, contents, loader), { date });
  if (contents.formats.includes('markdown')) {
    bag.data(`${page.path}.md`, () => conversationMarkdown(page, one, contents, loader), { date });
  }
  for (const file of otherFormFiles(page, contents.formats)) {
    bag.data(`${folder}/${file.name}`, () => otherFormBytes(file, page, one, contents, tools), {
      date,
      compress: file.shrinks,
    });
  }
  bag.data(`${folder}/${bookName(page)}.html`, () => bookText(page, one, contents, loader), { date });
  bag.data(
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

function pageFiles(bag: Bag, contents: PartContents, { lines, shards }: PartSources): void {
  bag.data('pages/archive.css', () => pageStyle);
  bag.data('pages/letter.css', () => letterStyleSheet);
  bag.data('pages/book.css', () => bookStyle);
  bag.data('pages/court-copy.css', () => courtCopyStyle);
  bag.data('pages/search.js', () => searchScript);
  bag.data('pages/search-people.js', () => searchFactsScript(searchFacts(contents, shards)));
  for (const [index, ids] of shards.entries()) {
    bag.data(`pages/search-${index + 1}.js`, () => lines.search.blob(ids, shardFrame.start, shardFrame.end));
  }
  albumFiles(bag, contents);
  listFiles(bag, contents);
}

function albumFiles(bag: Bag, contents: PartContents): void {
  const [photos, films] = [albumOf(contents, 'photos'), albumOf(contents, 'videograms')];
  if (hasOverview(photos)) bag.data(photos.path, () => photosOverviewText(photos, contents));
  if (hasOverview(films)) bag.data(films.path, () => filmsOverviewText(films, contents));
  for (const page of photos.pages) bag.data(page.path, () => photosText(page, photos, contents));
  for (const page of films.pages) bag.data(page.path, () => filmsText(page, films, contents));
}

/** The lists that are too long for START HERE. */
function listFiles(bag: Bag, contents: PartContents): void {
  const people = peoplePages(contents);
  for (const page of people) bag.data(page.path, () => peopleText(page, people, contents));
  const receipt = receiptPages(contents);
  for (const page of receipt) bag.data(page.path, () => receiptText(page, receipt, contents));
  const early = earlyEndPages(contents);
  for (const page of early) bag.data(page.path, () => earlyEndsText(page, early, contents));
  const careful = carefulFilePages(contents);
  for (const page of careful) bag.data(page.path, () => carefulFilesText(page, careful, contents));
}

function tableFiles(bag: Bag, contents: PartContents, lines: Lines): void {
  bag.data('messages.jsonl', () => lines.jsonl.blob(contents.byTime));
  bag.data('messages.csv', () => lines.csv.blob(contents.byTime, csvStart + messagesCsvHead(contents.words)));
  bag.data('messages.mbox', () => lines.mbox.blob(contents.byTime));
  bag.data('contacts.csv', () => contactsCsv(contents.contacts, contents.words));
  bag.data('contacts.vcf', () => contactsVcf(contents.contacts, contents.words));
  const { receipt, account, words } = contents;
  const said = { ...receipt, language: words.language, ...(account ? { account } : {}) };
  bag.data('receipt.json', () => `${JSON.stringify(said, null, 2)}\n`);
}
