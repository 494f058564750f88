import { sameAccount, type AccountMarks } from '../model/account';
import { LetterkeepError } from '../model/failure';
import { inBoth } from '../model/in-both';
import { comparableName, type Contact } from '../model/person';
import { readContacts, readShownName } from '../jpay/home';
import { findMailboxLinks, type MailboxLinks } from '../jpay/mailbox-links';
import { requireWhole, type SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { unexpected } from './answer';
import type { Loader } from './loader';

/** What home.aspx tells before anything else is read. */
export interface Home {
  marks: AccountMarks;
  links: MailboxLinks;
  /** False if JPay showed something else where home should be: contacts are not known then. */
  readable: boolean;
}

/** Loads home.aspx: who is signed in, and the contacts. Throws when nobody is, or the site does not answer. */
export async function loadHome(loader: Loader, origin: string): Promise<Home> {
  const ask = { get: new URL('/home.aspx', origin).href };
  try {
    return await loader.page(ask, `${origin}/`, (page) => {
      const { kind } = recognise(page);
      if (kind === 'home') {
        // Half a contact is another contact: a home page that is not whole must not tell whose mail this is.
        requireWhole(page);
        return homeOf(page, true);
      }
      // Signed in, but sent elsewhere: contacts may be missing, and that is not worth stopping for.
      if (kind === 'inbox' || kind === 'sent' || kind === 'compose') return homeOf(page, false);
      throw unexpected(page);
    });
  } catch (error) {
    if (!(error instanceof LetterkeepError) || error.kind !== 'unexpected-page') throw error;
    return { marks: { contacts: [] }, links: {}, readable: false };
  }
}

function homeOf(page: SitePage, readable: boolean): Home {
  const shownName = readShownName(page);
  const contacts: Contact[] = readContacts(page);
  return {
    marks: { contacts, ...(shownName === undefined ? {} : { shownName }) },
    links: findMailboxLinks(page),
    readable,
  };
}

/** Looks at home.aspx once more. Throws "other-account" if somebody else is signed in now. */
export async function requireSameAccount(loader: Loader, origin: string, marks: AccountMarks): Promise<void> {
  const now = await loadHome(loader, origin);
  if (!sameAccount(marks, now.marks)) {
    throw new LetterkeepError('other-account', 'Somebody else is signed in to JPay now.');
  }
}

/** What a row says of itself, whichever list or ledger it stands in. */
type SeenRow = { print: string; personName: string };

/** With fewer rows chance alone decides how many are met again. */
const fewestRowsToTell = 4;

/**
 * Two relatives may write to the same man, and JPay may show no name (dossier 2.2): then the lists themselves tell them
 * apart. Throws "other-account" if less than half of the rows seen before, of people the list still shows, are in it now.
 * A list that shows only the person chosen on JPay lacks the others' rows and is no sign of anything.
 */
export function requireSameMail(before: readonly SeenRow[], now: readonly SeenRow[]): void {
  const people = new Set(now.map(({ personName }) => comparableName(personName)));
  const expected = before.filter(({ personName }) => people.has(comparableName(personName)));
  if (expected.length < fewestRowsToTell) return;
  const prints = (rows: readonly SeenRow[]): string[] => rows.map(({ print }) => print);
  const met = inBoth(prints(expected), prints(now));
  if (met.length * 2 >= expected.length) return;
  throw new LetterkeepError('other-account', 'These lists are not those that this job began with.');
}
