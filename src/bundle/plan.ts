import { extensionFor } from '../model/media-type';
import type { MessageRecord, MissingMessage } from './archive-source';
import { safeExtension } from './path-rules';
import type { PersonMail } from './people';
import { compare } from './people';

/** Where the files of a message lie, relative to data/. Attachments by their index; only saved ones have a file. */
export interface MessageFiles {
  html: string;
  markdown: string;
  raw: string;
  attachments: Map<number, string>;
}

export function filesOf(folder: string, stem: string, record: MessageRecord): MessageFiles {
  const attachments = new Map<number, string>();
  for (const attachment of record.attachments) {
    if (attachment.state !== 'saved') continue;
    const extension = safeExtension(extensionFor(attachment.mediaType));
    attachments.set(attachment.index, `${folder}/attachments/${stem}_${attachment.index}.${extension}`);
  }
  return {
    html: `${folder}/messages/${stem}.html`,
    markdown: `${folder}/messages/${stem}.md`,
    raw: `${folder}/raw/${stem}.html.txt`,
    attachments,
  };
}

/** One thing in a conversation, in its place: a message, or the gap where one is missing. */
export type ConversationItem =
  | { what: 'message'; date: string | null; record: MessageRecord }
  | { what: 'missing'; date: string | null; missing: MissingMessage };

/** Messages and gaps woven by time; what has no date stands last (contract.md). */
export function conversationItems(mail: Pick<PersonMail, 'messages' | 'missing'>): ConversationItem[] {
  return [
    ...mail.messages.map((record): ConversationItem => ({ what: 'message', date: record.date, record })),
    ...mail.missing.map((missing): ConversationItem => ({
      what: 'missing',
      date: missing.date ?? null,
      missing,
    })),
  ]
    .map((item, order) => ({ item, order }))
    .sort((a, b) => compareDates(a.item.date, b.item.date) || a.order - b.order)
    .map(({ item }) => item);
}

function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

/** A conversation is one page up to these; over them it is split (contract.md). */
export const pageLimits = { messages: 500, bytes: 1_500_000 };

/** One page of a conversation. `period` is '' for all of it, "2021", "2021-07" or "undated". */
export interface ConversationPage<Item> {
  /** File name without extension: "conversation-2021-07-2". */
  name: string;
  period: string;
  /** Counted from 1 within the period. */
  number: number;
  items: Item[];
}

/** File name, without extension, of the keepsake book of a page: "book", "book-2021-07-2". */
export function bookName({ name }: Pick<ConversationPage<unknown>, 'name'>): string {
  return name.replace(/^conversation/, 'book');
}

/** The same of the court copy: "court-copy", "court-copy-2021-07-2". */
export function courtCopyName({ name }: Pick<ConversationPage<unknown>, 'name'>): string {
  return name.replace(/^conversation/, 'court-copy');
}

/** What splitting needs to know: the date, and the bytes it takes on the page. */
export interface Sized {
  date: string | null;
  bytes: number;
}

/** Splits by year, the years that are too large by month, and the months that are too large by number. */
export function conversationPages<Item extends Sized>(items: readonly Item[]): ConversationPage<Item>[] {
  if (fits(items)) return [{ name: 'conversation', period: '', number: 1, items: [...items] }];
  return byPeriod(items, 4).flatMap(([year, ofYear]) =>
    fits(ofYear)
      ? numbered(year, ofYear)
      : byPeriod(ofYear, 7).flatMap(([month, ofMonth]) => numbered(month, ofMonth)),
  );
}

function fits(items: readonly Sized[]): boolean {
  return items.length <= pageLimits.messages && bytesOf(items) <= pageLimits.bytes;
}

function bytesOf(items: readonly Sized[]): number {
  return items.reduce((sum, { bytes }) => sum + bytes, 0);
}

function byPeriod<Item extends Sized>(items: readonly Item[], digits: number): [string, Item[]][] {
  const periods = new Map<string, Item[]>();
  for (const item of items) {
    const period = item.date?.slice(0, digits) ?? 'undated';
    const ofPeriod = periods.get(period) ?? [];
    ofPeriod.push(item);
    periods.set(period, ofPeriod);
  }
  return [...periods];
}

function numbered<Item extends Sized>(period: string, items: readonly Item[]): ConversationPage<Item>[] {
  const pages: Item[][] = [];
  let page: Item[] = [];
  for (const item of items) {
    if (page.length > 0 && !fits([...page, item])) {
      pages.push(page);
      page = [];
    }
    page.push(item);
  }
  if (page.length > 0) pages.push(page);
  return pages.map((ofPage, index) => ({
    name: `conversation-${period}${index === 0 ? '' : `-${index + 1}`}`,
    period,
    number: index + 1,
    items: ofPage,
  }));
}

export interface PartLimits {
  bytes: number;
  files: number;
}

/** One thing that may not be torn: a message with its attachments. Upper bounds of what it adds to a part. */
export interface PartUnit {
  /** Whose it is: a person who is new to a part adds `perPerson` to it. */
  person: string;
  bytes: number;
  files: number;
}

/**
 * Fills parts one after the other, in the given order. `base` is what every part holds anyway. A unit that is larger
 * than a part gets one of its own: nothing is torn or left out. There is always at least one part.
 */
export function planParts<Unit extends PartUnit>(
  units: readonly Unit[],
  limits: PartLimits,
  base: PartLimits,
  perPerson: PartLimits,
): Unit[][] {
  const parts: Unit[][] = [];
  let part: Unit[] = [];
  let people = new Set<string>();
  let used = base;
  for (const unit of units) {
    let next = plus(used, unit, people.has(unit.person) ? undefined : perPerson);
    if (part.length > 0 && (next.bytes > limits.bytes || next.files > limits.files)) {
      parts.push(part);
      part = [];
      people = new Set();
      next = plus(base, unit, perPerson);
    }
    part.push(unit);
    people.add(unit.person);
    used = next;
  }
  return [...parts, part];
}

function plus(used: PartLimits, unit: PartLimits, person: PartLimits | undefined): PartLimits {
  return {
    bytes: used.bytes + unit.bytes + (person?.bytes ?? 0),
    files: used.files + unit.files + (person?.files ?? 0),
  };
}
