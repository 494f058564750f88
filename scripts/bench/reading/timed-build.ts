import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright-core';
import * as v from 'valibot';

/** Milliseconds, each from its start to its end, those beside each other counted each; and how often. */
const timesSchema = v.record(v.string(), v.object({ ms: v.number(), count: v.number() }));
export type Times = v.InferOutput<typeof timesSchema>;

const notes = `
  const times = {};
  const add = (what, startedAt) => {
    times[what] ??= { ms: 0, count: 0 };
    times[what].ms += performance.now() - startedAt;
    times[what].count += 1;
  };`;

/** Before the content script: how long its pages are parsed, its requests take, and its words until they are answered. */
const inThePage = `{${notes}
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (...args) {
    const startedAt = performance.now();
    try { return parse.apply(this, args); } finally { add('parse', startedAt); }
  };
  const ask = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    const startedAt = performance.now();
    try { return await ask(...args); } finally { add('fetch', startedAt); }
  };
  const { runtime } = chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (message, ...rest) => {
    const startedAt = performance.now();
    const what = 'word ' + (message?.word ?? '');
    const last = rest.at(-1);
    if (typeof last === 'function') {
      return send(message, ...rest.slice(0, -1), (...answer) => { add(what, startedAt); last(...answer); });
    }
    const answer = send(message, ...rest);
    answer?.then(() => add(what, startedAt), () => undefined);
    return answer;
  };
  document.addEventListener('made-up-times', () => {
    document.documentElement.dataset.madeUpTimes = JSON.stringify(times);
  });
}
`;

/** Before the background: how long the database is opened and written to. */
const inTheBackground = `{${notes}
  globalThis.madeUpTimes = times;
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const startedAt = performance.now();
    const request = open.apply(this, args);
    request.addEventListener('success', () => add('open', startedAt));
    return request;
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const startedAt = performance.now();
    const begun = transaction.apply(this, args);
    begun.addEventListener('complete', () => add(begun.mode, startedAt));
    return begun;
  };
}
`;

/** A copy of the build that takes its own times; gives its folder, which whoever asked for it takes away. */
export async function timedBuild(build: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-timed-'));
  await cp(build, folder, { recursive: true });
  for (const [file, before] of [
    ['content-scripts/jpay.js', inThePage],
    ['background.js', inTheBackground],
  ] as const) {
    const path = join(folder, file);
    await writeFile(path, before + (await readFile(path, 'utf8')));
  }
  return folder;
}

export async function timesOfPage(page: Page): Promise<Times> {
  const text: unknown = await page.evaluate(() => {
    document.dispatchEvent(new Event('made-up-times'));
    return document.documentElement.dataset['madeUpTimes'] ?? '';
  });
  return v.parse(timesSchema, JSON.parse(v.parse(v.string(), text)));
}

export async function timesOfBackground(worker: Worker): Promise<Times> {
  return v.parse(timesSchema, await worker.evaluate('globalThis.madeUpTimes'));
}
