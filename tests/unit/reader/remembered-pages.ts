/**
 * A parser that remembers. The matrices read the same pages of a made-up mailbox thousands of times, and jsdom takes
 * milliseconds for each page and each selector. Nothing in src/ changes a parsed page, so the same text may give the
 * same Document, and the same selector on the same node the same answer; both stay jsdom's own.
 */
const mostPages = 400;
const documents = new Map<string, Document>();
let queriesAreRemembered = false;

/** As `parseHtml` of the reader's ports. Makes queries remembered for every page of this test file. */
export function rememberingParser(): (html: string) => Document {
  if (!queriesAreRemembered) {
    queriesAreRemembered = true;
    for (const prototype of [Document.prototype, Element.prototype]) {
      for (const name of ['querySelector', 'querySelectorAll'] as const) rememberQuery(prototype, name);
    }
  }
  return (html) => {
    const known = documents.get(html);
    if (known) return known;
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    if (documents.size >= mostPages) documents.clear();
    documents.set(html, parsed);
    return parsed;
  };
}

function rememberQuery(prototype: object, name: 'querySelector' | 'querySelectorAll'): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const query = descriptor?.value as (this: object, selector: string) => unknown;
  const answers = new WeakMap<object, Map<string, unknown>>();
  Object.defineProperty(prototype, name, {
    ...descriptor,
    value(this: object, selector: string): unknown {
      const own = answers.get(this) ?? new Map<string, unknown>();
      answers.set(this, own);
      if (!own.has(selector)) own.set(selector, query.call(this, selector));
      return own.get(selector);
    },
  });
}
