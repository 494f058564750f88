/**
 * The browser's interface for the content script, which calls a handful of it: the polyfill would be a twenty-fifth of what each page of
 * JPay loads. Firefox's own answers with promises; Chromium's too in Manifest V3, but for listeners that answer later.
 */
type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;

interface Runtime {
  id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: {
    addListener(
      listener: (message: unknown, sender: unknown, answer: (reply: unknown) => void) => unknown,
    ): void;
  };
}

interface Api {
  /** Gone once the extension was reloaded or removed under the page. */
  runtime?: Runtime;
}

const own = (globalThis as unknown as { browser?: Api }).browser;
const chrome = (globalThis as unknown as { chrome: Api }).chrome;

const answeringLater = {
  ...chrome,
  runtime: {
    get id() {
      return chrome.runtime?.id;
    },
    getURL: (path: string) => there().getURL(path),
    sendMessage: (message: unknown) => there().sendMessage(message),
    onMessage: {
      addListener: (listener: Listener) =>
        there().onMessage.addListener((message, sender, answer) => {
          const reply = listener(message, sender);
          void reply?.then(answer);
          // True: an answer is to come.
          return reply !== undefined;
        }),
    },
  },
};

function there(): Runtime {
  if (!chrome.runtime) throw new Error('The extension is gone.');
  return chrome.runtime;
}

export default own?.runtime?.id ? own : answeringLater;
