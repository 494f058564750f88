import type { Forecast } from '../model/forecast';
import type { Direction } from '../model/message';
import type { Counts } from '../model/receipt';
import type { Progress, Status } from '../model/status';
import type { Ordered, PauseReason } from './words';

/**
 * What the popup shows, worked out from what it can learn; it owns nothing itself.
 *
 *   the status item says      the JPay tab says          the popup shows (data-state)
 *   reading                   anything                   reading
 *   paused                    anything                   paused      (also a reader that fell silent)
 *   writing                   anything                   writing     (or that it was interrupted)
 *   done                      anything                   done
 *   idle                      is to be expected          ready       (not for sure: it still has to answer)
 *                             there is none              no-jpay     (with a link)
 *                             is still loading           no-jpay     (and goes on by itself)
 *                             no answer                  no-jpay     (with "Reload the JPay page")
 *                             signed out                 signed-out
 *                             any other page             ready
 */

/** The page of the JPay tab, as its content script describes it. */
export interface TabPage {
  kind: 'inbox' | 'sent' | 'home' | 'message' | 'compose' | 'signed-out' | 'other';
  direction?: Direction | undefined;
  personName?: string | undefined;
  url: string;
  readingJobId?: string | undefined;
}

/**
 * `looking`: not asked yet. The popup draws its first frame without waiting for the tab. `expected`: there is one whose
 * address promises an answer; what is ordered from it waits for that answer.
 */
export type JpayTab =
  | { state: 'looking' }
  | { state: 'expected'; tabId: number }
  | { state: 'none' }
  | { state: 'loading' | 'silent'; tabId: number }
  | { state: 'answers'; tabId: number; page: TabPage };

/** What the vault holds. `jobId` names the export that "Save what is kept" writes; null if there is none to write. */
export interface Kept {
  jobId: string | null;
  messages: number;
  attachments: number;
  bytes: number;
  /** How many JPay accounts it belongs to; "Save what is kept" writes one of them. */
  accounts: number;
}

/** Null when the vault is empty; undefined: not known yet, and what would be pushed down by it waits for it. */
export type KeptAsKnown = Kept | null | undefined;

/** The message that is open in the JPay tab. */
export interface OpenMessage {
  url: string;
  direction: Direction;
  personName: string | undefined;
}

/** A JPay tab an export can be ordered from. */
export interface Here {
  tabId: number;
  /** Undefined: its page has not answered yet, and what would be pushed down by a message waits for it. */
  message: OpenMessage | null | undefined;
}

/** Whether something can be ordered now, and if not, what stands in the way. */
export type Way =
  | { open: true; here: Here }
  | { open: false; because: 'looking' | 'no-tab' | 'loading' | 'signed-out' }
  | { open: false; because: 'silent'; tabId: number };

/** What the export that is being read is going to take. */
export interface BigExport {
  jobId: string;
  forecast: Forecast;
}

export type PopupView =
  | { state: 'looking' }
  /** `isLoading`: its page is on its way; `silentTabId`: it is there, and must be loaded anew. */
  | { state: 'no-jpay'; isLoading: boolean; silentTabId: number | null; kept: KeptAsKnown }
  | { state: 'signed-out'; kept: KeptAsKnown }
  /** `firstRun`: no archive was ever saved here. */
  | { state: 'ready'; here: Here; kept: KeptAsKnown; firstRun: boolean }
  | {
      state: 'reading';
      what: Ordered;
      tabId: number;
      progress: Progress;
      /** Of a wait: how long it still takes, 0 when it should be over. */
      secondsToGo?: number | undefined;
      /** Of a big export, unless it was put away. */
      big?: BigExport | null;
    }
  | {
      state: 'paused';
      jobId: string;
      what: Ordered;
      why: PauseReason;
      amount: number | undefined;
      progress: Progress;
      way: Way;
    }
  | { state: 'writing'; jobId: string; interrupted: boolean; way: Way }
  | {
      state: 'done';
      jobId: string;
      what: Ordered;
      complete: boolean;
      fileNames: readonly string[];
      messages: Counts;
      attachments: Counts;
      /** Messages of an archive of what was kept, for which JPay was not asked; else 0, and the counts hold. */
      keptAlone: number;
      way: Way;
    };

export interface Known {
  tab: JpayTab;
  /** The status item as it is to be shown: a reader silent for a minute is paused already. Undefined: not read yet. */
  status: Status | undefined;
  kept: KeptAsKnown;
  /** Whether an archive tab is at work on the job; undefined while that is not known. */
  writerAtWork: boolean | undefined;
  /** The job whose forecast was put away; null where there is none, undefined while that is not known. */
  forecastPutAway: string | null | undefined;
  /** Of everybody in the contact lists that are kept; undefined: not asked yet. */
  agencies: readonly string[] | undefined;
  /** When an archive was last handed to the browser; null: never, undefined: not asked yet. */
  lastSaved: number | null | undefined;
  now: number;
}

/** An archive tab that has not said a word for so long is gone, where nothing better is known. Milliseconds. */
export const writerSilence = 60_000;
/** So long a new archive tab may need until it can be seen at work. Milliseconds. */
export const writerStart = 10_000;

export function popupView(known: Known): PopupView {
  const { status } = known;
  if (status === undefined) return { state: 'looking' };
  switch (status.state) {
    case 'reading':
      return {
        state: 'reading',
        what: status.request.what,
        tabId: status.tabId,
        progress: status.progress,
        secondsToGo: secondsToGo(status.progress, known.now),
        big: bigExport(status, known.forecastPutAway),
      };
    case 'paused': {
      const way = wayTo(known.tab);
      return {
        state: 'paused',
        jobId: status.jobId,
        what: status.request.what,
        why: status.why,
        amount: status.amount,
        progress: status.progress,
        way,
        ...(wantsSignIn(status.why, way) ? { why: 'signed-out' } : {}),
      };
    }
    case 'writing': {
      const silentFor = known.now - status.lastWordAt;
      const interrupted =
        known.writerAtWork === undefined
          ? silentFor > writerSilence
          : !known.writerAtWork && silentFor > writerStart;
      return { state: 'writing', jobId: status.jobId, interrupted, way: wayTo(known.tab) };
    }
    case 'done':
      return {
        state: 'done',
        jobId: status.jobId,
        what: status.request.what,
        complete: status.complete,
        fileNames: status.fileNames,
        messages: status.messages,
        attachments: status.attachments,
        keptAlone: status.keptAlone ?? 0,
        way: wayTo(known.tab),
      };
    case 'idle':
      return idleView(known);
  }
}

function bigExport(
  { jobId, progress: { forecast } }: Extract<Status, { state: 'reading' }>,
  putAway: Known['forecastPutAway'],
): BigExport | null {
  return forecast === undefined || putAway === undefined || putAway === jobId ? null : { jobId, forecast };
}

/** False while the popup finds out what it shows: its tab may yet turn out to be signed out, or to say nothing. */
export function isForSure(view: PopupView): boolean {
  return view.state !== 'looking' && (view.state !== 'ready' || view.here.message !== undefined);
}

function idleView({ tab, kept, lastSaved }: Known): PopupView {
  const way: Way =
    tab.state === 'expected' ? { open: true, here: { tabId: tab.tabId, message: undefined } } : wayTo(tab);
  if (way.open) {
    // The first run's warning stands above the buttons: learned later, it would push them from under the mouse.
    if (lastSaved === undefined) return { state: 'looking' };
    return { state: 'ready', here: way.here, kept, firstRun: lastSaved === null };
  }
  switch (way.because) {
    case 'looking':
      return { state: 'looking' };
    case 'no-tab':
      return { state: 'no-jpay', isLoading: false, silentTabId: null, kept };
    case 'loading':
      return { state: 'no-jpay', isLoading: true, silentTabId: null, kept };
    case 'silent':
      return { state: 'no-jpay', isLoading: false, silentTabId: way.tabId, kept };
    case 'signed-out':
      return { state: 'signed-out', kept };
  }
}

/** An export works from any page of JPay, once somebody is signed in. */
export function wayTo(tab: JpayTab): Way {
  switch (tab.state) {
    case 'looking':
    case 'expected':
      return { open: false, because: 'looking' };
    case 'none':
      return { open: false, because: 'no-tab' };
    case 'loading':
      return { open: false, because: 'loading' };
    case 'silent':
      return { open: false, because: 'silent', tabId: tab.tabId };
    case 'answers':
      return tab.page.kind === 'signed-out'
        ? { open: false, because: 'signed-out' }
        : { open: true, here: { tabId: tab.tabId, message: openMessage(tab.page) } };
  }
}

function openMessage(page: TabPage): OpenMessage | null {
  if (page.kind !== 'message' || page.direction === undefined) return null;
  return { url: page.url, direction: page.direction, personName: page.personName };
}

/** Never more than the whole wait: a clock that was set back must not make it grow. */
function secondsToGo(progress: Progress, now: number): number | undefined {
  const { activity, waitUntil, waitSeconds = Infinity } = progress;
  if (activity !== 'waiting' || waitUntil === undefined) return undefined;
  return Math.min(waitSeconds, Math.max(0, (waitUntil - now) / 1000));
}

/** A pause with no reason of its own, in front of a page that asks for the password, has that reason. */
function wantsSignIn(why: PauseReason, way: Way): boolean {
  return (why === 'no-word' || why === 'by-person') && !way.open && way.because === 'signed-out';
}
