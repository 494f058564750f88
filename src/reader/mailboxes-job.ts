import { isChosen, isChosenDirection, leavesAttachmentsOut } from '../model/chosen';
import { LetterkeepError } from '../model/failure';
import { directionOf, mailboxes, type Mailbox } from '../model/message';
import { namesakesOf } from '../model/person';
import type { Findings } from '../model/ledger';
import type { Exception } from '../model/receipt';
import type { ListPage } from '../jpay/list';
import { guessedSentUrl, knownInboxUrl } from '../jpay/mailbox-links';
import { boundaryOf } from './decide';
import { makeFindings } from './findings';
import { forecastOf, isBig, missingRoom } from './forecast';
import type { JobTools } from './job-tools';
import type { RowEnd } from './ledger-book';
import type { ContentProbe } from './list-pages';
import { listException, wayTo } from './listing';
import { MailboxReader } from './mailbox-reader';
import { contentOf, openMessage } from './open-message';
import { speeds } from './pace';
import { PeopleWanted } from './people-wanted';
import { reasonFor } from './reasons';

/** Looks into messages that failed in a row before no more are tried. */
const mostFailedProbes = 3;
/** How often new rows at the top of a list are read after everything was: a busy family must not keep the reader for ever. */
const mostLastLooks = 3;

/** Whether each list has changed since it was walked. */
type Looks = Map<MailboxReader, boolean>;

/** Reads both mailboxes, of everybody or of one person: the job behind an archive and behind a conversation. */
export class MailboxesJob {
  readonly #readers = new Map<Mailbox, MailboxReader>();
  #sentException: Exception | undefined;
  #toldOfRoom: boolean;
  readonly #people: PeopleWanted;

  constructor(private readonly tools: JobTools) {
    this.#toldOfRoom = tools.toldOfRoom;
    this.#people = new PeopleWanted(tools.job.request, tools.contacts);
  }

  /** Resolves when every row has its end. Throws what concerns the whole job. */
  async run(): Promise<void> {
    // Both lists first: so the ledger and the progress know the whole before anything is opened.
    await this.#listBoth();
    await this.#foresee();
    await this.#lastLooks(await this.#readAll());
    await this.#endLeftOver();
  }

  findings(): Findings {
    const { contacts, home, loader, job, choice } = this.tools;
    const listings = this.#inOrder().flatMap(({ listing }) => listing ?? []);
    return makeFindings({
      listings,
      unlisted: [...(this.#sentException ? [this.#sentException] : []), ...this.#people.unheard(listings)],
      contacts,
      nameOf: this.#people.nameOf,
      homeReadable: home.readable,
      ofEverybody: job.request.what === 'archive',
      requests: loader.requests,
      choice,
      toldOfRoom: this.#toldOfRoom,
    });
  }

  /**
   * Tells the progress what is ahead. Throws "no-space" before anything is opened where a big export seems not to fit: once,
   * because it is a guess and the person may know better.
   */
  async #foresee(): Promise<void> {
    const { progress, loader, job, ports } = this.tools;
    let messages = 0;
    for (const open of await Promise.all(this.#inOrder().map((reader) => reader.foresee()))) messages += open;
    if (!isBig(messages)) return;
    const { request, speed = 'normal' } = job;
    const { latencyMs } = loader.pace;
    const ahead = { messages, speed, latencyMs, withoutAttachments: leavesAttachmentsOut(request) };
    const forecast = forecastOf(ahead, await ports.keeper.room());
    const bytesNeeded = missingRoom(forecast);
    const pauses = bytesNeeded !== null && !this.#toldOfRoom;
    progress.foreseen({ ...forecast, ...(pauses ? { tooLittleRoom: true } : {}) });
    if (!pauses) return;
    this.#toldOfRoom = true;
    throw new LetterkeepError('no-space', 'A big export may not fit.', { bytesNeeded });
  }

  async #listBoth(): Promise<void> {
    const { origin, speed = 'normal' } = this.tools.job;
    const { links } = this.tools.home;
    const homeUrl = new URL('/home.aspx', origin).href;
    const inboxUrl = links.inboxUrl ?? knownInboxUrl(homeUrl);
    let tellSentUrl: (url: string | undefined) => void = () => undefined;
    const seen = new Promise<string | undefined>((resolve) => (tellSentUrl = resolve));
    const start = { url: inboxUrl, referrer: homeUrl };
    const inbox = this.#reader('inbox', start, ({ sentUrl }) => tellSentUrl(sentUrl));
    const inboxListed = this.#listInbox(inbox);
    // Each page of a list waits for the one before it: with a second request on its way, the other list need not wait too.
    if (speeds[speed].inFlight > 1) {
      const linked = (await Promise.race([seen, inboxListed.then(() => undefined)])) ?? links.sentUrl;
      if (linked !== undefined) {
        const both = await Promise.allSettled([inboxListed, this.#listSent(linked, inboxUrl)]);
        for (const ended of both) if (ended.status === 'rejected') throw ended.reason;
        return;
      }
    }
    await inboxListed;
    await this.#listSent(inbox.listing?.sentUrl ?? links.sentUrl, inboxUrl);
  }

  /** Whichever list was read first: the inbox comes first. */
  #inOrder(): MailboxReader[] {
    return mailboxes.flatMap((mailbox) => this.#readers.get(mailbox) ?? []);
  }

  async #listInbox(inbox: MailboxReader): Promise<void> {
    await inbox.list(this.tools.round);
    this.#readers.set('inbox', inbox);
  }

  /** @param linked where the site says that it is; undefined where it must be guessed */
  async #listSent(linked: string | undefined, inboxUrl: string): Promise<void> {
    const sent = this.#reader('sent', { url: linked ?? guessedSentUrl(inboxUrl), referrer: inboxUrl });
    try {
      await sent.list(this.tools.round);
      this.#readers.set('sent', sent);
    } catch (error) {
      this.#sentException = sentException(error, linked !== undefined);
    }
  }

  /** @param begun told of page 1 as soon as it was read */
  #reader(
    mailbox: Mailbox,
    start: { url: string; referrer: string },
    begun?: (list: ListPage) => void,
  ): MailboxReader {
    const { loader, progress, ports, book, messages, choice, lanes, contacts, requireSameAccount } =
      this.tools;
    return new MailboxReader(
      {
        loader,
        progress,
        probe: this.#probe(mailbox),
        keeper: ports.keeper,
        book,
        messages,
        choice,
        lanes,
        namesakes: namesakesOf(contacts),
        wanted: (row) => this.#people.isOfConversation(row.personName),
        nameOf: this.#people.nameOf,
        requireSameAccount,
        ...(begun && { begun }),
      },
      mailbox,
      start,
    );
  }

  /** Opens a row only to see what is in it; not one that was to be left alone. */
  #probe(mailbox: Mailbox): ContentProbe {
    const { loader, choice } = this.tools;
    let failedInARow = 0;
    return async (row, page) => {
      // Where rows do not open for a look, they will not the next time: each look costs several tries.
      if (failedInARow >= mostFailedProbes) return null;
      const mayOpen = !choice.leaveUnread || mailbox === 'sent' || row.unread === false;
      const personName = this.#people.nameOf(row.personName);
      if (!mayOpen || !isChosen({ direction: directionOf[mailbox], ...row, personName }, choice)) return null;
      try {
        const opened = await openMessage(loader, { mailbox, ...wayTo(row, page) });
        failedInARow = 0;
        return await contentOf(opened, row);
      } catch (error) {
        if (!(error instanceof LetterkeepError) || !isOfOnePage(error)) throw error;
        failedInARow += 1;
        return null;
      }
    };
  }

  /** Opens everything. With a second request on its way, the last looks begin beside the last attachments. */
  async #readAll(): Promise<Looks> {
    const readers = this.#inOrder();
    const last = readers[readers.length - 1];
    for (const reader of readers) if (reader !== last) await reader.readAll();
    return (await last?.readAll(() => this.#looks())) ?? this.#looks();
  }

  /** Page 1 of each list, one beside the other where the site bears that: of those not looked at, nothing is known. */
  async #looks(): Promise<Looks> {
    const readers = this.#inOrder();
    const looks: Looks = new Map();
    if (this.tools.lanes() === 1 || !readers.every(({ formsHold }) => formsHold)) return looks;
    const looked = await Promise.allSettled(
      readers.map(async (reader) => looks.set(reader, await reader.hasChanged())),
    );
    for (const ended of looked) if (ended.status === 'rejected') throw ended.reason;
    return looks;
  }

  /** New messages that arrived meanwhile stand at the top of page 1. */
  async #lastLooks(looked: Looks): Promise<void> {
    for (const reader of this.#inOrder()) {
      for (let looks = 0; looks < mostLastLooks; looks += 1) {
        if (!(looked.get(reader) ?? (await reader.hasChanged()))) break;
        // What was seen before this is older than what is read now.
        looked.clear();
        await reader.listAnew();
        await reader.readAll();
      }
    }
  }

  /** Rows from before a pause whose part of the list could not be read again: they were listed, so they get an end. */
  async #endLeftOver(): Promise<void> {
    const { book, progress, round, choice } = this.tools;
    for (const row of book.open()) {
      const failure = this.#readers.has(row.mailbox) ? 'not-tried' : 'list-end-not-proved';
      const end: RowEnd = isChosenDirection(directionOf[row.mailbox], choice)
        ? { state: 'failed', failure, reason: reasonFor(failure) }
        : { state: 'skipped', failure: 'not-chosen', reason: reasonFor('not-chosen') };
      await book.settle(round, row.key, end);
      progress.messageDone(row.key);
    }
  }
}

/** What is wrong with Sent is told and does not keep the inbox from being read; what concerns the job is thrown on. */
function sentException(error: unknown, linked: boolean): Exception {
  if (!(error instanceof LetterkeepError) || !isOfOnePage(error)) throw error;
  const isMissing = !linked || error.kind === 'unexpected-page' || error.kind === 'refused';
  return isMissing
    ? listException('sent', 'sent-not-found', 'The list of sent messages could not be found on JPay.')
    : listException('sent', 'list-end-not-proved', 'The list of sent messages could not be loaded.');
}

function isOfOnePage(error: LetterkeepError): boolean {
  const boundary = boundaryOf(error.kind);
  return error.kind !== 'cancelled' && (boundary === 'record' || boundary === 'walk-again');
}
