import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConfigEnv } from 'wxt';
import { oldestBrowsers } from '../../../scripts/oldest-browsers';
import config from '../../../wxt.config';
import { newerInStyle } from '../../../scripts/old-browsers/newer-in-style';

/** Each as it could be written in src/model. */
const tooNew = {
  'a sorted copy': 'export const copy = [3, 1].toReversed();',
  'a changed copy': 'export const copy = [3, 1].with(0, 2);',
  'a sorted copy of bytes': 'export const copy = new Uint8Array(2).toSorted();',
  'a copy of a list from a function':
    'const list = (): number[] => []; export const copy = list().toSpliced(0, 1);',
  'Promise.withResolvers': 'export const open = Promise.withResolvers<string>();',
  'Promise.try': 'export const tried = Promise.try(() => 1);',
  'the union of sets': 'export const both = new Set([1]).union(new Set([2]));',
  'URL.canParse': "export const can = URL.canParse('https://www.jpay.com/');",
  'URL.parse': "export const url = URL.parse('https://www.jpay.com/');",
  'Object.groupBy': 'export const groups = Object.groupBy([1], String);',
  'the v flag of a pattern': 'export const letters = /[\\p{L}--[a-z]]/v;',
  'Array.fromAsync': 'export const list = Array.fromAsync([]);',
  'AbortSignal.any': 'export const signal = AbortSignal.any([]);',
  'scheduler.postTask': 'export const task = scheduler.postTask(() => 1);',
  'window.scheduler': 'export const task = window.scheduler.postTask(() => 1);',
  'a stream made of a list': 'export const stream = ReadableStream.from([]);',
  'base64 of bytes': 'export const text = new Uint8Array(2).toBase64();',
  'Iterator.from': 'export const all = Iterator.from([]);',
  'Intl.Segmenter': "export const words = new Intl.Segmenter('en');",
  'cookies of an answer': 'export const cookies = new Headers().getSetCookie();',
  URLPattern: 'export const pattern = new URLPattern({});',
};

const oldEnough = {
  'the last that fits': 'export const last = [1].findLast((one) => one > 0);',
  'an element from the end': 'export const last = [1].at(-1);',
  'a deep copy': 'export const copy = structuredClone({});',
  'a random id': 'export const id = crypto.randomUUID();',
  'an own property': "export const own = Object.hasOwn({}, 'own');",
};

describe('what families’ browsers run', () => {
  const eslint = new ESLint();
  const refusals = async (text: string): Promise<(string | null)[]> => {
    // A file of the project, for the rules look at types.
    const [result] = await eslint.lintText(`${text}\n`, { filePath: 'src/model/failure.ts' });
    return (result?.messages ?? [])
      .map(({ ruleId }) => ruleId)
      .filter((rule) => rule === null || /^(?:compat|es-x|no-restricted-(?:globals|properties))/.test(rule));
  };

  // Types and rules are read once, which takes longest.
  beforeAll(async () => {
    await refusals('');
  });

  it.each(Object.entries(tooNew))(
    'may not use %s, which Chrome 109 or Firefox 115 has not',
    async (_name, text) => {
      expect(await refusals(text)).not.toEqual([]);
    },
  );

  it.each(Object.entries(oldEnough))('may use %s, which both have', async (_name, text) => {
    expect(await refusals(text)).toEqual([]);
  });
});

function env(browser: 'chrome' | 'firefox'): ConfigEnv {
  return { browser, manifestVersion: browser === 'chrome' ? 3 : 2, command: 'build', mode: 'production' };
}

async function manifestOf(browser: 'chrome' | 'firefox'): Promise<unknown> {
  const { manifest } = config;
  return typeof manifest === 'function' ? await manifest(env(browser)) : manifest;
}

describe('the oldest browsers', () => {
  it('are Chrome 109 and Firefox 115, the last for Windows 7', () => {
    expect(oldestBrowsers).toEqual({ chrome: '109', firefox: '115' });
  });

  it('are the same for the stores, the build and the lint', async () => {
    expect(await manifestOf('chrome')).toMatchObject({ minimum_chrome_version: '109' });
    expect(await manifestOf('firefox')).toMatchObject({
      browser_specific_settings: { gecko: { strict_min_version: '115.0' } },
    });
    expect(await config.vite?.(env('chrome'))).toMatchObject({
      build: { target: ['chrome109', 'firefox115'] },
    });
  });
});

describe('the style sheets', () => {
  const sheets = readdirSync('assets').filter((name) => name.endsWith('.css'));

  it.each(sheets)(
    'of %s hold nothing newer than those browsers, but what an older one may pass over',
    (name) => {
      expect(newerInStyle(readFileSync(join('assets', name), 'utf8'))).toEqual([]);
    },
  );

  it.each([
    ['a choice by what is inside', 'p:has(b) { color: red; }'],
    ['a rule inside a rule', 'p { b { color: red; } }'],
    ['a rule inside a rule, with its sign', 'p { & b { color: red; } }'],
    ['a rule with a property inside a rule', 'p { color: red; a:hover { color: blue; } }'],
    ['a colour for light and dark', 'p { color: light-dark(white, black); }'],
    ['a mixed colour', 'p { color: color-mix(in srgb, red, blue); }'],
    ['a colour made of another', 'p { color: rgb(from red r g b / 0.5); }'],
    ['a scope', '@scope (p) { b { color: red; } }'],
    ['a subgrid', 'p { grid-template-rows: subgrid; }'],
    ['a start of what appears', '@starting-style { p { opacity: 0; } }'],
    ['a property declared', "@property --edge { syntax: '<color>'; }"],
    ['a field as large as its text', 'textarea { field-sizing: content; }'],
    ['an anchor', 'p { anchor-name: --a; }'],
    ['a popover', 'p:popover-open { color: red; }'],
  ])('may not hold %s', (_name, css) => {
    expect(newerInStyle(css)).not.toEqual([]);
  });

  it('may hold what both know, and what says so in a note', () => {
    expect(newerInStyle('/* :has() */ @media print { p:is(a, b):not(i) { color: red; } }')).toEqual([]);
    expect(newerInStyle('@container (width > 3rem) { p { inset: 0; } }')).toEqual([]);
    expect(newerInStyle('h1 { text-wrap: balance; }')).toEqual([]);
  });
});
