import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AllowedPostback } from '../../../src/model/transport';
import { longestSilenceOfSite, type Fetcher } from '../../../src/platform/fetch-whole';
import { pageFetcher, siteTransport } from '../../../src/platform/site-transport';

const pageUrl = 'https://www.jpay.com/IncomingMails.aspx';
const postback = { url: pageUrl, body: '__EVENTTARGET=a%24b' } as unknown as AllowedPostback;
let calls: { url: string; init: RequestInit }[] = [];
let online = true;

/** The browser's Response, which has an address and can be the end of a refused redirect. */
function answer(body: BodyInit | null, init: ResponseInit & { url?: string; type?: string } = {}): Response {
  const response = new Response(body, init);
  Object.defineProperty(response, 'url', { value: init.url ?? pageUrl });
  if (init.type) Object.defineProperty(response, 'type', { value: init.type });
  return response;
}
function fetcher(
  respond: (url: string, init: RequestInit) => Promise<Response>,
  bytesByBlob = false,
): Fetcher {
  return {
    bytesByBlob,
    fetch: (url, init) => {
      calls.push({ url, init });
      return respond(url, init);
    },
  };
}
const options = (signal = new AbortController().signal) => ({ referrer: pageUrl, signal });
const get = (from: Fetcher, url = '/IncomingMailView.aspx?a=1', signal?: AbortSignal) =>
  siteTransport(pageUrl, from).get(url, options(signal));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

beforeEach(() => {
  calls = [];
  online = true;
  vi.stubGlobal('navigator', {
    get onLine() {
      return online;
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('asking JPay as its own page would', () => {
  it('gets a page with the cookies and the referrer of the page, never from the cache', async () => {
    const page = await get(
      fetcher(() =>
        Promise.resolve(
          answer('<html>', { status: 200, headers: { 'content-type': 'text/html', 'retry-after': '5' } }),
        ),
      ),
    );
    expect(page).toMatchObject({
      url: pageUrl,
      redirected: false,
      status: 200,
      contentType: 'text/html',
      retryAfter: '5',
    });
    expect(text(page.bytes)).toBe('<html>');
    expect(calls[0]!.url).toBe('https://www.jpay.com/IncomingMailView.aspx?a=1');
    expect(calls[0]!.init).toMatchObject({
      method: 'GET',
      mode: 'same-origin',
      credentials: 'same-origin',
      cache: 'no-store',
      referrer: pageUrl,
    });
    expect(calls[0]!.init.body).toBeUndefined();
  });

  it('posts a form as the page would', async () => {
    await siteTransport(
      pageUrl,
      fetcher(() => Promise.resolve(answer('ok'))),
    ).post(postback, options());
    expect(calls[0]!.init).toMatchObject({
      method: 'POST',
      body: postback.body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  });

  it('takes bytes by blob in Firefox', async () => {
    const response = answer('photo');
    vi.spyOn(response, 'arrayBuffer').mockRejectedValue(new Error('Permission denied'));
    Object.defineProperty(response, 'body', {
      get: () => {
        throw new Error('Permission denied');
      },
    });
    const page = await get(fetcher(() => Promise.resolve(response), true));
    expect(text(page.bytes)).toBe('photo');
  });

  it('uses the page’s own fetch where the browser has one for us', async () => {
    const own = vi.fn(() => Promise.resolve(answer('own')));
    const pages = vi.fn(() => Promise.resolve(answer('page')));
    vi.stubGlobal('fetch', own);
    expect(pageFetcher().bytesByBlob).toBe(false);
    vi.stubGlobal('content', { fetch: pages });
    const page = await get(pageFetcher());
    expect(text(page.bytes)).toBe('page');
    expect([own.mock.calls.length, pages.mock.calls.length]).toEqual([0, 1]);
  });

  it('never asks another host', async () => {
    const from = fetcher(() => Promise.resolve(answer('')));
    for (const url of [
      'https://example.com/',
      'https://images.jpay.com/a',
      '//example.com/',
      'http://www.jpay.com/',
    ]) {
      await expect(get(from, url)).rejects.toMatchObject({ kind: 'left-the-site' });
    }
    expect(calls).toEqual([]);
  });

  it('asks nothing once Letterkeep was updated or removed under the page: nobody would keep it', async () => {
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
    await expect(get(fetcher(() => Promise.resolve(answer(''))))).rejects.toMatchObject({
      kind: 'vault-error',
    });
    expect(calls).toEqual([]);
  });

  it('does not ask again either where it went while a request was on its way', async () => {
    const from = fetcher(() => {
      vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    await expect(get(from)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(calls).toHaveLength(1);
  });

  it('does not believe a page that came from elsewhere', async () => {
    const from = fetcher(() => Promise.resolve(answer('', { url: 'https://example.com/' })));
    await expect(get(from)).rejects.toMatchObject({ kind: 'left-the-site' });
  });

  it('says offline when nothing can be reached', async () => {
    const from = fetcher(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(get(from)).rejects.toMatchObject({ kind: 'offline' });
    online = false;
    calls = [];
    await expect(get(from)).rejects.toMatchObject({ kind: 'offline' });
    expect(calls).toHaveLength(1);
  });

  it('says that JPay sent us away when the browser refused to follow', async () => {
    const from = fetcher((_url, { redirect }) =>
      redirect === 'manual'
        ? Promise.resolve(answer(null, { type: 'opaqueredirect', url: '' }))
        : Promise.reject(Object.assign(new Error('NetworkError'), { name: 'TypeError' })),
    );
    await expect(get(from)).rejects.toMatchObject({ kind: 'left-the-site' });
  });

  it('never repeats a postback to find out why it failed', async () => {
    const from = fetcher(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(siteTransport(pageUrl, from).post(postback, options())).rejects.toMatchObject({
      kind: 'offline',
    });
    expect(calls).toHaveLength(1);
  });

  it('says that bytes are missing when the answer breaks off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array([1, 2]));
      },
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    const from = fetcher(() => Promise.resolve(answer(broken)));
    await expect(get(from)).rejects.toMatchObject({ kind: 'incomplete-bytes' });
  });

  it('says that bytes are missing when fewer came than were promised', async () => {
    const short = (headers: Record<string, string>) =>
      fetcher(() => Promise.resolve(answer('1234', { headers })), true);
    await expect(get(short({ 'content-length': '5' }))).rejects.toMatchObject({ kind: 'incomplete-bytes' });
    const zipped = { 'content-length': '5', 'content-encoding': 'gzip' };
    await expect(get(short(zipped))).resolves.toMatchObject({ status: 200 });
    await expect(get(short({ 'content-length': '4' }))).resolves.toMatchObject({ status: 200 });
  });

  it('gives up when no headers come for half a minute', async () => {
    vi.useFakeTimers();
    const asked = get(fetcher(() => new Promise(() => undefined)));
    const ended = expect(asked).rejects.toMatchObject({ kind: 'timed-out' });
    await vi.advanceTimersByTimeAsync(longestSilenceOfSite);
    await ended;
    expect(calls[0]!.init.signal?.aborted).toBe(true);
  });

  it('gives up when the body falls silent, but not while it still comes', async () => {
    vi.useFakeTimers();
    let send: ReadableStreamDefaultController<Uint8Array> | undefined;
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = controller;
      },
    });
    const asked = get(fetcher(() => Promise.resolve(answer(slow))));
    const ended = expect(asked).rejects.toMatchObject({ kind: 'timed-out' });
    for (let piece = 0; piece < 5; piece += 1) {
      await vi.advanceTimersByTimeAsync(longestSilenceOfSite - 1);
      send?.enqueue(new Uint8Array([piece]));
    }
    await vi.advanceTimersByTimeAsync(longestSilenceOfSite);
    await ended;
  });

  it('stops at once when the person stops it', async () => {
    const controller = new AbortController();
    const asked = get(
      fetcher(() => new Promise(() => undefined)),
      '/',
      controller.signal,
    );
    controller.abort('pause');
    await expect(asked).rejects.toBe('pause');
    await expect(
      get(
        fetcher(() => Promise.resolve(answer(''))),
        '/',
        controller.signal,
      ),
    ).rejects.toBe('pause');
  });
});
