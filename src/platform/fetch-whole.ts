import { LetterkeepError } from '../model/failure';

/** Until the headers are there, and then between any two pieces of the body (reliability.md 4.3). Milliseconds. */
export const longestSilenceOfSite = 30_000;
/** For a body that can only be waited for as a whole: a long VideoGram over a slow line. */
const longestBody = 15 * 60_000;

export interface FetchedWhole {
  response: Response;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Fetcher {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Firefox's content.fetch: its bytes can only be taken as a blob, and then by a Response of our own. */
  bytesByBlob: boolean;
}

/**
 * Fetches with time limits for headers and silence, without AbortSignal.any or timeout (Chrome 109, Firefox 115).
 * Throws LetterkeepError "offline" (nothing came), "timed-out" or "incomplete-bytes"; and what `signal` was aborted
 * for, as it is, when the caller gave up.
 */
export async function fetchWhole(
  fetcher: Fetcher,
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<FetchedWhole> {
  signal.throwIfAborted();
  const limit = new TimeLimit(signal);
  try {
    const response = await limit.hold(longestSilenceOfSite, () =>
      fetcher.fetch(url, { ...init, signal: limit.signal }),
    );
    const bytes = fetcher.bytesByBlob
      ? await takeByBlob(response, limit)
      : await takeByPieces(response, limit);
    checkLength(response, bytes.length);
    return { response, bytes };
  } catch (error) {
    signal.throwIfAborted();
    if (limit.expired)
      throw new LetterkeepError('timed-out', 'JPay did not answer in time.', {}, { cause: error });
    throw error;
  } finally {
    limit.end();
  }
}

async function takeByPieces(response: Response, limit: TimeLimit): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(0);
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await limit.hold(longestSilenceOfSite, () => reader.read()).catch(brokenOff);
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

async function takeByBlob(response: Response, limit: TimeLimit): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await limit.hold(longestBody, () => response.blob()).catch(brokenOff);
  return new Uint8Array(await new Response(blob).arrayBuffer());
}

function brokenOff(error: unknown): never {
  throw new LetterkeepError('incomplete-bytes', 'The answer broke off before its end.', {}, { cause: error });
}

/** Old Firefox takes a body that broke off for a whole one. A compressed body's length says nothing about ours. */
function checkLength(response: Response, length: number): void {
  const stated = Number(response.headers.get('content-length') ?? NaN);
  if (response.headers.has('content-encoding') || Number.isNaN(stated) || stated <= length) return;
  throw new LetterkeepError('incomplete-bytes', `${length} of ${stated} bytes came.`);
}

/** An abort signal that follows the caller's and adds time limits, one step after the other. */
class TimeLimit {
  readonly #controller = new AbortController();
  readonly #follow: () => void;
  expired = false;

  constructor(private readonly outer: AbortSignal) {
    this.#follow = () => this.#controller.abort(outer.reason);
    outer.addEventListener('abort', this.#follow);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for one step. Ends with the signal even if the step itself does not listen to it. */
  async hold<Result>(ms: number, step: () => Promise<Result>): Promise<Result> {
    const { signal } = this.#controller;
    const timer = setTimeout(() => {
      this.expired = true;
      this.#controller.abort();
    }, ms);
    let stop: (() => void) | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = () => reject(new LetterkeepError('timed-out', 'The request was given up.'));
      signal.addEventListener('abort', stop);
    });
    try {
      return await Promise.race([step(), stopped]);
    } finally {
      clearTimeout(timer);
      if (stop) signal.removeEventListener('abort', stop);
    }
  }

  end(): void {
    this.outer.removeEventListener('abort', this.#follow);
  }
}
