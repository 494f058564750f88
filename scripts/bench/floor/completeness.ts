import { inBoth } from '../../../src/model/in-both';
import { expectMessages, type MadeUpAccount, type Switches } from '../../../tests/replica/index';

/** What a client brought home. */
export interface Fetched {
  /** The text of every letter. */
  letters: readonly string[];
  /** sha256 of every file, as hex. */
  files: readonly string[];
}

/** What of an account is not among what was fetched, and what is there without belonging to it. */
export interface Lacking {
  letters: number;
  files: number;
  beyond: number;
}

/**
 * Holds what was fetched against the account, each letter and file as often as it is there: two equal ones must have come
 * twice. White space is not compared, for each client keeps another part of it.
 */
export function lackingIn(fetched: Fetched, account: MadeUpAccount, switches: Switches): Lacking {
  const expected = expectMessages(account, switches);
  const letters = compare(
    expected.map(({ text }) => withoutSpace(text)),
    fetched.letters.map(withoutSpace),
  );
  const files = compare(
    expected.flatMap(({ attachments }) =>
      attachments.filter(({ savable }) => savable).map(({ sha256 }) => sha256),
    ),
    fetched.files,
  );
  return { letters: letters.missing, files: files.missing, beyond: letters.beyond + files.beyond };
}

/** Throws unless everything came, and nothing else. */
export function requireComplete(who: string, lacking: Lacking): void {
  const { letters, files, beyond } = lacking;
  if (letters + files + beyond === 0) return;
  throw new Error(
    `${who} lacks ${letters} letters and ${files} files, and has ${beyond} that are not there.`,
  );
}

function compare(wanted: readonly string[], found: readonly string[]): { missing: number; beyond: number } {
  const both = inBoth(wanted, found).length;
  return { missing: wanted.length - both, beyond: found.length - both };
}

/** Text as it is compared. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
