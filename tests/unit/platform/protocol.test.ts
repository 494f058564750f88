// @vitest-environment happy-dom
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { LetterkeepError } from '../../../src/model/failure';
import { backgroundHandlers } from '../../../src/platform/background-service';
import { errorAsData, errorFromData } from '../../../src/platform/error-as-data';
import { keeperWords } from '../../../src/platform/keeper-words';
import { pageWords } from '../../../src/platform/page-words';
import { answering, envelope, replySchema, word, type Reply } from '../../../src/platform/protocol';
import { readerWords } from '../../../src/platform/reader-words';
import { siteTab } from '../../../src/platform/sender';
import { readStatus } from '../../../src/platform/status-item';
import { chanceFrom } from '../../hostile/chance';
import { useMadeUpLocks } from './made-up-locks';
import { jpayTab, popup } from './senders';

const words = { 'made.double': word(v.object({ of: v.number() }), v.number()) };
const twice = { 'made.double': ({ of }: { of: number }) => Promise.resolve(of * 2) };
const anybody = () => 'anybody';

const awkward = [
  undefined,
  null,
  true,
  0,
  -1,
  NaN,
  Infinity,
  1e21,
  '',
  '__proto__',
  'constructor',
  'keeper.keep',
  '\u0000',
  '💌',
  [],
  {},
  [[]],
  { jobId: 'job' },
  { jobId: 1 },
  { __proto__: null },
  new Date(0),
  new Uint8Array(3),
  Symbol.iterator,
  1n,
  'x'.repeat(10_000),
  () => 'function',
];

function madeUpValue(random: () => number, depth = 0): unknown {
  const pick = Math.floor(random() * (awkward.length + (depth < 3 ? 6 : 0)));
  if (pick < awkward.length) return awkward[pick];
  const size = Math.floor(random() * 4);
  if (pick % 2 === 0) return Array.from({ length: size }, () => madeUpValue(random, depth + 1));
  const keys = [
    'jobId',
    'rows',
    'draft',
    'request',
    'what',
    'stagedId',
    'text',
    'state',
    '__proto__',
    'round',
  ];
  return Object.fromEntries(
    Array.from({ length: size }, () => [
      keys[Math.floor(random() * keys.length)]!,
      madeUpValue(random, depth + 1),
    ]),
  );
}

describe('words between the parts of the extension', () => {
  const listen = answering(words, twice, anybody);

  it('answers a word it knows', async () => {
    expect(await listen(envelope('made.double', { of: 21 }), {})).toEqual({ outcome: 'value', value: 42 });
  });

  it('leaves words it does not know to others', () => {
    expect(listen(envelope('made.treble', { of: 21 }), {})).toBeUndefined();
    expect(listen(envelope('constructor', {}), {})).toBeUndefined();
    expect(listen(envelope('__proto__', {}), {})).toBeUndefined();
    expect(listen('hello', {})).toBeUndefined();
    expect(listen({ ...envelope('made.double', { of: 21 }), letterkeep: 2 }, {})).toBeUndefined();
  });

  it('says so when a word is ill-formed, and does nothing', async () => {
    const handler = vi.fn(twice['made.double']);
    const reply = answering(
      words,
      { 'made.double': handler },
      anybody,
    )(envelope('made.double', { of: '21' }), {});
    expect(await reply).toEqual({ outcome: 'ill-formed' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('gives no answer to a sender it does not admit', () => {
    expect(answering(words, twice, () => null)(envelope('made.double', { of: 21 }), {})).toBeUndefined();
  });

  it('carries an error over with its kind and context', async () => {
    const failing = () =>
      Promise.reject(new LetterkeepError('no-space', 'No space.', { bytesNeeded: 5, field: 'bytes' }));
    const reply = await answering(
      words,
      { 'made.double': failing },
      anybody,
    )(envelope('made.double', { of: 1 }), {});
    const parsed = v.parse(replySchema, JSON.parse(JSON.stringify(reply)));
    if (parsed.outcome !== 'failure') throw new Error('no failure');
    const error = errorFromData(parsed.failure);
    expect(error).toBeInstanceOf(LetterkeepError);
    expect(error).toMatchObject({ kind: 'no-space', message: 'No space.' });
    expect(error.context).toEqual({ bytesNeeded: 5, field: 'bytes' });
  });

  it('takes an error it did not expect for a fault of the vault, also one thrown at once', async () => {
    const failing = () => {
      throw new Error('surprise');
    };
    const reply = await answering(
      words,
      { 'made.double': failing },
      anybody,
    )(envelope('made.double', { of: 1 }), {});
    expect(reply).toEqual({
      outcome: 'failure',
      failure: { kind: 'vault-error', message: 'surprise', context: {} },
    });
    expect(errorAsData('text').message).toBe('text');
  });
});

describe('the background under strange messages', () => {
  useMadeUpLocks();

  const withoutVault = () => Promise.reject(new Error('there is no vault here'));
  const all = { ...keeperWords, ...readerWords };
  const listen = answering(all, backgroundHandlers(withoutVault), siteTab);
  const names = Object.keys(all);

  it('takes 1,000 messages of any shape without a throw, and none of them starts anything', async () => {
    const random = chanceFrom(20261122);
    const outcomes = new Map<string, number>();
    for (let at = 0; at < 1000; at += 1) {
      const name = names[Math.floor(random() * names.length)]!;
      const payload = madeUpValue(random);
      const message = random() < 0.8 ? envelope(name, payload) : madeUpValue(random);
      const sender = random() < 0.8 ? jpayTab() : popup();
      const reply: Reply | undefined = await listen(message, sender);
      const outcome = reply?.outcome ?? 'dropped';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (reply) expect(v.safeParse(replySchema, reply).success).toBe(true);
    }
    expect(await readStatus()).toEqual({ state: 'idle' });
    expect(outcomes.get('ill-formed')).toBeGreaterThan(100);
    expect(outcomes.get('dropped')).toBeGreaterThan(100);
  });

  it.each(names)('does not answer "%s" from the popup, another site or another extension', (name) => {
    const message = envelope(name, {});
    for (const sender of [
      popup(),
      jpayTab(7, { url: 'https://www.example.com/', origin: 'https://www.example.com' }),
      jpayTab(7, { id: 'another extension' }),
      jpayTab(7, { frameId: 1 }),
    ]) {
      expect(listen(message, sender)).toBeUndefined();
    }
    expect(listen(message, jpayTab())).toBeInstanceOf(Promise);
  });

  it('has no word that goes both ways', () => {
    expect(names.filter((name) => Object.hasOwn(pageWords, name))).toEqual([]);
    expect(names.every((name) => /^(keeper|lease|status|clock|site)\./.test(name))).toBe(true);
    expect(Object.keys(pageWords).every((name) => name.startsWith('page.'))).toBe(true);
  });
});
