/**
 * To be imported by the content script before anything else. A name that no browser gave us finds whatever element or
 * frame of the page is called so (HTML, "Named access on the Window object"): in Chromium `<form id="browser">`, which
 * a letter may hold, would be taken for the browser's API (scripts/libraries/page-browser.ts), and Letterkeep would stand still.
 * These are the names our libraries look for.
 */
for (const name of ['browser', 'content', 'define', 'exports', 'module', 'process', 'require']) {
  if (!Object.hasOwn(globalThis, name)) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
  }
}
