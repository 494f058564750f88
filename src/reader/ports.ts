import type { Keeper } from '../model/keeper';
import type { Progress } from '../model/status';
import type { Transport } from '../model/transport';

/** Time as the reader knows it. `wait` ends early, by resolving or rejecting, when the signal is aborted. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 (included) to 1, for jitter. */
  random(): number;
}

/** Everything the reader touches outside itself; none of it is a browser API. */
export interface ReaderPorts {
  transport: Transport;
  keeper: Keeper;
  parseHtml: (html: string) => Document;
  clock: Clock;
  /** Called often; must be cheap. */
  report: (progress: Progress) => void;
}

/**
 * What the person may press while the reader runs: `controller.abort('pause')` or `controller.abort('cancel')`. An
 * abort for any other reason counts as a pause: nothing is lost by it.
 */
export type ReadingOrder = 'pause' | 'cancel';
