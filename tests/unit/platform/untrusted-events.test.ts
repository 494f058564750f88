// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serveJpayPage } from '../../../src/platform/content-service';
import type { Reply, Sender } from '../../../src/platform/protocol';
import { envelope } from '../../../src/platform/protocol';
import { popup } from './senders';
import { pageReport, toPage } from './well-formed-words';

/** A page's event; only a browser makes trusted ones, so that a test has to say which it means. */
function pageEvent(type: 'pagehide' | 'pageshow', isTrusted: boolean): Event {
  return Object.defineProperties(new Event(type), {
    isTrusted: { value: isTrusted },
    persisted: { value: true },
  });
}

describe('a reader in a page whose scripts send events', () => {
  beforeEach(() => fakeBrowser.reset());

  it('reads on when a script says that the page is left, and stops when the browser does', async () => {
    let signal: AbortSignal | undefined;
    let listen: ((message: unknown, sender: Sender) => Promise<Reply> | undefined) | undefined;
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      listen = listener as unknown as typeof listen;
    });
    const lease = {
      outcome: 'granted',
      tabId: 7,
      request: (toPage['page.start'] as { request: object }).request,
    };
    fakeBrowser.runtime.sendMessage = (({ word }: { word: string }) => {
      if (word === 'clock.wait') return new Promise(() => undefined);
      return Promise.resolve({ outcome: 'value', value: word === 'lease.take' ? lease : null });
    }) as typeof fakeBrowser.runtime.sendMessage;
    const begun = new Promise<void>((resolve) => {
      serveJpayPage({
        describe: () => ({ kind: 'inbox' }),
        report: () => pageReport,
        listPeople: () => Promise.resolve([]),
        read: (_job, _ports, given) => {
          signal = given;
          resolve();
          return new Promise(() => undefined);
        },
      });
    });
    await listen?.(envelope('page.start', toPage['page.start']), popup());
    await begun;
    dispatchEvent(pageEvent('pagehide', false));
    dispatchEvent(pageEvent('pageshow', false));
    expect(signal?.aborted).toBe(false);
    dispatchEvent(pageEvent('pagehide', true));
    expect(signal?.aborted).toBe(true);
  });
});
