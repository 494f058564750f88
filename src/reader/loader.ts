import { comparableName } from '../model/person';
import type { Speed } from '../model/speed';
import { LetterkeepError } from '../model/failure';
import type { ElsewhereResponse, SiteResponse } from '../model/transport';
import { letterAddress, pathOf } from '../jpay/address';
import { readShownName } from '../jpay/home';
import { parsePage, requireWhole, type SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { readAs, requireStatus, type Ask } from './answer';
import { afterFailedTry, boundaryOf, isForEveryRequest, isPushBack, mostTries } from './decide';
import { Pace, type Place } from './pace';
import type { ReaderPorts } from './ports';
import type { ProgressReport } from './progress-report';
import { retryAfterSeconds } from './retry-after';

/** Tries of one address that look like a dead line before the line itself is tested. */
const looksBeforeDoubt = 4;

/** Tries that end in an error page before it is asked whose page it would be. */
const errorsBeforeDoubt = 2;

/** Milliseconds. */
const shortestToldRestMs = 4_000;

/** Answers without an end that are taken for broken off rather than for what they seem to be. */
const mostTornPages = 2;

/** So that a test of the signal reads as what it is. Rejections of an aborted wait or fetch end in the same error. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new LetterkeepError('cancelled', 'The person asked the reader to stop.');
}

/**
 * The one way of the reader to the site: paced, tried again as decide.ts says, and never believed before the page was
 * read. Counts its requests. Once one of them has met what ends the whole job, no other is started.
 */
export class Loader {
  requests = 0;
  readonly pace: Pace;
  #shownName: string | undefined;
  #ended: LetterkeepError | undefined;
  #lookAtHome: Promise<boolean> | undefined;

  constructor(
    private readonly ports: Pick<ReaderPorts, 'transport' | 'clock' | 'parseHtml'>,
    private readonly origin: string,
    private readonly signal: AbortSignal,
    private readonly progress: ProgressReport,
    speed?: Speed,
  ) {
    this.pace = new Pace(ports.clock, speed);
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
   */
  page<Result>(ask: Ask, referrer: string, take: (page: SitePage) => Result, place?: Place): Promise<Result> {
    let torn = 0;
    return this.#tries(async () => {
      const page = await this.#followed(await this.#parsed(ask, referrer, place), place);
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

  /** What goes first in `work` (bytes(), elsewhere()) waits for no page meanwhile, where two requests may be on their way. */
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
    const { clock } = this.ports;
    const error = await this.#ofThisAddress(failure, tries);
    if (isPushBack(error.kind)) this.pace.pushedBack();
    if (error.kind === 'offline' && tries === looksBeforeDoubt && (await this.#reachesTheSite())) {
      throw new LetterkeepError('site-error', 'This address alone does not answer.', error.context, {
        cause: error,
      });
    }
    // An error page may be all that JPay shows of a letter to somebody whose letter it is not.
    if (error.kind === 'site-error' && tries === errorsBeforeDoubt) await this.#homeIsWell();
    const next = afterFailedTry(error.kind, tries, error.context.retryAfterSeconds ?? null, clock.random());
    if (!next) {
      if (['pause', 'stop'].includes(boundaryOf(error.kind))) this.#ended ??= error;
      throw error;
    }
    if (isForEveryRequest(error.kind)) this.pace.hold(next.afterMs);
    return { ...next, error };
  }

  /** A redirect loop or a reset looks like a dead line to a page (fetch tells no more): the home page tells them apart. */
  async #reachesTheSite(): Promise<boolean> {
    try {
      await this.#home();
      return true;
    } catch (error) {
      stopIfAsked(this.signal);
      if (error instanceof LetterkeepError) return error.kind !== 'offline';
      throw error;
    }
  }

  /**
   * A refusal that would stop the whole job, met at one address while the home page answers well, is that address's own: a
   * letter that the firewall dislikes, a file that is forbidden. No request is made before its time where the site named one.
   */
  async #ofThisAddress(failure: LetterkeepError, tries: number): Promise<LetterkeepError> {
    const { kind, context } = failure;
    const isDoubtful =
      kind === 'signed-out' ||
      (kind === 'blocked-by-site' && tries > 2) ||
      (kind === 'asked-to-wait' && tries >= mostTries && context.retryAfterSeconds === undefined);
    if (!isDoubtful || !(await this.#homeIsWell())) return failure;
    return new LetterkeepError('site-error', 'This address alone is refused.', context, { cause: failure });
  }

  /** Whether the home page is shown to the same person as ever: one look for all who doubt it at once. Throws "other-account". */
  #homeIsWell(): Promise<boolean> {
    this.#lookAtHome ??= this.#isHomeWell().finally(() => (this.#lookAtHome = undefined));
    return this.#lookAtHome;
  }

  async #isHomeWell(): Promise<boolean> {
    try {
      const page = parsePage(await this.#home(), this.ports.parseHtml);
      this.requireSameName(page);
      return recognise(page).kind === 'home';
    } catch (error) {
      stopIfAsked(this.signal);
      if (!(error instanceof LetterkeepError)) throw error;
      if (error.kind !== 'other-account') return false;
      this.#ended ??= error;
      throw error;
    }
  }

  async #wait(ms: number, { kind, context }: LetterkeepError): Promise<void> {
    // What JPay asked for is said as it was asked; the little that is added to it needs no words.
    this.progress.waiting(context.retryAfterSeconds || Math.ceil(ms / 1000), kind);
    await this.ports.clock.wait(ms, this.signal);
    stopIfAsked(this.signal);
    this.progress.goingOn();
  }

  async #parsed(ask: Ask, referrer: string, place?: Place): Promise<SitePage> {
    return parsePage(await this.#request(ask, referrer, place), this.ports.parseHtml);
  }

  #home(): Promise<SiteResponse> {
    return this.#request({ get: new URL('/home.aspx', this.origin).href }, `${this.origin}/`, 'look');
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

  /** A partial answer may only say where the letter is: that address is then read as the link would have been. */
  async #followed(page: SitePage, place?: Place): Promise<SitePage> {
    if (page.sendsTo === undefined || recognise(page).kind !== 'other') return page;
    const letter = letterAddress(page.sendsTo, page.url);
    return letter ? this.#parsed({ get: letter.url }, page.url, place) : page;
  }

  /** Throws "other-account" if the page shows another name than the job's. */
  requireSameName(page: SitePage): void {
    const shown = readShownName(page);
    if (shown === undefined || this.#shownName === undefined) return;
    if (comparableName(shown) === comparableName(this.#shownName)) return;
    // A name may be cut like everything else: half a page says nothing of who is signed in.
    requireWhole(page);
    throw new LetterkeepError('other-account', 'Another name is signed in now.', { page: pathOf(page.url) });
  }
}
