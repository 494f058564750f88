import { browser } from 'wxt/browser';
import type { PageReport } from '../model/details';
import type { ExportRequest } from '../model/export-request';
import { LetterkeepError, type FailureKind } from '../model/failure';
import type { Keeper } from '../model/keeper';
import type { Contact } from '../model/person';
import type { Speed } from '../model/speed';
import type { Progress } from '../model/status';
import type { Transport } from '../model/transport';
import { askBackground, extensionIsThere } from './ask';
import { backgroundClock } from './background-clock';
import { errorAsData } from './error-as-data';
import { pageWords, type PageWords, type Started, type TabPage } from './page-words';
import { ProgressWords } from './progress-words';
import { answering, type Handlers } from './protocol';
import { remoteKeeper } from './remote-keeper';
import { ownPage } from './sender';
import { siteTransport } from './site-transport';
import { readSpeed } from './speed-setting';
import { readStatus } from './status-item';

export interface PageJob {
  jobId: string;
  request: ExportRequest;
  speed: Speed;
}

/** What the reader needs of the browser; the entry point adds what it needs of the page. */
export interface PagePorts {
  keeper: Keeper;
  transport: Transport;
  clock: typeof backgroundClock;
  report: (progress: Progress) => void;
}

export type PageEnd =
  | { end: 'read' | 'cancelled' }
  | { end: 'paused'; why: FailureKind | 'by-person'; amount?: number | undefined };

/** What the entry point hands in, because platform/ knows neither JPay's pages nor the reader. */
export interface PageParts {
  describe(): Pick<TabPage, 'kind' | 'direction' | 'personName'>;
  /** For "Copy details". */
  report(): PageReport;
  listPeople(ports: Pick<PagePorts, 'transport' | 'clock'>): Promise<Contact[]>;
  /** @param signal aborted with "cancel" for a cancel, with anything else for a pause */
  read(job: PageJob, ports: PagePorts, signal: AbortSignal): Promise<PageEnd>;
}

interface Run {
  jobId: string;
  tabId: number;
  controller: AbortController;
  /** Resolves when nothing of it runs any more. Never rejects. */
  over: Promise<void>;
}

/**
 * What the content script does. One run per page at most:
 *
 *            Start, Continue, or the tab was reading when its page changed
 *   still ---------------------------------------------------------------> reading
 *     ^                                                                       |
 *     +--- read, cancelled, paused: told to the background -------------------+
 *     +--- page left, turn lost, extension gone: told to nobody --------------+
 *
 * A page that is left says nothing: the next page of the tab goes on by itself, and if there is none, the silence
 * is shown as a pause.
 */
export class ContentService {
  #run: Run | undefined;
  #order: Promise<unknown> = Promise.resolve();
  readonly #transport = siteTransport(location.href);

  constructor(private readonly parts: PageParts) {}

  readonly handlers: Handlers<PageWords, 'own-page'> = {
    'page.describe': () =>
      Promise.resolve({ ...this.parts.describe(), url: location.href, readingJobId: this.#run?.jobId }),
    // Not called at once: what it throws must become a reply.
    'page.report': () => Promise.resolve().then(() => this.parts.report()),
    'page.listPeople': () => this.parts.listPeople({ transport: this.#transport, clock: backgroundClock }),
    'page.start': ({ request }) => this.#inTurn(() => this.#take(crypto.randomUUID(), request)),
    'page.resume': ({ jobId }) => this.#inTurn(() => this.#take(jobId)),
    'page.pause': () => this.#inTurn(() => this.#pause()),
    'page.cancel': () => this.#inTurn(() => this.#cancel()),
  };

  /** Goes on with the job this tab was reading when its page changed, if there is one. */
  goOn(): Promise<void> {
    return this.#inTurn(async () => {
      if (await this.#isReading()) return;
      // Nearly every page of JPay is loaded while nobody reads: to ask would start the background each time.
      if ((await readStatus()).state !== 'reading') return;
      const own = await askBackground('lease.mine', {});
      if (own) this.#begin(own, own.tabId);
    });
  }

  /** The page is being left: its next one goes on. */
  leave(): void {
    this.#run?.controller.abort('leaving');
  }

  /** Orders of the popup one after the other: two quick presses must not start two runs. */
  #inTurn<Result>(order: () => Promise<Result>): Promise<Result> {
    const next = this.#order.then(order);
    this.#order = next.catch(() => undefined);
    return next;
  }

  async #take(jobId: string, request?: ExportRequest): Promise<Started> {
    if (this.#run && (await this.#isReading())) return { outcome: 'busy', tabId: this.#run.tabId };
    const lease = await askBackground('lease.take', { jobId, request });
    switch (lease.outcome) {
      case 'busy':
        return lease;
      case 'unknown-job':
        throw new LetterkeepError('vault-error', 'The vault does not know this job.');
      case 'granted':
        this.#begin({ jobId, request: lease.request }, lease.tabId);
        return { outcome: 'started', jobId };
    }
  }

  /** A run that was told to end is waited for: Continue may come faster than it stops. */
  async #isReading(): Promise<boolean> {
    if (this.#run?.controller.signal.aborted) await this.#run.over;
    return this.#run !== undefined;
  }

  async #pause(): Promise<null> {
    if (this.#run) {
      this.#run.controller.abort('pause');
      return null;
    }
    const own = await askBackground('lease.mine', {});
    if (own) await askBackground('status.paused', { jobId: own.jobId, why: 'by-person' });
    return null;
  }

  async #cancel(): Promise<null> {
    if (this.#run) this.#run.controller.abort('cancel');
    else await askBackground('status.cancelled', {});
    return null;
  }

  #begin(job: Omit<PageJob, 'speed'>, tabId: number): void {
    const controller = new AbortController();
    this.#run = { jobId: job.jobId, tabId, controller, over: this.#read(job, controller) };
  }

  async #read({ jobId, request }: Omit<PageJob, 'speed'>, controller: AbortController): Promise<void> {
    const { signal } = controller;
    const words = new ProgressWords(jobId, (why) => controller.abort(why));
    const ports: PagePorts = {
      keeper: remoteKeeper,
      transport: this.#transport,
      clock: backgroundClock,
      report: (progress) => words.report(progress),
    };
    let ended: PageEnd;
    try {
      const speed = await readSpeed();
      ended = await this.parts.read({ jobId, request, speed }, ports, signal);
    } catch (error) {
      ended = { end: 'paused', why: errorAsData(error).kind };
    }
    await words.stop();
    this.#run = undefined;
    if (isQuiet(signal) || !extensionIsThere()) return;
    await tell(jobId, ended);
  }
}

/** Makes the content script answer the popup, and go on by itself where its tab was reading. */
export function serveJpayPage(parts: PageParts): void {
  const service = new ContentService(parts);
  const listen = answering(pageWords, service.handlers, ownPage);
  browser.runtime.onMessage.addListener(
    listen as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  // A page may come back from the browser's memory as it was left, with its reader stopped.
  // Scripts of the page can send these events too, to stop a reader in silence: only the browser's own count.
  addEventListener('pagehide', ({ isTrusted }) => {
    if (isTrusted) service.leave();
  });
  addEventListener('pageshow', ({ isTrusted, persisted }) => {
    if (isTrusted && persisted) service.goOn().catch(nobodyAsked);
  });
  service.goOn().catch(nobodyAsked);
}

function isQuiet({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason !== 'pause' && reason !== 'cancel';
}

async function tell(jobId: string, ended: PageEnd): Promise<void> {
  try {
    if (ended.end === 'paused') {
      await askBackground('status.paused', { jobId, why: ended.why, amount: ended.amount });
    } else {
      await askBackground('status.ended', { jobId, state: ended.end });
    }
  } catch (error) {
    nobodyAsked(error);
  }
}

/** A page nobody ordered anything from has nobody to tell; the status item shows the silence as a pause. */
function nobodyAsked(error: unknown): void {
  if (extensionIsThere()) console.warn('Letterkeep:', errorAsData(error).message);
}
