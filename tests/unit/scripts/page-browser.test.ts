import { afterEach, describe, expect, it, vi } from 'vitest';

type Answer = (reply: unknown) => void;
type Native = (message: unknown, sender: unknown, answer: Answer) => unknown;

interface PageBrowser {
  runtime: {
    id?: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: { addListener(listener: (message: unknown) => Promise<unknown> | undefined): void };
  };
  storage: unknown;
}

/** Chromium's interface as a content script finds it. */
function chromium() {
  const listeners: Native[] = [];
  return {
    listeners,
    runtime: {
      id: 'made-up',
      getURL: (path: string) => `chrome-extension://made-up${path}`,
      sendMessage: (message: unknown) => Promise.resolve({ heard: message }),
      onMessage: { addListener: (listener: Native) => void listeners.push(listener) },
    } as { id: string | undefined } | undefined,
    storage: { local: 'made-up' },
  };
}

async function browserOver(globals: Record<string, unknown>): Promise<PageBrowser> {
  vi.stubGlobal('browser', undefined);
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  vi.resetModules();
  return (await import('../../../scripts/libraries/page-browser')).default as unknown as PageBrowser;
}

afterEach(() => vi.unstubAllGlobals());

describe('the browser as the content script has it', () => {
  it('is its own where that answers with promises, as in Firefox', async () => {
    const own = { runtime: { id: 'made-up' }, storage: {} };
    expect(await browserOver({ browser: own, chrome: chromium() })).toBe(own);
  });

  it('asks, and has what is stored, in Chromium', async () => {
    const chrome = chromium();
    const browser = await browserOver({ chrome });
    expect(await browser.runtime.sendMessage('made-up')).toEqual({ heard: 'made-up' });
    expect(browser.runtime.getURL('/')).toBe('chrome-extension://made-up/');
    expect(browser.storage).toBe(chrome.storage);
  });

  it('answers a message later, and leaves to others what is not for it', async () => {
    const chrome = chromium();
    const browser = await browserOver({ chrome });
    browser.runtime.onMessage.addListener((message) =>
      message === 'ours' ? Promise.resolve('answer') : undefined,
    );
    const [listener] = chrome.listeners;
    const answered = await new Promise((resolve) => expect(listener?.('ours', {}, resolve)).toBe(true));
    expect(answered).toBe('answer');
    const others = vi.fn();
    expect(listener?.('theirs', {}, others)).toBe(false);
    expect(others).not.toHaveBeenCalled();
  });

  it('says that the extension is gone once it was reloaded under the page', async () => {
    const chrome = chromium();
    const browser = await browserOver({ chrome });
    expect(browser.runtime.id).toBe('made-up');
    chrome.runtime = undefined;
    expect(browser.runtime.id).toBeUndefined();
    expect(() => browser.runtime.sendMessage('made-up')).toThrow('gone');
  });
});
