/* eslint-disable @typescript-eslint/unbound-method, @typescript-eslint/no-deprecated -- it takes methods off their prototypes */
/**
 * What a page of the site can do to an extension in its tab: JPay's own scripts gone bad, or a letter's that got
 * through. It stands first in every page, before anything of an extension can run, and works on until the page ends.
 *
 *   names      forms, pictures and frames called like what a reader of the page looks for
 *   patches    prototypes and globals that answer with something else
 *   floods     messages and events that look like an extension's own, or like a person's
 *   rewrites   the page's own content, again and again, below an overlay
 *   looks      for anything an extension leaves: nodes, globals, messages, files that can be read
 *
 * What it has seen it tells its own site at `reportAddress`, by a picture's address: `mode: no-cors`, `dest: image`,
 * which no request of a reader has.
 */
export const reportAddress = '/images/hostile-report.gif';

/** What the script saw by itself, when it tells. All counts, so that a test can ask for zero. */
export interface HostileReport {
  /** Messages that reached the page and that it had not sent itself. */
  readonly messages: number;
  /** Events that name the extension. */
  readonly events: number;
  /** Elements and attributes in the page that neither the site nor the script put there. */
  readonly elements: number;
  /** Names on the window that were not there at the start and that the script did not make. */
  readonly globals: number;
  /** Files of the extension that could be read. */
  readonly files: number;
  /** Times that the extension's background answered the page. */
  readonly answers: number;
  /** How often a patched function was called by something that was not the page. */
  readonly calls: number;
  /** Rounds of flooding that the script has done: that it was at work at all. */
  readonly rounds: number;
}

/** @param extensionAddress where the extension's files would be, if the page has learnt its id */
export function hostileScript(extensionAddress: string): string {
  return `<script type="text/javascript">
//<![CDATA[
var __name = function (named) { return named; };
(${page.toString()})(${JSON.stringify(extensionAddress)}, ${JSON.stringify(reportAddress)});
//]]>
</script>`;
}

/** Runs in the page's own world, as text: it may use nothing from outside. */
function page(extensionAddress: string, reportTo: string): void {
  if (top !== self) return;
  const own = globalThis as unknown as Record<string, unknown>;
  const native = {
    apply: Reflect.apply,
    now: performance.now.bind(performance),
    setTimeout: setTimeout.bind(globalThis),
    fetch: fetch.bind(globalThis),
    Image,
    stringify: JSON.stringify,
    encode: encodeURIComponent,
    names: Object.getOwnPropertyNames,
    dispatch: EventTarget.prototype.dispatchEvent,
    create: Document.prototype.createElement,
    append: Node.prototype.appendChild,
    remove: Element.prototype.remove,
    post: postMessage.bind(globalThis),
  };
  const counts = {
    messages: 0,
    events: 0,
    elements: 0,
    globals: 0,
    files: 0,
    answers: 0,
    calls: 0,
    rounds: 0,
  };
  const mark = `hostile-${String(Math.random())}`;

  // Looks: listeners before anybody else's, and no method that is patched below.
  window.addEventListener(
    'message',
    (event) => {
      const data = event.data as { from?: unknown } | null;
      if (data?.from !== mark) counts.messages += 1;
    },
    true,
  );
  // The one event that WXT's own content scripts send to every page.
  const { host: id } = new URL(extensionAddress);
  document.addEventListener(`${id}:jpay:wxt:content-script-started`, () => (counts.events += 1), true);
  const seen = new MutationObserver((changes) => {
    for (let at = 0; at < changes.length; at += 1) {
      const change = changes[at];
      if (change?.type === 'attributes') counts.elements += 1;
      for (let of = 0; of < (change?.addedNodes.length ?? 0); of += 1) {
        const node = change?.addedNodes[of] as { className?: unknown } | undefined;
        if (node?.className !== 'hostile-overlay') counts.elements += 1;
      }
    }
  });
  window.addEventListener(
    'DOMContentLoaded',
    () => seen.observe(document, { subtree: true, childList: true, attributes: true }),
    true,
  );
  const namesBefore = new Set(native.names(globalThis).concat('__name'));

  // Patches. What is patched still serves the page, and counts who else comes by.
  const lie = (holder: object, name: string, answer: () => unknown): void => {
    try {
      Object.defineProperty(holder, name, {
        configurable: true,
        writable: true,
        value: function hostile(this: unknown): unknown {
          counts.calls += 1;
          return answer();
        },
      });
    } catch {
      // One that the browser guards.
    }
  };
  const patchAll = (): void => {
    const wrong = 'HOSTILE';
    const never = new Promise(() => undefined);
    lie(globalThis, 'fetch', () => never);
    lie(globalThis, 'DOMParser', () => ({ parseFromString: () => document }));
    lie(globalThis, 'XMLHttpRequest', () => ({}));
    lie(globalThis, 'Response', () => ({}));
    lie(globalThis, 'Blob', () => ({}));
    lie(globalThis, 'TextDecoder', () => ({ decode: () => wrong }));
    lie(globalThis, 'TextEncoder', () => ({ encode: () => new Uint8Array(3) }));
    lie(globalThis, 'AbortController', () => ({}));
    lie(globalThis, 'URL', () => ({ origin: 'https://hostile.example', href: wrong }));
    lie(globalThis, 'setTimeout', () => 0);
    lie(globalThis, 'atob', () => wrong);
    lie(globalThis, 'btoa', () => wrong);
    lie(globalThis, 'encodeURIComponent', () => wrong);
    const methods: [object, string[]][] = [
      [Response.prototype, ['text', 'json', 'blob', 'arrayBuffer', 'clone']],
      [Headers.prototype, ['get', 'has', 'entries']],
      [ReadableStream.prototype, ['getReader', 'tee', 'pipeTo']],
      [Blob.prototype, ['arrayBuffer', 'text', 'stream', 'slice']],
      [DOMParser.prototype, ['parseFromString']],
      [TextDecoder.prototype, ['decode']],
      [Document.prototype, ['querySelector', 'querySelectorAll', 'getElementById', 'createElement']],
      [Element.prototype, ['getAttribute', 'querySelector', 'querySelectorAll', 'closest', 'matches']],
      [Node.prototype, ['appendChild', 'cloneNode', 'contains']],
      [String.prototype, ['replace', 'match', 'trim', 'split', 'normalize', 'toUpperCase']],
      [RegExp.prototype, ['exec', 'test']],
      [Array.prototype, ['map', 'filter', 'push', 'join']],
      [Map.prototype, ['get', 'set', 'has']],
      [Promise.prototype, ['then', 'catch', 'finally']],
      [JSON, ['parse', 'stringify']],
      [Math, ['random']],
      [Date, ['now']],
      [performance, ['now']],
      [crypto, ['randomUUID', 'getRandomValues']],
      [customElements, ['define', 'get']],
    ];
    for (const [holder, names] of methods) for (const name of names) lie(holder, name, () => wrong);
    for (const getter of ['ok', 'status', 'url', 'redirected', 'headers', 'body', 'type']) {
      Object.defineProperty(Response.prototype, getter, { configurable: true, get: () => wrong });
    }
    Object.defineProperty(Node.prototype, 'textContent', { configurable: true, get: () => wrong });
    Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => false });
    Object.defineProperty(Document.prototype, 'visibilityState', { configurable: true, get: () => 'hidden' });
    for (const name of ['letterkeep', 'word', 'payload', 'outcome', 'then', 'jobId', 'id', 'bytes']) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get: () => undefined,
        set: () => undefined,
      });
    }
    Object.defineProperty(Array.prototype, Symbol.iterator, {
      configurable: true,
      value: () => ({ next: () => ({ done: true, value: undefined }) }),
    });
  };

  // Floods and rewrites, in rounds of some milliseconds, so that the browser itself can go on.
  const envelopes = [
    'keeper.keep',
    'keeper.finish',
    'status.cancelled',
    'page.cancel',
    'page.start',
    'lease.take',
  ];
  const round = (): void => {
    counts.rounds += 1;
    for (let at = 0; at < envelopes.length; at += 1) {
      const message = { from: mark, letterkeep: 1, word: envelopes[at], payload: { jobId: 'hostile' } };
      native.post(message, '*');
      native.apply(native.dispatch, document, [new CustomEvent('letterkeep', { detail: message })]);
    }
    const list = [
      'pagehide',
      'pageshow',
      'offline',
      'visibilitychange',
      'beforeunload',
      'freeze',
      'submit',
      'click',
    ];
    for (let at = 0; at < list.length * 5; at += 1) {
      const type = list[at % list.length] ?? 'click';
      const event =
        type === 'pagehide' || type === 'pageshow'
          ? new PageTransitionEvent(type, { persisted: true })
          : new Event(type, { bubbles: type !== 'submit' && type !== 'click', cancelable: true });
      native.apply(native.dispatch, globalThis, [event]);
      native.apply(native.dispatch, document, [event]);
    }
    const overlay = native.apply<Document, [string], HTMLElement>(native.create, document, ['div']);
    overlay.setAttribute('style', 'position:fixed;inset:0;z-index:2147483647;background:#fff');
    overlay.setAttribute('class', 'hostile-overlay');
    const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get;
    const html: unknown = root && native.apply(root, document, []);
    if (html !== null) native.apply(native.append, html, [overlay]);
    if (counts.rounds % 3 === 0) native.apply(native.remove, overlay, []);
    history.replaceState({ letterkeep: 1 }, '', `${location.pathname}?hostile=${String(counts.rounds)}`);
    if (counts.rounds % 10 === 5 && frames.length > 0) {
      (frames[0] as Window).location.replace(`/error.aspx?hostile=${String(counts.rounds)}`);
    }
  };

  const tryPrivileges = (): void => {
    const { chrome, browser } = own as Record<string, { runtime?: { sendMessage?: unknown } } | undefined>;
    for (const api of [chrome, browser]) {
      const send = api?.runtime?.sendMessage;
      if (typeof send !== 'function') continue;
      for (const word of envelopes) {
        try {
          native.apply(send as () => unknown, api?.runtime, [
            new URL(extensionAddress).host,
            { letterkeep: 1, word, payload: {} },
            (answer: unknown) => {
              if (answer !== undefined) counts.answers += 1;
            },
          ]);
        } catch {
          // There is nobody to send to.
        }
      }
    }
    for (const file of [
      'manifest.json',
      'popup.html',
      'archive.html',
      'content-scripts/jpay.js',
      'background.js',
    ]) {
      native.fetch(extensionAddress + file).then(
        () => (counts.files += 1),
        () => undefined,
      );
      const picture = new native.Image();
      picture.onload = () => (counts.files += 1);
      picture.src = `${extensionAddress}icon/128.png`;
    }
  };

  const report = (): void => {
    const now = native.names(globalThis);
    let strangers = 0;
    for (let at = 0; at < now.length; at += 1) {
      const name = now[at] ?? '';
      // The site's own script, and the frames by their numbers.
      const isKnown = name === 'theForm' || name === '__doPostBack' || Number(name) >= 0;
      if (!namesBefore.has(name) && !isKnown) strangers += 1;
    }
    counts.globals = strangers;
    const picture = new native.Image();
    picture.src = `${reportTo}?counts=${native.encode(native.stringify(counts))}`;
  };

  tryPrivileges();
  const begin = (): void => {
    patchAll();
    counts.calls = 0;
    const again = (): void => {
      round();
      // Early and late: browsers slow the timers of hidden pages.
      if (counts.rounds <= 5 || counts.rounds % 10 === 1) report();
      native.setTimeout(again, 100);
    };
    again();
  };
  // The page's own scripts have to have run, or there is no page to be hostile in.
  native.setTimeout(begin, 0);
}
