import type { RowPlace } from './list-rows';
import { all, ancestry, attribute, isWithin, line, tag } from './unclobbered';

/** What shows that a message is unread. No source shows JPay's marks (dossier 2.3), so they are told by their words. */
type Mark = 'unread' | 'read';
type MarkKind = 'class' | 'picture' | 'words';
type Marks = Partial<Record<MarkKind, Mark>>;

/**
 * For each row of one page of the inbox: true where it bears a mark of being unread (or its name is bold, unless other rows
 * say "unread"), false where it bears a mark of being read, else null. What a missing mark means only the whole mailbox can tell (reader/plan.ts):
 * a page of rows that were all read looks like a page of a site that marks nothing.
 */
export function readUnread(places: readonly RowPlace[]): (boolean | null)[] {
  const marked = places.map((place) => ({ place, marks: Object.values(wordedMarksOf(place)) }));
  // Where all rows say "read", it may be what a picture offers to do: a bold name then counts for more, for opening cannot be undone.
  const areOpposed = marked.some(({ marks }) => marks.includes('unread'));
  return marked.map(({ place, marks }) => {
    if (marks.includes('unread')) return true;
    const isRead = marks.includes('read');
    if (isRead && areOpposed) return false;
    if (isBold(place)) return true;
    return isRead ? false : null;
  });
}

function wordedMarksOf(place: RowPlace): Marks {
  const elements = [place.row, ...all(place.row, '*')];
  const marks: Marks = {};
  const note = (kind: MarkKind, mark: Mark | undefined): void => {
    if (mark === 'unread' || (mark === 'read' && marks[kind] === undefined)) marks[kind] = mark;
  };
  for (const element of elements) {
    const isControl = isOfControl(element, place);
    for (const name of (attribute(element, 'class') ?? '').split(/\s+/))
      note('class', believed(markOfName(name), isControl));
    const file = /([^/?#]*)(?:[?#].*)?$/.exec(attribute(element, 'src') ?? '')?.[1] ?? '';
    note('picture', believed(markOfName(file.replace(/\.\w+$/, '')), isControl));
    if (/readstatus$/i.test(attribute(element, 'id') ?? '')) note('words', markOfWords(line(element)));
    if (tag(element) === 'tr' || tag(element) === 'div' || isWithinName(element, place)) continue;
    const kind = tag(element) === 'img' ? 'picture' : 'words';
    for (const name of ['alt', 'title', 'aria-label'])
      note(kind, believed(markOfWords(attribute(element, name) ?? ''), isControl));
  }
  return marks;
}

/** True for a link or button, and for what lies in one; but what opens the letter by its name may well bear the row's marks. */
function isOfControl(element: Element, place: RowPlace): boolean {
  const isControl = (node: Element): boolean => /^(?:a|input|button)$/.test(tag(node));
  if (isControl(element)) return true;
  return ancestry(element, place.row).some(
    (node) =>
      node !== place.row &&
      (isControl(node) || attribute(node, 'onclick') !== null) &&
      (place.name === undefined || !isWithin(place.name, node)),
  );
}

/** "Read" on a link or button says what it does, not what was done. */
function believed(mark: Mark | undefined, isControl: boolean): Mark | undefined {
  return isControl && mark === 'read' ? undefined : mark;
}

/** Of a class or a file: `GridItemUnread`, `mail_new`. `newGrid` and `new-window` speak of the page, not of a message. */
function markOfName(name: string): Mark | undefined {
  const words = wordsOf(name);
  const told = markOf(words);
  if (told === 'unread') return told;
  const at = words.indexOf('new');
  const isNew =
    words.some((word) => /^new(?:e?mail|message|msg|letter)s?$/.test(word)) ||
    (at >= 0 && /^(?:icon|ico|img|image|gif|flag|badge|mark|item)?$/.test(words[at + 1] ?? ''));
  return isNew ? 'unread' : told;
}

/** Of words for people: "New", "Unread message", "Read". "Click to read" and "Mark as unread" are offers. */
function markOfWords(text: string): Mark | undefined {
  const words = wordsOf(text);
  if (/\bmark\b.*\bas\b/i.test(text)) return undefined;
  if (words.length === 1 && words[0] === 'new') return 'unread';
  const told = markOf(words);
  const isOffer = /\b(?:to|click|please)\b|\bread (?:this|the|it|more|mail|e-?mail|message|letter)\b/i.test(
    text,
  );
  return told === 'read' && isOffer ? undefined : told;
}

function markOf(words: readonly string[]): Mark | undefined {
  const pairs = words.map((word, index) => `${word} ${words[index + 1] ?? ''}`);
  if (words.includes('unread') || words.includes('unopened')) return 'unread';
  if (pairs.some((pair) => /^(?:un|not) (?:yet|read|opened)$|^new (?:e?mail|message|msg|letter)$/.test(pair)))
    return 'unread';
  return words.includes('read') || words.includes('opened') ? 'read' : undefined;
}

/** True if the name stands in bold by the row's own markup. */
function isBold(place: RowPlace): boolean {
  const name = place.name ?? place.row;
  const around = [...ancestry(name, place.row), ...all(name, 'b, strong, [style]')];
  return around.some(
    (element) =>
      tag(element) === 'b' ||
      tag(element) === 'strong' ||
      /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribute(element, 'style') ?? '') ||
      wordsOf(attribute(element, 'class') ?? '').includes('bold'),
  );
}

function isWithinName(element: Element, place: RowPlace): boolean {
  return place.name !== undefined && ancestry(element, place.row).includes(place.name);
}

/** `mailUnread_row2` is "mail unread row". */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
