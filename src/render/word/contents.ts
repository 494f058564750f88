import { InternalHyperlink } from 'docx';
import type { Paragraph } from 'docx';
import { styledParagraph, textRun } from './paragraphs';

/** A message or gap that the list of contents may lead to. */
export interface ContentsEntry {
  /** Local date of model/message.ts; null where none could be read. */
  date: string | null;
  /** Of a message by itself: "From NAME, DATE". */
  title: string;
}

/** Up to so many, each message has a line of its own; above, each month. */
const mostLines = 60;

export interface Contents {
  lines: { text: string; bookmark: string }[];
  /** The bookmark of an entry, by its place in the list; only of those that a line leads to. */
  bookmarks: ReadonlyMap<number, string>;
}

/**
 * What stands at the top of a conversation: a line for each message, or for each month with the count of its messages. Links
 * made here work in every program at once; Word's own field would be empty until somebody lets it be filled.
 *
 * @param monthLine what the line of a month says; null for messages without a date
 */
export function contentsOf(
  entries: readonly ContentsEntry[],
  monthLine: (month: string | null, count: number) => string,
): Contents {
  const bookmarks = new Map<number, string>();
  if (entries.length <= mostLines) {
    const lines = entries.map(({ title }, at) => ({ text: title, bookmark: bookmarkOf(at) }));
    entries.forEach((_, at) => bookmarks.set(at, bookmarkOf(at)));
    return { lines, bookmarks };
  }
  const months = new Map<string | null, { first: number; count: number }>();
  for (const [at, { date }] of entries.entries()) {
    const month = date?.slice(0, 7) ?? null;
    const known = months.get(month);
    if (known) known.count += 1;
    else months.set(month, { first: at, count: 1 });
  }
  for (const { first } of months.values()) bookmarks.set(first, bookmarkOf(first));
  const lines = Array.from(months, ([month, { first, count }]) => ({
    text: monthLine(month, count),
    bookmark: bookmarkOf(first),
  }));
  return { lines, bookmarks };
}

export function contentsParagraphs({ lines }: Contents): Paragraph[] {
  return lines.map(({ text, bookmark }) =>
    styledParagraph('contents', [
      new InternalHyperlink({
        anchor: bookmark,
        children: [textRun(text, { color: '2B5580', underline: {} })],
      }),
    ]),
  );
}

/** Word takes letters, digits and underscores. */
function bookmarkOf(at: number): string {
  return `message_${at + 1}`;
}
