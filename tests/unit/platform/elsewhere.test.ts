import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ElsewhereResponse } from '../../../src/model/transport';
import { fetchElsewhere, fetchElsewhereInTab } from '../../../src/platform/elsewhere';
import { longestSilenceOfSite, type Fetcher } from '../../../src/platform/fetch-whole';
import type { Envelope } from '../../../src/platform/protocol';
import { siteTransport } from '../../../src/platform/site-transport';
import { fromBase64 } from '../../../src/platform/base64';

const url = 'https://images.jpay.com/photo';
const referrer = 'https://www.jpay.com/ShowAttachment.aspx';
const photo = Uint8Array.from({ length: 10_000 }, (_, at) => at & 255);
let calls: { url: string; init: RequestInit }[] = [];

function answer(body: BodyInit | null, from = url): Response {
  const response = new Response(body, { headers: { 'content-type': 'image/jpeg' } });
  Object.defineProperty(response, 'url', { value: from });
  return response;
}

function fetcher(respond: () => Promise<Response>): Fetcher {
  return {
    bytesByBlob: false,
    fetch: (asked, init) => {
      calls.push({ url: asked, init });
      return respond();
    },
  };
}

type Stage = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
const stage: Stage = () => Promise.resolve('staged');

/** Both ways, with one answer: the ends of the file as bytes. */
const ways = {
  'from the background': async (address: string, from: Fetcher, to = stage): Promise<ElsewhereResponse> => {
    const { head, tail, ...reply } = await fetchElsewhere(address, to, from);
    return { ...reply, head: fromBase64(head), tail: fromBase64(tail) };
  },
  'from a tab of Firefox': (
    address: string,
    from: Fetcher,
    to = stage,
    signal = new AbortController().signal,
  ): Promise<ElsewhereResponse> => fetchElsewhereInTab(address, { referrer, signal }, to, from),
};

beforeEach(() => {
  calls = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(Object.entries(ways))('pictures on another host of JPay, asked %s', (_name, ask) => {
  it('are fetched with its cookies and staged, and their two ends shown', async () => {
    const staged = vi.fn(stage);
    const reply = await ask(
      url,
      fetcher(() => Promise.resolve(answer(photo))),
      staged,
    );
    expect(reply).toEqual({
      url,
      status: 200,
      contentType: 'image/jpeg',
      stagedId: 'staged',
      size: 10_000,
      head: photo.slice(0, 4096),
      tail: photo.slice(-64),
    });
    expect(staged).toHaveBeenCalledExactlyOnceWith(photo);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.init).toMatchObject({ method: 'GET', credentials: 'include', cache: 'no-store' });
  });

  it.each([
    'https://www.example.com/photo',
    'https://jpay.com.example.com/photo',
    'https://notjpay.com/photo',
    'http://images.jpay.com/photo',
    'https://images.jpay.com:8443/photo',
    'https://images.jpay.com@example.com/photo',
  ])('are not asked for at %s', async (address) => {
    const from = fetcher(() => Promise.resolve(answer('')));
    await expect(ask(address, from)).rejects.toMatchObject({ kind: 'left-the-site' });
    expect(calls).toEqual([]);
  });

  it('are not kept when they came from elsewhere', async () => {
    const never = vi.fn(stage);
    const from = fetcher(() => Promise.resolve(answer('x', 'https://www.example.com/')));
    await expect(ask(url, from, never)).rejects.toMatchObject({ kind: 'left-the-site' });
    expect(never).not.toHaveBeenCalled();
  });

  it('say offline when their host cannot be reached', async () => {
    const from = fetcher(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(ask(url, from)).rejects.toMatchObject({ kind: 'offline' });
  });

  it('are given up when their host says nothing for half a minute', async () => {
    vi.useFakeTimers();
    const asked = ask(
      url,
      fetcher(() => new Promise(() => undefined)),
    );
    const ended = expect(asked).rejects.toMatchObject({ kind: 'timed-out' });
    await vi.advanceTimersByTimeAsync(longestSilenceOfSite);
    await ended;
  });
});

describe('a picture that a tab of Firefox asks for', () => {
  it('is asked for as the page’s own, and only where the extension may go', async () => {
    await ways['from a tab of Firefox'](
      url,
      fetcher(() => Promise.resolve(answer(photo))),
    );
    expect(calls[0]!.init).toMatchObject({
      mode: 'same-origin',
      referrer,
      referrerPolicy: 'strict-origin-when-cross-origin',
    });
  });

  it('is given up at once when the person stops', async () => {
    const controller = new AbortController();
    const asked = ways['from a tab of Firefox'](
      url,
      fetcher(() => new Promise(() => undefined)),
      stage,
      controller.signal,
    );
    controller.abort('pause');
    await expect(asked).rejects.toBe('pause');
  });
});

describe('the way of a page to another host of JPay', () => {
  const inbox = 'https://www.jpay.com/IncomingMails.aspx';
  const signal = new AbortController().signal;
  const words = (value: unknown) => {
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue('letterkeep');
    return vi
      .spyOn(fakeBrowser.runtime, 'sendMessage')
      .mockImplementation(() => Promise.resolve({ outcome: 'value', value }));
  };

  it('is the tab’s own in Firefox, whose container has cookies of its own', async () => {
    const asked = words(null);
    const own = vi.fn<typeof fetch>(() => Promise.resolve(answer(photo)));
    const pages = vi.fn();
    vi.stubGlobal('fetch', own);
    vi.stubGlobal('content', { fetch: pages });
    const reply = await siteTransport(inbox).elsewhere(url, { referrer: '/ShowAttachment.aspx', signal });
    expect(reply).toMatchObject({ url, size: photo.length });
    expect(own).toHaveBeenCalledExactlyOnceWith(url, expect.objectContaining({ referrer }));
    expect(pages).not.toHaveBeenCalled();
    expect(asked.mock.calls.map(([word]) => (word as Envelope).word)).toEqual(['keeper.stageSlice']);
  });

  it('is the background’s in other browsers, also where a frame of the page is called “content”', async () => {
    const reply = { url, status: 200, contentType: 'image/jpeg', stagedId: 'staged', size: 1 };
    const asked = words({ ...reply, head: 'AA==', tail: 'AA==' });
    const own = vi.fn();
    vi.stubGlobal('fetch', own);
    vi.stubGlobal('content', { frameElement: null });
    const answered = await siteTransport(inbox).elsewhere(url, { referrer: inbox, signal });
    expect(answered).toEqual({ ...reply, head: new Uint8Array(1), tail: new Uint8Array(1) });
    expect(own).not.toHaveBeenCalled();
    expect(asked.mock.calls.map(([word]) => (word as Envelope).word)).toEqual(['site.elsewhere']);
  });
});
