import { comparableName } from '../model/person';
import type { Speed } from '../model/speed';
import { LetterkeepError } from '../model/failure';
import type { ElsewhereResponse, SiteResponse } from '../model/transport';
import { letterAddress, pathOf } from '../jpay/address';
import { readShownName } from '../jpay/home';
import { parsePage, requireWhole, type SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { scriptAddresses } from '../jpay/script-address';
import { readAs, requireStatus, type Ask } from './answer';
import { afterFailedTry, boundaryOf, isForEveryRequest, isPushBack } from './decide';
import { HomeLook } from './home-look';
import { Pace, type Place } from './pace';
import type { ReaderPorts } from './ports';
import type { ProgressReport } from './progress-report';
import { retryAfterSeconds } from './retry-after';
import { stopIfAsked } from './stop';

/** Milliseconds. */
const shortestToldRestMs = 4_000;

/** Answers without an end that are taken for broken off rather than for what they seem to be. */
const mostTornPages = 2;

/**
 * The one way of the reader to the site: paced, tried again as decide.ts says, and never believed before the page was
 * read. Counts its requests. Once one of them has met what ends the whole job, no other is started.
 */
export class Loader {
  requests = 0;
  readonly pace: Pace;
  readonly #homeLook: HomeLook;
  #shownName: string | undefined;
  #ended: LetterkeepError | undefined;

  constructor(
    private readonly ports: Pick<ReaderPorts, 'transport' | 'clock' | 'parseHtml'>,
    origin: string,
    private readonly signal: AbortSignal,
    private readonly progress: ProgressReport,
    speed?: Speed,
  ) {
    this.pace = new Pace(ports.clock, speed);
    const home = { get: new URL('/home.aspx', origin).href };
    this.#homeLook = new HomeLook({
      load: () => this.#request(home, `${origin}/`, 'look'),
      parseHtml: ports.parseHtml,
      requireSameName: (page) => this.requireSameName(page),
      signal,
    });
  }

  /** Adds the requests of readers before this one. */
  countOn(requests: number): void {
    this.requests += requests;
  }

  /** Pages that show another name from now on throw "other-account". */
  expectName(shownName: string | undefined): void {
    this.#shownName = shownName;
  }

  /**
   * Loads a page and reads it with `take`, whose LetterkeepError counts as a failed try. Throws the last failure when no
   * try is left.
   * @param place "first" for a page that files wait for
   */
  page<Result>(ask: Ask, referrer: string, take: (page: SitePage) => Result, place?: Place): Promise<Result> {
    let torn = 0;
    return this.#tries(async () => {
      const page = await this.#followed(await this.#parsed(ask, referrer, place), ask, place);
      try {
        this.requireSameName(page);
        return readAs(page.url, ask, () => take(page));
      } catch (error) {
        // What half a page seems to be proves nothing; but a page that is never whole has to be taken as it is.
        if (page.whole || torn >= mostTornPages || !(error instanceof LetterkeepError)) throw error;
        torn += 1;
        const context = { page: pathOf(page.url) };
        throw new LetterkeepError('incomplete-bytes', 'The page ended before its end.', context, {
          cause: error,
        });
      }
    });
  }

  /** Bytes of the page's own origin. `take` judges them; its LetterkeepError counts as a failed try. */
  bytes<Result>(ask: Ask, referrer: string, take: (response: SiteResponse) => Result): Promise<Result> {
    return this.#tries(async () => {
      const response = await this.#request(ask, referrer, 'first');
      return readAs(response.url, ask, () => take(response));
    });
  }

  /** Bytes of another host of jpay.com, staged already. */
  elsewhere<Result>(
    url: string,
    referrer: string,
    take: (answer: ElsewhereResponse) => Result,
  ): Promise<Result> {
    return this.#tries(async () => {
      const answer = await this.#timed(
        () => this.ports.transport.elsewhere(url, { referrer, signal: this.signal }),
        'first',
      );
      requireStatus(answer.status, null, url);
      return take(answer);
    });
  }

  /**
   * While `work` is under way one of two requests at once is kept for what goes first: bytes(), elsewhere(), and page() where
   * told so.
   */
  async keepingPlace<Result>(work: () => Promise<Result>): Promise<Result> {
    const letGo = this.pace.keepPlace();
    try {
      return await work();
    } finally {
      letGo();
    }
  }

  async #tries<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      this.#stopIfOver();
      let next: { afterMs: number; error: LetterkeepError };
      try {
        return await work();
      } catch (error) {
        stopIfAsked(this.signal);
        if (!(error instanceof LetterkeepError)) throw error;
        next = await this.#judge(error, tries);
      } finally {
        this.pace.goOn();
      }
      await this.#wait(next.afterMs, next.error);
    }
  }

  /** When to try again, and why not before. Throws the failure itself when it was the last try. */
  async #judge(
    failure: LetterkeepError,
    tries: number,
  ): Promise<{ afterMs: number; error: LetterkeepError }> {
    try {
      return await this.#nextTry(failure, tries);
    } catch (last) {
      if (last instanceof LetterkeepError && ['pause', 'stop'].includes(boundaryOf(last.kind))) {
        this.#ended ??= last;
      }
      throw last;
    }
  }

  async #nextTry(
    failure: LetterkeepError,
    tries: number,
  ): Promise<{ afterMs: number; error: LetterkeepError }> {
    const { clock } = this.ports;
    const error = await this.#homeLook.whoseRefusal(failure, tries);
    if (isPushBack(error.kind)) this.pace.pushedBack();
    await this.#homeLook.whoseSilence(error, tries);
    const next = afterFailedTry(error.kind, tries, error.context.retryAfterSeconds ?? null, clock.random());
    if (!next) throw error;
    if (isForEveryRequest(error.kind)) this.pace.hold(next.afterMs);
    return { ...next, error };
  }

  async #wait(ms: number, { kind, context }: LetterkeepError): Promise<void> {
    // What JPay asked for is said as it was asked; the little that is added to it needs no words.
    this.progress.waiting(context.retryAfterSeconds || Math.ceil(ms / 1000), kind);
    await this.pace.keepingNoPlace(() => this.ports.clock.wait(ms, this.signal));
    stopIfAsked(this.signal);
    this.progress.goingOn();
  }

  async #parsed(ask: Ask, referrer: string, place?: Place): Promise<SitePage> {
    return parsePage(await this.#request(ask, referrer, place), this.ports.parseHtml);
  }

  async #request(ask: Ask, referrer: string, place: Place = 'in-turn'): Promise<SiteResponse> {
    const options = { referrer, signal: this.signal };
    const { transport, clock } = this.ports;
    const response = await this.#timed(
      () => ('get' in ask ? transport.get(ask.get, options) : transport.post(ask.post, options)),
      place,
    );
    requireStatus(response.status, retryAfterSeconds(response.retryAfter, clock.now()), response.url);
    return response;
  }

  /**
   * A request in its turn. Where the answer is no plain one (sent to the sign-in page, refused, told to wait), others wait
   * until it was judged: it may have ended the job for all of them.
   */
  async #timed<Answer extends { status: number; redirected?: boolean }>(
    request: () => Promise<Answer>,
    place: Place,
  ): Promise<Answer> {
    await this.#turn(place);
    const start = this.ports.clock.now();
    let isPlain = false;
    try {
      this.#stopIfOver();
      this.requests += 1;
      const answer = await request();
      isPlain = answer.status === 200 && answer.redirected !== true;
      return answer;
    } finally {
      this.pace.answered(this.ports.clock.now() - start, place);
      if (isPlain) this.pace.goOn();
    }
  }

  /** After JPay has pushed back, rests are long enough to look like a standstill: they are told. */
  async #turn(place: Place): Promise<void> {
    const told = new Set<number>();
    await this.pace.turn(this.signal, place, (ms) => {
      if (ms < shortestToldRestMs || told.size > 0) return;
      told.add(ms);
      this.progress.waiting(Math.ceil(ms / 1000), undefined);
    });
    if (told.size > 0) this.progress.goingOn();
  }

  #stopIfOver(): void {
    stopIfAsked(this.signal);
    if (this.#ended) throw this.#ended;
  }

  /**
   * An answer may only say where the letter is: that address is then read as the link would have been. A postback of a row
   * may be answered with its list once more, and a script in it that goes to the letter.
   */
  async #followed(page: SitePage, ask: Ask, place?: Place): Promise<SitePage> {
    const { kind } = recognise(page);
    const isPostback = !('get' in ask);
    const mayLead = kind === 'other' || (isPostback && (kind === 'inbox' || kind === 'sent'));
    if (!mayLead) return page;
    const letters = [page.sendsTo ?? '', ...(isPostback ? scriptAddresses(page) : [])].flatMap(
      (address) => letterAddress(address, page.url) ?? [],
    );
    const [letter] = letters;
    return letter && letters.length === 1 ? this.#parsed({ get: letter.url }, page.url, place) : page;
  }

  /** Throws "other-account" if the page shows another name than the job's, and ends the job for all who use this loader. */
  requireSameName(page: SitePage): void {
    const shown = readShownName(page);
    if (shown === undefined || this.#shownName === undefined) return;
    if (comparableName(shown) === comparableName(this.#shownName)) return;
    // A name may be cut like everything else: half a page says nothing of who is signed in.
    requireWhole(page);
    const context = { page: pathOf(page.url) };
    const error = new LetterkeepError('other-account', 'Another name is signed in now.', context);
    // At once: who waits for a turn must not ask in the other's name.
    this.#ended ??= error;
    throw error;
  }
}
