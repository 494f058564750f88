import { LetterkeepError } from '../model/failure';
import type { SiteResponse } from '../model/transport';
import { parsePage, type SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { mostTries } from './decide';
import type { ReaderPorts } from './ports';
import { stopIfAsked } from './stop';

/** Tries of one address that look like a dead line before the line itself is tested. */
const looksBeforeDoubt = 4;

/** Tries that end in an error page before it is asked whose page it would be. */
const errorsBeforeDoubt = 2;

export interface HomeLookTools extends Pick<ReaderPorts, 'parseHtml'> {
  /** Asks for home.aspx once, and waits for no judgement (pace.ts, Place): two who doubt would wait for each other. */
  load: () => Promise<SiteResponse>;
  /** Throws "other-account". */
  requireSameName: (page: SitePage) => void;
  signal: AbortSignal;
}

/** Tells what fails at one address alone from what fails everywhere, where that is in doubt: by a look at the home page. */
export class HomeLook {
  #looking: Promise<boolean> | undefined;

  constructor(private readonly tools: HomeLookTools) {}

  /**
   * A refusal that would stop the whole job, met at one address while the home page answers well, is that address's own: a
   * letter that the firewall dislikes, a file that is forbidden. No request is made before its time where the site named one.
   * @returns the failure as it is to be taken; throws "other-account"
   */
  async whoseRefusal(failure: LetterkeepError, tries: number): Promise<LetterkeepError> {
    const { kind, context } = failure;
    const isDoubtful =
      kind === 'signed-out' ||
      (kind === 'blocked-by-site' && tries > 2) ||
      (kind === 'asked-to-wait' && tries >= mostTries && context.retryAfterSeconds === undefined);
    if (!isDoubtful || !(await this.#isWell())) return failure;
    return new LetterkeepError('site-error', 'This address alone is refused.', context, { cause: failure });
  }

  /** Throws "site-error" if an address that seems a dead line is the only one that does not answer, and "other-account". */
  async whoseSilence(failure: LetterkeepError, tries: number): Promise<void> {
    const { kind, context } = failure;
    if (kind === 'offline' && tries === looksBeforeDoubt && (await this.#answers())) {
      throw new LetterkeepError('site-error', 'This address alone does not answer.', context, {
        cause: failure,
      });
    }
    // An error page may be all that JPay shows of a letter to somebody whose letter it is not.
    if (kind === 'site-error' && tries === errorsBeforeDoubt) await this.#isWell();
  }

  /** A redirect loop or a reset looks like a dead line to a page (fetch tells no more): the home page tells them apart. */
  async #answers(): Promise<boolean> {
    try {
      await this.tools.load();
      return true;
    } catch (error) {
      stopIfAsked(this.tools.signal);
      if (error instanceof LetterkeepError) return error.kind !== 'offline';
      throw error;
    }
  }

  /** Whether the home page is shown to the same person as ever: one look for all who doubt it at once. Throws "other-account". */
  #isWell(): Promise<boolean> {
    this.#looking ??= this.#isShownWell().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #isShownWell(): Promise<boolean> {
    const { load, parseHtml, requireSameName, signal } = this.tools;
    try {
      const page = parsePage(await load(), parseHtml);
      requireSameName(page);
      return recognise(page).kind === 'home';
    } catch (error) {
      stopIfAsked(signal);
      if (!(error instanceof LetterkeepError) || error.kind === 'other-account') throw error;
      return false;
    }
  }
}
