import type { Direction } from '../model/message';
import { isDeviceName } from './path-rules';

/**
 * Names of files and folders. Made from what never changes (a person's key, a message's id and date), never from
 * the order of things, so that a second export gives the same names. No text of a stranger reaches a path but the slug.
 */

/** Contract.md allows 40; 28 leaves room for the longest keys, ids and extensions within 150 characters. */
const slugLength = 28;

/** Latin letters that Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/**
 * A name as lower-case ASCII words with hyphens, 1 to 28 characters. A name without a Latin letter is "person". The slug
 * of a slug is that slug, and by itself it is a name any system takes (path-rules.ts).
 */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþħı]/g, (letter) => plainLetters[letter] ?? '')
    .toLowerCase()
    .replace(/[’'`´]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const cut = plain.replace(/^-/, '').slice(0, slugLength).replace(/-$/, '');
  // "con" by itself would be no file on Windows.
  if (isDeviceName(cut)) return `person-${cut}`;
  return cut === '' ? 'person' : cut;
}

/** "2019-07-15_1504"; "2019-07-15_0000" without a time; "undated" without a date (contract.md, Saved files). */
export function dateStamp(date: string | null): string {
  if (date === null) return 'undated';
  const [day = '', time = ''] = date.split('T');
  return `${day}_${time === '' ? '0000' : time.slice(0, 5).replace(':', '')}`;
}

export interface NamedMessage {
  id: string;
  date: string | null;
  direction: Direction;
}

/**
 * A stem for each message of one folder: date, direction and the first 8 digits of its id. Where two would be
 * equal, both get longer ids, whichever comes first: the names do not depend on the order.
 */
export function messageStems(messages: readonly NamedMessage[]): Map<string, string> {
  const prefixOf = (message: NamedMessage): string => `${dateStamp(message.date)}_${message.direction}`;
  const lengths = idLengths(
    messages.map((message) => ({ key: message.id, prefix: prefixOf(message) })),
    8,
  );
  return new Map(
    messages.map((message) => [
      message.id,
      `${prefixOf(message)}_${message.id.slice(0, lengths.get(message.id) ?? 8)}`,
    ]),
  );
}

/** A folder for each person: slug and the first 4 digits of the key, more where two would be equal. */
export function personFolders(people: readonly { key: string; name: string }[]): Map<string, string> {
  const lengths = idLengths(
    people.map(({ key, name }) => ({ key, prefix: slugOf(name) })),
    4,
  );
  return new Map(
    people.map(({ key, name }) => [key, `${slugOf(name)}_${key.slice(0, lengths.get(key) ?? 4)}`]),
  );
}

/** Name of the file of one message, without extension (contract.md, Saved files). */
export function messageDocumentStem(
  { date, direction }: Pick<NamedMessage, 'date' | 'direction'>,
  personName: string,
): string {
  return `${dateStamp(date)}_${direction}_${slugOf(personName)}`;
}

/** The same of a conversation, from its first day to its last. Undated messages have no part in it. */
export function conversationDocumentStem(
  personName: string,
  messages: readonly Pick<NamedMessage, 'date'>[],
): string {
  const days = messages.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)]));
  return `${slugOf(personName)}_${days[0] ?? 'undated'}_to_${days.at(-1) ?? 'undated'}`;
}

/** How many digits of each key tell it from the others of its prefix; at least `least`, four more at a time. */
function idLengths(entries: readonly { key: string; prefix: string }[], least: number): Map<string, number> {
  const lengths = new Map<string, number>();
  let open = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  for (let length = least; open.length > 0; length += 4) {
    const bearers = new Map<string, typeof open>();
    for (const entry of open) {
      const name = `${entry.prefix}_${entry.key.slice(0, length)}`;
      bearers.set(name, [...(bearers.get(name) ?? []), entry]);
    }
    open = [];
    for (const same of bearers.values()) {
      const [only] = same;
      if (same.length === 1 && only) lengths.set(only.key, length);
      else open.push(...same);
    }
  }
  return lengths;
}
