import { LetterkeepError } from '../model/failure';
import type { Direction } from '../model/message';

/**
 * Names of files and folders. Made from what never changes (a person's key, a message's id and date), never from
 * the order of things, so that a second export gives the same names. No text of a stranger reaches a path but the slug.
 */

/** Contract.md allows 40; 32 leaves room for the longest ids and extensions within 150 characters. */
const slugLength = 32;

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

/** A name as lower-case ASCII words with hyphens, 1 to 32 characters. A name without a Latin letter is "person". */
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

/**
 * Extensions that a browser or a system would run or render as a page. Firefox loads files beside a page even
 * under `default-src 'none'` (design.md, Archive), so no attachment may bear one, whatever told us so.
 */
const activeExtensions =
  /^(html?|xhtml?|shtml|svgz?|xml|xslt?|mht|mhtml|js|mjs|css|hta|lnk|url|webloc|scr|exe|com|bat|cmd|msi|ps1|vbs|wsf|jar|swf|reg|sh|desktop|py|php)$/;

/** The extension an attachment is saved under: what its bytes say, or "dat" where that could do anything. */
export function safeExtension(extension: string): string {
  const plain = extension.replace(/^\./, '').toLowerCase();
  return /^[a-z0-9]{1,5}$/.test(plain) && !activeExtensions.test(plain) ? plain : 'dat';
}

/** Names of devices that Windows knows in every folder, with any extension (reliability.md 2.1). */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)$/;

/**
 * The invariants every path in a ZIP keeps, looked at right before it is written (issue 4, point 3).
 * Throws LetterkeepError "vault-error" and names the rule: a path like that is a mistake of ours.
 */
export function checkEntryPath(path: string): void {
  const broken = brokenRule(path);
  if (broken !== undefined) {
    throw new LetterkeepError('vault-error', `A file name in the archive breaks a rule: ${broken}`, {
      field: path.slice(0, 200),
    });
  }
}

function brokenRule(path: string): string | undefined {
  if (path.length > 150) return 'longer than 150 characters';
  if (!/^[A-Za-z0-9._ /-]+$/.test(path)) return 'a character outside of plain ASCII';
  for (const segment of path.split('/')) {
    if (segment === '') return 'an empty segment, or an absolute path';
    if (segment.length > 100) return 'a segment longer than 100 bytes';
    if (/^[ .~-]/.test(segment)) return 'a segment that begins with a space, dot or hyphen';
    if (/[ .]$/.test(segment)) return 'a segment that ends with a space or dot';
    const stem = (segment.split('.')[0] ?? '').trimEnd().toLowerCase();
    if (deviceName.test(stem)) return 'a device name of Windows';
  }
  return undefined;
}

/** How names are compared: as file systems without case and with Unicode composition would. */
export function comparablePath(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
