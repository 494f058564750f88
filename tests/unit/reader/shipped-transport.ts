import { vi } from 'vitest';
import type { Keeper } from '../../../src/model/keeper';
import type { Transport } from '../../../src/model/transport';
import { fetchElsewhere } from '../../../src/platform/elsewhere';
import type { Fetcher } from '../../../src/platform/fetch-whole';
import { siteTransport } from '../../../src/platform/site-transport';
import { fromBase64 } from '../../../src/platform/base64';
import type { Visitor, VisitorAnswer } from '../../replica';
import { origin, type WayToReplica } from './on-replica';

/**
 * What ships between the reader and the network, in front of the replica: time limits, lengths, redirects and refusals
 * are judged by src/platform, and only the browser's fetch itself is played.
 */
export const shipped: WayToReplica = {
  wait: (ms, clock) => {
    clock.time += ms;
    vi.advanceTimersByTime(ms);
    return Promise.resolve();
  },
  transport: (visitor, keeper) => ({
    ...siteTransport(`${origin}/IncomingMails.aspx`, fetcherOf(visitor, 'page')),
    elsewhere: elsewhere(visitor, keeper),
  }),
};

/** The limits of fetch-whole.ts run on timers; here they run on the time that `wait` passes. */
export function stopTheTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

function elsewhere(visitor: () => Visitor, keeper: Keeper): Transport['elsewhere'] {
  return async (url) => {
    const stage = (bytes: Uint8Array<ArrayBuffer>): Promise<string> => keeper.stage(bytes);
    const reply = await fetchElsewhere(url, stage, fetcherOf(visitor, 'extension'));
    return { ...reply, head: fromBase64(reply.head), tail: fromBase64(reply.tail) };
  };
}

function fetcherOf(visitor: () => Visitor, from: 'page' | 'extension'): Fetcher {
  return {
    bytesByBlob: false,
    fetch: async (url, init) => {
      const answer = await visitor().open({
        url,
        from,
        ...(init.method === 'POST' && { form: new URLSearchParams(init.body as string) }),
        ...(init.mode === 'same-origin' && { mode: init.mode }),
        ...(init.redirect === 'manual' && { redirect: init.redirect }),
        headers: init.referrer === undefined ? {} : { referer: init.referrer },
      });
      return asResponse(answer);
    },
  };
}

/** A Response made by hand has neither address nor history, and cannot be a redirect that was not followed. */
function asResponse(answer: VisitorAnswer): Response {
  const { url, redirected, status, type, headers } = answer;
  const isOpaque = type === 'opaqueredirect';
  const response = isOpaque
    ? new Response(null)
    : new Response(bodyOf(answer), { status, headers: [...headers.entries()] });
  for (const [name, value] of Object.entries({ url, redirected, type, status })) {
    Object.defineProperty(response, name, { value });
  }
  return response;
}

function bodyOf(answer: VisitorAnswer): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = answer.pieces();
  // Nothing is taken before it is asked for: the time of a slow piece belongs to the step that waits for it.
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}
