import { describe, expect, it } from 'vitest';
import { allowed, judgePowers } from '../../../scripts/bundle-scan/allowed';
import { markupPowers, powersIn } from '../../../scripts/bundle-scan/powers';

const found = (source: string) => powersIn('chunks/made-up.js', source).map(({ kind }) => kind);

describe('the bundle scan', () => {
  it.each([
    ['eval', 'eval(a)'],
    ['eval from afar', '(0,eval)(a)'],
    ['eval of the window', 'window.eval(a)'],
    ['eval by its name in brackets', 'self["eval"](a)'],
    ['eval by reflection', 'Reflect.get(b,`eval`)(a)'],
    ['a function of text', 'new Function(a)'],
    ['a function of text without new', 'c=Function(""+c)'],
    ['a function of text by call', 'Function.call(null,a)'],
    ['Function under another name', 'let b=Function;b(a)'],
    ['Function without its name', 'a.constructor.constructor("return 1")()'],
    ['Function by way of its own prototype', 'Function.prototype.constructor(a)'],
    ['a timer that is handed text', 'setTimeout("b()",0)'],
    ['a timer that is handed a sum', 'window.setInterval("b("+c+")",9)'],
    ['a timer that is handed a template', 'setTimeout(`b(${c})`)'],
    ['WebAssembly', 'WebAssembly.instantiate(a)'],
    ['WebAssembly in brackets', 'globalThis["WebAssembly"]'],
  ])('refuses text that runs: %s', (_, source) => {
    expect(found(source)).toContain('run-text');
  });

  it.each([
    ['a script element', 'document.createElement("script")'],
    ['a script element in large letters', 'a.createElement(`SCRIPT`)'],
    ['a script element put together', 'a.createElement("scr"+"ipt")'],
    ['a script element of SVG', 'a.createElementNS(b,"svg:script")'],
    ['importScripts', 'importScripts(a)'],
    ['importScripts that is only asked about', 'if(!a.importScripts)b()'],
    ['a worker', 'new Worker(a)'],
    ['a worklet', 'a.audioWorklet.addModule(b)'],
    ['ActiveX', 'new window.ActiveXObject("htmlfile")'],
    ['a module from a host', 'import("https://leaking.invalid/x.js")'],
    ['a module from a host without its scheme', 'import("//leaking.invalid/x.js")'],
    ['a module nobody can name', 'import(a)'],
  ])('refuses code from elsewhere: %s', (_, source) => {
    expect(found(source)).toContain('load-code');
  });

  it.each([
    ['innerHTML', 'a.innerHTML=b'],
    ['innerHTML in brackets', 'a["inner"+"HTML"]=b'],
    ['innerHTML added to', 'a.innerHTML+=b'],
    ['outerHTML', 'a.outerHTML=b'],
    ['srcdoc', 'a.srcdoc=b'],
    ['insertAdjacentHTML', 'a.insertAdjacentHTML("beforeend",b)'],
    ['a fragment of text', 'a.createContextualFragment(b)'],
    ['document.write', 'document.write(a)'],
    ['write of another document', 'a.open(),a.write(b),a.close()'],
    ['setHTMLUnsafe', 'a.setHTMLUnsafe(b)'],
  ])('refuses text that becomes a page: %s', (_, source) => {
    expect(found(source)).toContain('write-markup');
  });

  it.each([
    ['in text', 'a("https://leaking.invalid/x")', 'leaking.invalid'],
    ['in a template', 'a(`http://leaking.invalid/${b}`)', 'leaking.invalid'],
    ['after a part of a template', 'a(`${b} wss://leaking.invalid:8443/`)', 'leaking.invalid:8443'],
    [
      'that pretends to be JPay',
      'a("https://www.jpay.com.leaking.invalid/")',
      'www.jpay.com.leaking.invalid',
    ],
    ['that pretends by a name', 'a("https://www.jpay.com@leaking.invalid/")', 'www.jpay.com@leaking.invalid'],
  ])('refuses a host %s', (_, source, host) => {
    const powers = powersIn('chunks/made-up.js', source);
    expect(powers).toEqual([{ file: 'chunks/made-up.js', kind: 'host', shown: host }]);
    expect(judgePowers(powers).join('\n')).toContain(`chunks/made-up.js host: ${host}`);
  });

  it.each([
    'a instanceof Function',
    'Function.prototype.toString.call(a)',
    'Function.call.bind(Object.prototype.hasOwnProperty)',
    'setTimeout(()=>a(),0);setTimeout(b,9)',
    'import("./chunk.js")',
    'a.createElement("p");a("script")',
    'let b=a.innerHTML',
    'class A{eval(){return 1}}',
    '"to write innerHTML and call eval is forbidden"',
    '/https?:\\/\\/[a-z]+/.test(a)',
  ])('lets be: %s', (source) => {
    expect(found(source)).toEqual([]);
  });

  it('refuses a third innerHTML beside our own and DOMPurify’s, and one outside the chunks', () => {
    const about = (file: string, source: string) =>
      judgePowers(powersIn(file, source)).filter((fault) => fault.includes('innerHTML'));
    const [one, two] = ['a.innerHTML=b', 'c.innerHTML=d'];
    expect(about('chunks/archive.js', `${one};${two}`)).toEqual([]);
    expect(about('chunks/archive.js', `${one};${two};e.innerHTML=f`)).toHaveLength(1);
    expect(about('chunks/archive.js', one)).toHaveLength(1);
    expect(about('background.js', 'a.innerHTML=b')[0]).toBe('background.js write-markup: innerHTML =');
  });

  it('refuses an allowance that nothing needs any more, and asks each for its reason', () => {
    expect(judgePowers([])).toHaveLength(allowed.length);
    for (const { why } of allowed) expect(why.length).toBeGreaterThan(20);
  });

  it('refuses in a page or a style sheet what comes from elsewhere', () => {
    expect(markupPowers('popup.html', '<script src="//leaking.invalid/x.js"></script>')).toHaveLength(1);
    expect(markupPowers('assets/a.css', '@import "https://leaking.invalid/x.css"')).toHaveLength(1);
    expect(markupPowers('popup.html', '<script type="module" src="/chunks/popup.js"></script>')).toEqual([]);
  });
});
