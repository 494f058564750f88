import { describe, expect, it } from 'vitest';
import { judge } from '../../../scripts/read-only/allowances';
import { builtAllowances } from '../../../scripts/read-only/built-allowances';
import { deedsIn } from '../../../scripts/read-only/deeds';
import { sourceFaults } from '../../../scripts/read-only/faults';
import { markupDeeds } from '../../../scripts/read-only/markup';

/** What the check finds in a made-up file that nothing is allowed to. */
const found = (source: string, file = 'src/reader/made-up.ts') =>
  judge(deedsIn(file, source), []).map((line) => line.replace(/^\S+ /, ''));

describe('the read-only check', () => {
  it('finds that Letterkeep’s own source can only read', () => {
    expect(sourceFaults()).toEqual([]);
  });

  it.each([
    ['a second POST', `fetch(url, { method: 'POST' })`],
    ['a POST through a variable', `const m = 'POST'; ask(url, { method: m })`],
    ['a POST through a parameter', `export const ask = (m: string) => send(url, { method: m })`],
    ['a POST through a shorthand', `const send = (method: string) => ask(url, { method })`],
    ['a POST through a computed key', `ask(url, { ['meth' + 'od']: verb })`],
    ['a POST that is set later', `init.method = verb`],
    ['a POST in small letters', `ask(url, { method: 'post' })`],
    ['a POST put together', `ask('PO' + 'ST')`],
    ['a POST of a template', 'const end = `ST`; ask(`PO${end}`)'],
    ['a POST of joined letters', `ask(['P', 'O', 'S', 'T'].join(''))`],
    ['a POST made large', `ask('post'.toUpperCase())`],
    ['a DELETE', `ask(url, { method: 'DELETE' })`],
    ['fetch by its name', `void fetch(url)`],
    ['fetch through an alias', `const f = fetch; void f(url)`],
    ['fetch through globalThis', `void globalThis['fetch'](url)`],
    ['fetch put together', `void globalThis['fe' + 'tch'](url)`],
    ['fetch taken apart', `const { fetch: ask } = globalThis; void ask(url)`],
    ['fetch by reflection', `Reflect.get(globalThis, 'fetch')`],
    ['fetch by a name that cannot be told', `void window[name](url)`],
    ['fetch through globalThis under another name', `const g = globalThis; void g[name](url)`],
    ['fetch of another window', `void document.defaultView.fetch(url)`],
    ['the constructor of requests', `new Request(url)`],
    ['XMLHttpRequest', `new XMLHttpRequest()`],
    ['XMLHttpRequest under another name', `const X = XMLHttpRequest; new X()`],
    ['a beacon', `navigator.sendBeacon(url, data)`],
    ['a beacon by its name in brackets', `navigator['sendBeacon'](url)`],
    ['a WebSocket', `new WebSocket(url)`],
    ['an EventSource', `new EventSource(url)`],
    ['a picture made to ask', `new Image().src = url`],
    ['a worker', `new Worker(url)`],
    ['a form that is submitted', `form.submit()`],
    ['a form that is submitted as by a button', `form.requestSubmit()`],
    ['a form’s own submit borrowed', `HTMLFormElement.prototype.submit.call(form)`],
    ['a submit by its name in brackets', `form['sub' + 'mit']()`],
    ['a click', `page.document.querySelector('a')?.click()`],
    ['a click taken apart', `const { click } = link; click.call(link)`],
    ['a click as an event', `link.dispatchEvent(new MouseEvent('click'))`],
    ['a form that is made', `document.createElement('form')`],
    ['a frame that is made', `document.createElement('iframe')`],
    ['a script that is made', `document.createElement('script')`],
    ['an element nobody can name', `document.createElement(name)`],
    ['an action that is set', `form.action = url`],
    ['a form’s action as an attribute', `form.setAttribute('action', url)`],
    ['a handler as an attribute', `link.setAttribute('onclick', words)`],
    ['an attribute nobody can name', `link.setAttribute(name, url)`],
    ['a picture’s address', `image.src = url`],
    ['leaving the page', `location.href = url`],
    ['leaving the page at once', `location = url`],
    ['leaving the page by assign', `window.location.assign(url)`],
    ['leaving the page by replace', `document.location.replace(url)`],
    ['loading the page again', `location.reload()`],
    ['another window', `window.open(url)`],
    ['another window by the bare name', `open(url)`],
    ['a tab', `await browser.tabs.create({ url })`],
    ['a tab sent elsewhere', `await browser.tabs.update(3, { url })`],
    ['a script put into the page', `await browser.scripting.executeScript(order)`],
    ['text that is run', `eval(words)`],
    ['text made a function', `new Function(words)`],
    ['a module by a name that cannot be told', `await import(name)`],
    ['a postback claimed by hand', `post({ url, body } as unknown as AllowedPostback)`],
    ['a postback claimed in brackets', `post(<AllowedPostback>x)`],
    ['a postback claimed by way of the transport', `post(x as Parameters<Transport['post']>[0])`],
    ['a postback claimed by a question', `function is(x: unknown): x is AllowedPostback { return true }`],
    ['a postback claimed to be impossible', `post(x as never)`],
    ['a postback nobody checks', `// @ts-expect-error\npost(x)`],
  ])('refuses %s', (_, source) => {
    expect(found(source)).not.toEqual([]);
  });

  it.each([
    `interface Fetcher { fetch: (url: string) => Promise<Response>; method: 'GET' | 'POST' }`,
    `type Verb = 'POST'`,
    `import type { AllowedPostback } from '../model/transport'`,
    `ask(url, { method: 'GET' })`,
    `if (request.method === 'POST') count += 1`,
    `button.addEventListener('click', pressed)`,
    `database.delete(key); map.delete(key); store.put(row)`,
    `document.createElement('p').setAttribute('lang', 'en')`,
    `const { origin } = new URL(location.href)`,
    `vault.open(); const open = 1`,
    `// form.submit() and fetch() are never called`,
    `const words = 'fetch the POST of Monday'`,
  ])('lets be: %s', (source) => {
    expect(found(source)).toEqual([]);
  });

  it('refuses one more POST in the very file that may have one', () => {
    const file = 'src/platform/site-transport.ts';
    const one = deedsIn(file, `ask(init('POST'))`);
    const two = deedsIn(file, `ask(init('POST')); ask(init('POST'))`);
    const about = (faults: string[]) => faults.filter((fault) => fault.includes('verb'));
    expect(about(judge(one))).toEqual([]);
    expect(about(judge(two))).toEqual([expect.stringContaining('2 found (line 1, 1), 1 allowed')]);
  });

  it('refuses an allowance that nothing needs any more', () => {
    expect(judge([]).join('\n')).toContain('src/jpay/postback.ts brand : 0 found, 1 allowed');
  });

  it('refuses a POST in the background, in a page, and a second one in the content script', () => {
    const built = (file: string, source: string) => judge(deedsIn(file, source), builtAllowances).join('\n');
    expect(built('background.js', `a={method:"POST"}`)).toContain('background.js:1 verb: POST');
    expect(built('chunks/popup-abc.js', `a={method:"POST"}`)).toContain('verb: POST');
    expect(built('content-scripts/jpay.js', `a("POST");b("POST")`)).toContain('verb POST: 2 found');
  });

  it.each([
    '<form action="x">',
    '<iframe src="x">',
    '<p onclick="x()">',
    '<script>x()</script>',
    '<meta http-equiv="refresh" content="0">',
  ])('refuses in a page of the extension: %s', (html) => {
    expect(markupDeeds('entrypoints/made-up.html', html)).toHaveLength(1);
    expect(
      markupDeeds('entrypoints/made-up.html', '<script type="module" src="./main.ts"></script>'),
    ).toEqual([]);
  });
});
