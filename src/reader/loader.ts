import { comparableName } from '../model/person';
import { LetterkeepError, type FailureKind } from '../model/failure';
import type { AllowedPostback, ElsewhereResponse, SiteResponse } from '../model/transport';
import { letterAddress, pathOf } from '../jpay/address';
import { readShownName } from '../jpay/home';
import { parsePage, type SitePage } from '../jpay/page';
import { failureOf, recognise } from '../jpay/page-kind';
import { afterFailedTry, isPushBack } from './decide';
import { Pace, type Speed } from './pace';
import type { ReaderPorts } from './ports';
import type { ProgressReport } from './progress-report';
import { retryAfterSeconds } from './retry-after';

/** One request: an address to GET, or a postback that passed the allow-list. */
export type Ask = { get: string } | { post: AllowedPostback };

/** Tries of one address that look like a dead line before the line itself is tested. */
const looksBeforeDoubt = 4;

/** Tries that end in an error page before it is asked whose page it would be. */
const errorsBeforeDoubt = 2;

/** Answers without an end that are taken for broken off rather than for what they seem to be. */
const mostTornPages = 2;

/** So that a test of the signal reads as what it is. Rejections of an aborted wait or fetch end in the same error. */
export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new LetterkeepError('cancelled', 'The person asked the reader to stop.');
}

/**
 * The one way of the reader to the site: one request at a time, paced, tried again as decide.ts says, and never
 * believed before the page was read. Counts its requests.
 */
export class Loader {
  requests = 0;
  readonly #pace: Pace;
  #shownName: string | undefined;

  constructor(
    private readonly ports: Pick<ReaderPorts, 'transport' | 'clock' | 'parseHtml'>,
    private readonly origin: string,
    private readonly signal: AbortSignal,
    private readonly progress: ProgressReport,
    speed?: Speed,
  ) {
    this.#pace = new Pace(ports.clock, speed);
  }

  /** Pages that show another name from now on throw "other-account". */
  expectName(shownName: string | undefined): void {
    this.#shownName = shownName;
  }

  /**
   * Loads a page and reads it with `take`, whose LetterkeepError counts as a failed try. Throws the last failure when no
   * try is left.
   */
  page<Result>(ask: Ask, referrer: string, take: (page: SitePage) => Result): Promise<Result> {
    let torn = 0;
    return this.#tries(async () => {
      const page = await this.#followed(await this.#parsed(ask, referrer));
      try {
        this.requireSameName(page);
        return reading(page.url, ask, () => take(page));
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
      const response = await this.#request(ask, referrer);
      return reading(response.url, ask, () => take(response));
    });
  }

  /** Bytes of another host of jpay.com, staged already. */
  elsewhere<Result>(
    url: string,
    referrer: string,
    take: (answer: ElsewhereResponse) => Result,
  ): Promise<Result> {
    return this.#tries(async () => {
      const answer = await this.#timed(() =>
        this.ports.transport.elsewhere(url, { referrer, signal: this.signal }),
      );
      requireStatus(answer.status, null, url);
      return take(answer);
    });
  }

  async #tries<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      stopIfAsked(this.signal);
      try {
        return await work();
      } catch (error) {
        stopIfAsked(this.signal);
        if (!(error instanceof LetterkeepError)) throw error;
        await this.#waitToTryAgain(error, tries);
      }
    }
  }

  /** Throws the failure itself when it was the last try. */
  async #waitToTryAgain(error: LetterkeepError, tries: number): Promise<void> {
    const { clock } = this.ports;
    if (isPushBack(error.kind)) this.#pace.pushedBack();
    if (error.kind === 'offline' && tries === looksBeforeDoubt && (await this.#reachesTheSite())) {
      throw new LetterkeepError('site-error', 'This address alone does not answer.', error.context, {
        cause: error,
      });
    }
    if (error.kind === 'site-error' && tries === errorsBeforeDoubt) await this.#askWhoIsSignedIn();
    const next = afterFailedTry(error.kind, tries, error.context.retryAfterSeconds ?? null, clock.random());
    if (!next) throw error;
    await this.#wait(next.afterMs, error.kind);
  }

  /** A redirect loop or a reset looks like a dead line to a page (fetch tells no more): the home page tells them apart. */
  async #reachesTheSite(): Promise<boolean> {
    try {
      await this.#request({ get: new URL('/home.aspx', this.origin).href }, `${this.origin}/`);
      return true;
    } catch (error) {
      stopIfAsked(this.signal);
      if (error instanceof LetterkeepError) return error.kind !== 'offline';
      throw error;
    }
  }

  /** An error page may be all that JPay shows of a letter to somebody whose letter it is not. */
  async #askWhoIsSignedIn(): Promise<void> {
    try {
      this.requireSameName(
        await this.#parsed({ get: new URL('/home.aspx', this.origin).href }, `${this.origin}/`),
      );
    } catch (error) {
      stopIfAsked(this.signal);
      // What else is wrong, the next try says itself.
      if (!(error instanceof LetterkeepError) || error.kind === 'other-account') throw error;
    }
  }

  async #wait(ms: number, reason: FailureKind): Promise<void> {
    this.progress.waiting(Math.ceil(ms / 1000), reason);
    await this.ports.clock.wait(ms, this.signal);
    stopIfAsked(this.signal);
    this.progress.goingOn();
  }

  async #parsed(ask: Ask, referrer: string): Promise<SitePage> {
    return parsePage(await this.#request(ask, referrer), this.ports.parseHtml);
  }

  async #request(ask: Ask, referrer: string): Promise<SiteResponse> {
    const options = { referrer, signal: this.signal };
    const { transport, clock } = this.ports;
    const response = await this.#timed(() =>
      'get' in ask ? transport.get(ask.get, options) : transport.post(ask.post, options),
    );
    requireStatus(response.status, retryAfterSeconds(response.retryAfter, clock.now()), response.url);
    return response;
  }

  async #timed<Result>(request: () => Promise<Result>): Promise<Result> {
    await this.#pace.turn(this.signal);
    stopIfAsked(this.signal);
    this.requests += 1;
    const start = this.ports.clock.now();
    try {
      return await request();
    } finally {
      this.#pace.answered(this.ports.clock.now() - start);
    }
  }

  /** A partial answer may only say where the letter is: that address is then read as the link would have been. */
  async #followed(page: SitePage): Promise<SitePage> {
    if (page.sendsTo === undefined || recognise(page).kind !== 'other') return page;
    const letter = letterAddress(page.sendsTo, page.url);
    return letter ? this.#parsed({ get: letter.url }, page.url) : page;
  }

  /** Throws "other-account" if the page shows another name than the job's. */
  requireSameName(page: SitePage): void {
    const shown = readShownName(page);
    if (shown === undefined || this.#shownName === undefined) return;
    if (comparableName(shown) === comparableName(this.#shownName)) return;
    throw new LetterkeepError('other-account', 'Another name is signed in now.', { page: pathOf(page.url) });
  }
}

/** 429 and 503 mean "later", whatever page comes with them. Other codes are for page-kind.ts to judge. */
function requireStatus(status: number, retryAfter: number | null, url: string): void {
  if (status !== 429 && status !== 503) return;
  throw new LetterkeepError('asked-to-wait', `JPay answered with status ${status}.`, {
    page: pathOf(url),
    ...(retryAfter === null ? {} : { retryAfterSeconds: retryAfter }),
  });
}

/**
 * An answer on which our own code stumbles is one we do not know: recorded like one, not the end of everything. A GET sends
 * no form, so an answer that calls the form stale is the site's own trouble.
 */
function reading<Result>(url: string, ask: Ask, take: () => Result): Result {
  const context = { page: pathOf(url) };
  try {
    return take();
  } catch (error) {
    if (!(error instanceof LetterkeepError)) {
      throw new LetterkeepError('unexpected-page', 'The answer could not be read.', context, {
        cause: error,
      });
    }
    if (error.kind !== 'stale-form' || !('get' in ask)) throw error;
    throw new LetterkeepError('site-error', 'JPay called a form stale that was never sent.', context, {
      cause: error,
    });
  }
}

/** Throws what a page stands for when it is not what was asked for. */
export function unexpected(page: SitePage): LetterkeepError {
  const kind = recognise(page);
  return (
    failureOf(kind, page) ??
    new LetterkeepError('unexpected-page', `This page was not expected: ${kind.kind}.`, {
      page: pathOf(page.url),
    })
  );
}
