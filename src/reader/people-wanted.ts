import type { ExportRequest } from '../model/export-request';
import { comparableName, type Contact } from '../model/person';
import type { Exception } from '../model/receipt';
import { meantName, namesThatFit, type KnownName } from '../model/shown-name';
import { listException, type Listing } from './listing';

/** Whose messages are to be read, told from the names that the lists show. */
export class PeopleWanted {
  readonly #known: readonly KnownName[];
  /** As comparableName() gives them; none means everybody. */
  readonly #wanted: readonly string[];
  readonly #meant = new Map<string, string>();

  constructor(
    private readonly request: ExportRequest,
    contacts: readonly Contact[],
  ) {
    this.#wanted = wantedIn(request);
    const unknown = this.#wanted.filter(
      (wanted) => !contacts.some(({ name }) => comparableName(name) === wanted),
    );
    this.#known = [...contacts, ...unknown.map((name) => ({ name }))];
  }

  /** The name that is meant by what a list shows, if that can be told; else what it shows. */
  readonly nameOf = (shown: string): string => {
    const known = this.#meant.get(shown);
    if (known !== undefined) return known;
    const meant = meantName(shown, this.#known) ?? comparableName(shown);
    this.#meant.set(shown, meant);
    return meant;
  };

  /** Whether a row belongs to the conversation that was asked for; to an archive, every row does. */
  readonly isOfConversation = (shown: string): boolean =>
    this.request.what !== 'conversation' || this.#wanted.includes(this.nameOf(shown));

  /**
   * Why there may be messages that were wanted, and that no row could be told to be. A conversation was asked for from one of its
   * messages: it must stand in the lists. Of people who were chosen there may be none; but a name that may be theirs, and
   * may be another's, must not be passed over without a word.
   */
  unheard(listings: readonly Listing[]): Exception[] {
    const shown = new Set(listings.flatMap(({ rows }) => rows.map(({ personName }) => personName)));
    const heard = new Set([...shown].map(this.nameOf));
    const missed = this.#wanted.filter((name) => !heard.has(name));
    const mailbox = listings[0]?.mailbox;
    if (mailbox === undefined || shown.size === 0 || missed.length === 0) return [];
    const isInDoubt = (name: string): boolean =>
      this.request.what === 'conversation' ||
      [...shown].some((one) => namesThatFit(one, this.#known).includes(name));
    return missed
      .filter(isInDoubt)
      .map(() =>
        listException(
          mailbox,
          'list-end-not-proved',
          'Nobody in JPay’s lists has the name that was chosen, or it could not be told whether a name that is cut short is the same. Export the messages of everybody to have them all.',
        ),
      )
      .slice(0, 1);
  }
}

function wantedIn(request: ExportRequest): readonly string[] {
  switch (request.what) {
    case 'conversation':
      return [comparableName(request.personName)];
    case 'archive':
      return request.choice.people ?? [];
    case 'message':
      return [];
  }
}
