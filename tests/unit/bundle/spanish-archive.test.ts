// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/language';
import type { Language } from '../../../src/model/language';
import { openedArchive } from './opened-archive';
import type { Opened } from './opened-archive';
import { maryam, rightToLeft, sarah, twoDirections } from './two-directions';

/* One mailbox, whole, in each language. What the family and the strangers wrote is the same in both. */

const archives = new Map<Language, Opened>();
beforeAll(async () => {
  for (const language of languages) {
    const [archive] = await openedArchive(twoDirections(language), { language });
    if (archive) archives.set(language, archive);
  }
});

const archiveIn = (language: Language): Opened => {
  const archive = archives.get(language);
  if (!archive) throw new Error(`no archive in ${language}`);
  return archive;
};
const pagesOf = ({ files }: Opened): string[] => [...files.keys()].filter((path) => path.endsWith('.html'));
const pageIn = (language: Language, path: string): Document =>
  new DOMParser().parseFromString(archiveIn(language).text(path), 'text/html');

/** What a page says outside of what strangers wrote, its attributes for those who do not see it among it. */
function saidOn(page: Document): string {
  const root = page.documentElement.cloneNode(true) as HTMLElement;
  for (const theirs of root.querySelectorAll('bdi, [dir="auto"], time, style, script'))
    theirs.replaceWith(' ');
  const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
    ['alt', 'aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  );
  const texts = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  while (texts.nextNode()) said.push(texts.currentNode.textContent ?? '');
  return [...said, ...attributes].join(' \n');
}

/** Frequent words of English that are none of Spanish, in what is no file name and no name of ours. */
function englishIn(text: string): string[] {
  const plain = text
    .replace(/\b(?:messages|attachments|people|raw|pages)\/ /g, ' ')
    .replace(/START HERE(?:\.html)?|INCOMPLETE|^\S+: |\S+[./_]\S+|"messages"/gm, ' ')
    .replace(/X-Letterkeep-\S+|data\/\S*/g, ' ');
  return plain.match(english) ?? [];
}
const english =
  /(?<![\p{L}-])(?:the|of|and|with|without|is|are|was|were|this|that|these|it|its|not|message|messages|from|to|by|on|page|photos?|pictures?|read|back|years?|search|saved?|received|sent|all|only|list|listed|attachments?|receipt|print|more|part|see|date|open|number|file|everybody|people|person)(?![\p{L}-])/giu;

describe('an archive in Spanish', () => {
  it('says so on every page, as an English one does', () => {
    expect(pagesOf(archiveIn('es')).length).toBeGreaterThan(9);
    for (const language of languages) {
      for (const path of pagesOf(archiveIn(language))) {
        const { documentElement: root } = pageIn(language, path);
        expect([root.lang, root.dir], path).toEqual([language, 'ltr']);
      }
    }
  });

  it('says nothing in English on any page', () => {
    const found = pagesOf(archiveIn('es')).map((path) => [path, englishIn(saidOn(pageIn('es', path)))]);
    expect(found.filter(([, words]) => words?.length)).toEqual([]);
    // The same look finds English where it is.
    expect(englishIn(saidOn(pageIn('en', 'START HERE.html'))).length).toBeGreaterThan(20);
  });

  it('says nothing in English in its texts and tables', () => {
    const archive = archiveIn('es');
    const texts = [...archive.files.keys()].filter((path) => /\.(?:md|csv|vcf)$|README\.txt$/.test(path));
    expect(texts.length).toBeGreaterThan(9);
    const found = texts.map((path) => [
      path,
      englishIn(
        archive
          .text(path)
          .replace(/^---\n.*?\n---\n/s, '')
          .replace(/^\s+(?:foreach|Get-|\$|if|shasum|sha256sum|bagit).*$/gm, ''),
      ),
    ]);
    expect(found.filter(([, words]) => words?.length)).toEqual([]);
  });

  it('has a README of lines that fit a window', () => {
    for (const language of languages) {
      const lines = archiveIn(language).text('README.txt').split('\n');
      expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([]);
    }
  });

  it('holds the same files and links as in English', () => {
    const [en, es] = [archiveIn('en'), archiveIn('es')];
    expect([...es.files.keys()]).toEqual([...en.files.keys()]);
    for (const path of pagesOf(en)) {
      const [ours, theirs] = [pageIn('en', path), pageIn('es', path)];
      const links = (page: Document): string[] =>
        [...page.querySelectorAll('[href], [src]')].map(
          (one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '',
        );
      expect(links(theirs), path).toEqual(links(ours));
    }
  });

  it('explains in its receipt what is missing, in Spanish, and says where as every archive does', () => {
    const receipt = JSON.parse(archiveIn('es').text('data/receipt.json')) as {
      incompleteBecause: string[];
      notes: string[];
      exceptions: { where: string; reason: string }[];
    };
    expect(receipt.incompleteBecause).toEqual([
      '1 mensaje de la lista de recibidos no se pudo guardar.',
      'Lista de enviados: La lista dice que tiene 12 mensajes, pero muestra 10.',
    ]);
    expect(receipt.notes[0]).toMatch(/^JPay muestra a דוד \(33\) entre sus contactos/);
    expect(receipt.exceptions.map(({ where }) => where)).toContain('inbox, page 3');
    expect(receipt.exceptions.map(({ reason }) => reason)).toContain('JPay no respondió a tiempo.');
  });
});

describe('what strangers write from right to left', () => {
  it.each(languages)('stands apart on every page, so that it turns no sentence round (%s)', (language) => {
    const loose = pagesOf(archiveIn(language)).flatMap((path) => {
      const page = pageIn(language, path);
      const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (texts.nextNode()) {
        const { textContent: text, parentElement: holder } = texts.currentNode;
        if (rightToLeft.test(text ?? '') && !holder?.closest('bdi, [dir="auto"]'))
          found.push(`${path}: ${text}`);
      }
      return found;
    });
    expect(loose).toEqual([]);
    // The names, numbers and agencies of people and contacts, and those of the notes, the receipt and the notices among them.
    const start = pageIn(language, 'START HERE.html');
    const apart = [...start.querySelectorAll('bdi')].map(({ textContent }) => textContent);
    expect(apart).toEqual(expect.arrayContaining([sarah, maryam, 'דוד', 'אגף 4', 'سجن 8', '700014']));
  });

  it.each(languages)('stands apart in the titles of pages too (%s)', (language) => {
    const titles = pagesOf(archiveIn(language)).map((path) => pageIn(language, path).title);
    const named = titles.filter((title) => rightToLeft.test(title));
    expect(named.length).toBeGreaterThan(3);
    for (const title of named)
      expect(title.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(rightToLeft);
  });

  it('has lists and quotes on its own side in a letter of two directions', () => {
    const letter = pagesOf(archiveIn('es'))
      .filter((path) => /\/messages\//.test(path))
      .map((path) => pageIn('es', path).querySelector('.letter-body'))
      .find((body) => body?.textContent.includes('12 abrazos'));
    expect(letter?.querySelector('ul')?.dir).toBe('auto');
  });

  it('finds no left and no right in a style sheet', () => {
    const physical =
      /(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|:\s*(?:left|right)\s*;/;
    for (const sheet of readdirSync('assets').filter((name) => name.endsWith('.css')))
      expect(readFileSync(`assets/${sheet}`, 'utf8'), sheet).not.toMatch(physical);
  });
});
