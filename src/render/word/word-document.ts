import { AlignmentType, Document, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Person } from '../../model/person';
import { isolatedText, visibleText } from '../../model/visible-text';
import { conversationFacts, personFacts, type MessageDates } from '../document-html';
import { messageTitle } from '../message-parts';
import { fill, type RenderWords } from '../words';
import { contentsOf, contentsParagraphs, type ContentsEntry } from './contents';
import { headingOf, letterOf, PictureNumbers, type WordLetter } from './letter';
import { styledParagraph, textRun } from './paragraphs';
import { styleSheet } from './styles';
import { wordFiles, type WordFiles } from './word-files';
import { xmlText } from './xml-text';

/** One message as the files of a Word document. Throws nothing but what its library throws. */
export function messageWord(
  letter: WordLetter,
  { person, notices, madeAt, words }: Pick<WordConversation, 'person' | 'notices' | 'madeAt' | 'words'>,
): Promise<WordFiles> {
  const numbers = new PictureNumbers();
  const title = messageTitle({ message: letter.message, person }, words, isolatedText);
  const body = [
    ...notices.map((notice) => styledParagraph('notice', [textRun(notice)])),
    ...letterOf(letter, { person, words, numbers }),
  ];
  return packed(title, body, madeAt, words);
}

/** What stands in a conversation: a letter, or the sentences where one is missing. */
export type WordEntry = WordLetter | { gap: { title: string; reason: string } };

export interface WordConversation {
  person: Person;
  dates: readonly MessageDates[];
  notices: readonly string[];
  /** What `entries` will give, in the same order, for the list of contents. */
  contents: readonly ContentsEntry[];
  /** What the line of a month says in that list; null for messages without a date. */
  monthLine: (month: string | null, count: number) => string;
  /** What the heading of a year says; null for messages without a date. */
  yearHeading: (year: string | null) => string;
  /** Taken one at a time. */
  entries: AsyncIterable<WordEntry>;
  madeAt: Date;
  words: RenderWords;
}

/**
 * A conversation as the files of a Word document: who, a list of contents that leads to every message or month, a heading
 * for each year and message. docx holds all paragraphs at once; pictures it holds none of. Throws what `entries` throws.
 */
export async function conversationWord(conversation: WordConversation): Promise<WordFiles> {
  const { person, dates, notices, contents, entries, madeAt, words } = conversation;
  const numbers = new PictureNumbers();
  const title = fill(words.conversationTitle, { name: isolatedText(visibleText(person.name)) });
  const listed = contentsOf(contents, conversation.monthLine);
  const body = [
    styledParagraph('title', [textRun(title)]),
    ...[personFacts(person, words), conversationFacts(dates, words)]
      .filter((line) => line !== '')
      .map((line) => styledParagraph('facts', [textRun(line)])),
    ...notices.map((notice) => styledParagraph('notice', [textRun(notice)])),
    ...contentsParagraphs(listed),
  ];
  const years = contents.map(({ date }) => date?.slice(0, 4) ?? null);
  const isParted = new Set(years).size > 1;
  let at = 0;
  for await (const entry of entries) {
    const year = years[at] ?? null;
    if (isParted && (at === 0 || year !== years[at - 1])) {
      body.push(styledParagraph('year', [textRun(conversation.yearHeading(year))]));
    }
    const bookmark = listed.bookmarks.get(at);
    const place = { person, words, numbers, ...(bookmark === undefined ? {} : { bookmark }) };
    if ('gap' in entry) {
      body.push(headingOf(entry.gap.title, place), styledParagraph('notice', [textRun(entry.gap.reason)]));
    } else {
      body.push(...letterOf(entry, place));
    }
    at += 1;
  }
  return packed(title, body, madeAt, words);
}

function packed(title: string, body: Paragraph[], madeAt: Date, words: RenderWords): Promise<WordFiles> {
  const document = new Document({
    title: xmlText(title),
    creator: 'Letterkeep',
    // Else docx says that somebody "Un-named" changed it.
    lastModifiedBy: 'Letterkeep',
    description: words.madeBy,
    styles: styleSheet,
    sections: [
      {
        properties: {
          page: {
            // Letter paper with margins of an inch, in twentieths of a point: most of these families are in America.
            size: { width: 12_240, height: 15_840 },
            margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
          },
        },
        footers: { default: footer(words) },
        children: body,
      },
    ],
  });
  return wordFiles(document, madeAt);
}

function footer(words: RenderWords): Footer {
  const soft = { size: 16, color: '55504A' };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            ...soft,
            children: [`${words.madeBy} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
