// @vitest-environment happy-dom
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LetterkeepError } from '../../../src/model/failure';
import { askBackground, askTab } from '../../../src/platform/ask';
import { serveBackground } from '../../../src/platform/background-service';
import { serveJpayPage } from '../../../src/platform/content-service';
import { keeperWords } from '../../../src/platform/keeper-words';
import { pageWords } from '../../../src/platform/page-words';
import { envelope, replySchema, type Reply, type Sender } from '../../../src/platform/protocol';
import { readerWords } from '../../../src/platform/reader-words';
import { readSpeed } from '../../../src/platform/speed-setting';
import { readStatus } from '../../../src/platform/status-item';
import { openDatabase } from '../../../src/vault/schema';
import { openVault } from '../../../src/vault/vault';
import { beginArchive, row } from '../vault/made-up';
import { chanceFrom } from '../../hostile/chance';
import { endless, hostileValue, mutated } from './hostile-values';
import { useMadeUpLocks } from './made-up-locks';
import { jpayTab, popup } from './senders';
import { fromBackground, pageReport, storedStatus, toBackground, toPage } from './well-formed-words';

/** Another one each day would find more; the same one each run tells who broke it. */
const seed = Number(process.env['LETTERKEEP_SEED'] ?? 20261122);
const vaultName = 'the vault under fuzzed words';
const backgroundWords = { ...keeperWords, ...readerWords };

type Listener = (message: unknown, sender: Sender) => Promise<Reply> | undefined;

/** The very listeners that the entry points register. */
function listenersOf(serve: () => void): Listener[] {
  const listeners: Listener[] = [];
  const spy = vi
    .spyOn(fakeBrowser.runtime.onMessage, 'addListener')
    .mockImplementation((listener) => void listeners.push(listener as unknown as Listener));
  serve();
  spy.mockRestore();
  return listeners;
}

function ofOurs(error: unknown): void {
  expect(error).toBeInstanceOf(LetterkeepError);
}

const reading = () => fakeBrowser.storage.local.set({ status: { ...storedStatus, lastWordAt: Date.now() } });
const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Promise.prototype,
];
const namesOfPrototypes = () => prototypes.map((one) => Object.getOwnPropertyNames(one).sort());

describe(`words that are not as they should be (seed ${seed})`, () => {
  useMadeUpLocks();
  const before = namesOfPrototypes();
  const faults: unknown[] = [];
  const note = (fault: unknown) => void faults.push(fault);

  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));
  beforeEach(() => {
    fakeBrowser.reset();
    (fakeBrowser.runtime as { id: string | undefined }).id = 'test-extension-id';
    vi.restoreAllMocks();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('There is no site here.')));
    vi.spyOn(fakeBrowser.runtime.onUpdateAvailable, 'addListener').mockReturnValue(undefined);
  });

  it('change nothing in the vault: 8,000 to the background, without one throw', async () => {
    const vault = await openVault(vaultName);
    await vault.begin(beginArchive());
    await vault.list('job-1', [row(1), row(2)]);
    await vault.close();
    const [listen] = listenersOf(() => serveBackground(() => openVault(vaultName)));
    await new Promise((resolve) => setTimeout(resolve));
    const opened = vi.spyOn(indexedDB, 'open');
    const stored = vi.spyOn(fakeBrowser.storage.local, 'set');
    const random = chanceFrom(seed);
    const names = Object.keys(toBackground);
    expect(names.sort()).toEqual(Object.keys(backgroundWords).sort());
    const outcomes: Record<string, number> = {};
    for (let at = 0; at < 8_000; at += 1) {
      const name = names[at % names.length]!;
      const word = (backgroundWords as Record<string, { reply: v.GenericSchema }>)[name]!;
      const whole = envelope(name, mutated(toBackground[name], random));
      const message = random() < 0.1 ? mutated(envelope(name, toBackground[name]), random) : whole;
      if (at % 20 === 0) await reading();
      opened.mockClear();
      stored.mockClear();
      const reply = await listen!(message, jpayTab(7));
      const outcome = reply?.outcome ?? 'dropped';
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome === 'ill-formed' || outcome === 'dropped') {
        expect([opened.mock.calls.length, stored.mock.calls.length], `${name}, ${at}`).toEqual([0, 0]);
      }
      if (reply) expect(v.is(replySchema, reply), `${name}, ${at}`).toBe(true);
      if (reply?.outcome === 'value') expect(v.is(word.reply, reply.value), `${name}, ${at}`).toBe(true);
    }
    expect(outcomes['ill-formed']).toBeGreaterThan(4_000);
    expect(outcomes['value']).toBeGreaterThan(100);
    expect(outcomes['dropped']).toBeGreaterThan(100);
  });

  it('start nothing in the page: 1,000 from the popup, with a background that lies', async () => {
    const random = chanceFrom(seed + 1);
    let runs = 0;
    const [listen] = listenersOf(() =>
      serveJpayPage({
        describe: () => ({ kind: 'inbox' }),
        report: () => pageReport,
        listPeople: () => Promise.resolve([]),
        read: () => {
          runs += 1;
          return Promise.resolve({ end: 'cancelled' });
        },
      }),
    );
    fakeBrowser.runtime.sendMessage = ((message: { word: string }) => {
      if (message.word === 'clock.wait') return new Promise(() => undefined);
      const reply = { outcome: 'value', value: fromBackground[message.word] };
      return Promise.resolve(random() < 0.5 ? reply : mutated(reply, random));
    }) as typeof fakeBrowser.runtime.sendMessage;
    const names = Object.keys(toPage);
    expect(names.sort()).toEqual(Object.keys(pageWords).sort());
    for (let at = 0; at < 1_000; at += 1) {
      const name = names[at % names.length]!;
      // An order is answered a moment before its run begins: that one is not of the next word.
      await new Promise((resolve) => setTimeout(resolve));
      const before = runs;
      const reply = await listen!(envelope(name, mutated(toPage[name], random)), popup());
      if (reply) expect(v.is(replySchema, reply), `${name}, ${at}`).toBe(true);
      if (reply?.outcome === 'ill-formed') expect(runs).toBe(before);
    }
  });

  it('come back as an error of ours where a reply lies: 600 replies', async () => {
    const random = chanceFrom(seed + 2);
    const replies = [
      { outcome: 'value', value: [row(1)] },
      { outcome: 'failure', failure: { kind: 'no-space', message: 'Full.', context: { bytesNeeded: 3 } } },
      { outcome: 'ill-formed' },
    ];
    for (let at = 0; at < 600; at += 1) {
      const reply = mutated(replies[at % replies.length], random);
      const say = () => Promise.resolve(reply);
      (fakeBrowser.runtime as unknown as { sendMessage: typeof say }).sendMessage = say;
      (fakeBrowser.tabs as unknown as { sendMessage: typeof say }).sendMessage = say;
      const asked = [askBackground('keeper.rows', { jobId: 'job-1' }), askTab(1, 'page.describe', {})];
      for (const ending of await Promise.allSettled(asked)) {
        if (ending.status === 'rejected') expect(ending.reason, String(at)).toBeInstanceOf(LetterkeepError);
      }
    }
  });

  it('are idle and normal where storage holds them: 400 status items and speeds', async () => {
    const random = chanceFrom(seed + 3);
    for (let at = 0; at < 400; at += 1) {
      const stored = { status: mutated(storedStatus, random), speed: hostileValue(random) };
      vi.spyOn(fakeBrowser.storage.local, 'get').mockResolvedValue(stored);
      expect(['idle', 'reading']).toContain((await readStatus()).state);
      expect(await readSpeed()).toBe('normal');
    }
  });

  it('are told as a fault where the vault holds nonsense: 300 records, asked for by every word that reads', async () => {
    const random = chanceFrom(seed + 4);
    const name = 'the vault full of nonsense';
    const vault = await openVault(name);
    await vault.begin(beginArchive());
    await vault.list('job-1', [row(1)]);
    const whole = { jobs: await vault.job('job-1'), rows: (await vault.rows('job-1'))[0] };
    await vault.close();
    const [listen] = listenersOf(() => serveBackground(() => openVault(name)));
    const answer = (message: unknown) => listen!(message, jpayTab(7));
    (fakeBrowser.runtime as unknown as { sendMessage: typeof answer }).sendMessage = answer;
    let refused = 0;
    let kept = 0;
    for (let at = 0; at < 300; at += 1) {
      const store = at % 2 === 0 ? 'jobs' : 'rows';
      const database = await openDatabase(name, () => undefined);
      const key = store === 'jobs' ? { jobId: 'job-1' } : { jobId: 'job-1', key: row(1).key };
      try {
        await database.put(store, Object.assign({}, mutated(whole[store], random), key) as never);
        kept += 1;
      } catch {
        // What no browser can store is in no store.
      }
      database.close();
      await fakeBrowser.storage.local.set({ status: { state: 'idle' } });
      await askBackground('lease.take', { jobId: 'job-1' }).catch(ofOurs);
      expect(['idle', 'reading']).toContain((await readStatus()).state);
      await reading();
      for (const asked of [
        askBackground('keeper.rows', { jobId: 'job-1' }),
        askBackground('keeper.known', { jobId: 'job-1', mailbox: 'inbox' }),
        askBackground('keeper.nextRound', { jobId: 'job-1' }),
      ]) {
        await asked.catch((error: unknown) => {
          refused += 1;
          ofOurs(error);
        });
      }
    }
    expect(kept).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(50);
  });

  it('have left every prototype as it was, and no rejection unheard', () => {
    expect(namesOfPrototypes()).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it('are refused when they go on for ever', async () => {
    const [listen] = listenersOf(() => serveBackground(() => openVault(vaultName)));
    for (const name of ['lease.take', 'keeper.rows']) {
      expect(await listen!(envelope(name, endless()), jpayTab(7))).toEqual({ outcome: 'ill-formed' });
    }
  });

  it('are refused unread when they are longer than a slice', async () => {
    const [listen] = listenersOf(() => serveBackground(() => openVault(vaultName)));
    const slice = toBackground['keeper.stageSlice'] as { text: string };
    const tooLong = { ...slice, text: 'A'.repeat(4 * 1024 * 1024 + 4) };
    expect(await listen!(envelope('keeper.stageSlice', tooLong), jpayTab(7))).toEqual({
      outcome: 'ill-formed',
    });
    const order = {
      ...(toBackground['lease.take'] as object),
      request: { what: 'conversation', personName: tooLong.text, format: 'html' },
    };
    expect(await listen!(envelope('lease.take', order), jpayTab(7))).toEqual({ outcome: 'ill-formed' });
  });
});
