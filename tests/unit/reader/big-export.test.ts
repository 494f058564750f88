import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Forecast } from '../../../src/model/forecast';
import type { Progress } from '../../../src/model/status';
import { progressSchema } from '../../../src/model/status';
import { makeAccount } from '../../replica';
import { makeBench, wholeArchive, type Bench } from './on-replica';

/** Whole runs against the replica, on a machine that has other work. */
const patience = 90_000;

const messages = 204;
const bigMailbox = () =>
  makeAccount({
    seed: 'a big export',
    messages,
    people: 2,
    awkward: [],
    photoShare: 0,
    silentContact: false,
  });
const forecasts = ({ progress }: Bench): Forecast[] => progress.flatMap(({ forecast }) => forecast ?? []);
const opened = ({ progress }: Bench): Progress[] =>
  progress.filter(({ activity }) => activity === 'opening' || activity === 'attachment');

/** Runs until something is told that fits, and pauses there. */
async function runUntil(bench: Bench, fits: (progress: Progress) => boolean): Promise<unknown> {
  const pause = new AbortController();
  const run = bench.run({ signal: pause.signal, speed: 'fast' });
  const over = new AbortController();
  void run.then(() => over.abort());
  while (!over.signal.aborted && !bench.progress.some(fits)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  pause.abort('pause');
  return run;
}
const isOpening = ({ activity }: Progress): boolean => activity === 'opening';

describe('before a big export', { timeout: patience }, () => {
  it('is told what was found, before the first message is opened', async () => {
    const bench = makeBench(bigMailbox());
    bench.keeper.bytesLeft = 12_000_000_000;
    await runUntil(bench, isOpening);
    const first = bench.progress.find(({ forecast }) => forecast);
    expect(first?.forecast).toMatchObject({ messages, room: 12_000_000_000, bytes: 43_000_000 });
    expect(first?.forecast).not.toHaveProperty('tooLittleRoom');
    expect(bench.progress.findIndex(({ forecast }) => forecast)).toBeLessThan(
      bench.progress.findIndex(isOpening),
    );
    expect(opened(bench).every(({ forecast }) => forecast?.messages === messages)).toBe(true);
  });

  it('pauses once where the room is too little, opening nothing, and Continue goes on without asking again', async () => {
    const bench = makeBench(bigMailbox());
    bench.keeper.bytesLeft = 3_000_000;
    expect(await bench.run()).toEqual({ end: 'paused', why: 'no-space', amount: 40_000_000 });
    expect(opened(bench)).toEqual([]);
    expect(bench.keeper.messages).toEqual([]);
    expect(forecasts(bench).at(-1)).toMatchObject({ room: 3_000_000, tooLittleRoom: true });

    bench.progress.length = 0;
    expect(await runUntil(bench, isOpening)).toEqual({ end: 'paused', why: 'by-person' });
    expect(opened(bench).length).toBeGreaterThan(0);
    expect(forecasts(bench).some(({ tooLittleRoom }) => tooLittleRoom)).toBe(false);
    // And the next pause, of any other reason, does not make it forget.
    bench.progress.length = 0;
    expect(await runUntil(bench, isOpening)).toEqual({ end: 'paused', why: 'by-person' });
    expect(opened(bench).length).toBeGreaterThan(0);
  });

  it('claims nothing and pauses for nothing where the room is not known', async () => {
    const bench = makeBench(bigMailbox());
    expect(await runUntil(bench, isOpening)).toEqual({ end: 'paused', why: 'by-person' });
    expect(forecasts(bench)[0]).not.toHaveProperty('room');
  });

  it('counts only what is still to be opened', async () => {
    const bench = makeBench(bigMailbox());
    await runUntil(bench, (progress) => progress.messages.saved >= 10);
    bench.progress.length = 0;
    await runUntil(bench, isOpening);
    expect(forecasts(bench)).toEqual([]);
  });

  it('falls silent once half of it is done', async () => {
    const bench = makeBench(bigMailbox());
    expect(await bench.run({ speed: 'fast' })).toEqual({ end: 'read' });
    const reached = bench.progress.filter(({ forecast }) => forecast).at(-1);
    expect(reached?.messages.saved).toBeGreaterThanOrEqual(messages / 2 - 4);
    expect(reached?.messages.saved).toBeLessThanOrEqual(messages / 2 + 1);
  });

  it('is guessed smaller without attachments', async () => {
    const bench = makeBench(bigMailbox());
    const choice = { leaveUnread: false, withoutAttachments: true } as const;
    bench.keeper.bytesLeft = 0;
    await bench.run({ request: { ...wholeArchive, choice } as typeof wholeArchive });
    expect(forecasts(bench)[0]?.bytes).toBe(12_000_000);
  });

  it('asks for no room where the export is not big', async () => {
    const bench = makeBench(makeAccount({ seed: 'a small one', messages: 6, awkward: [] }));
    bench.keeper.bytesLeft = 0;
    let asked = 0;
    bench.keeper.before = (call) => (asked += call === 'room' ? 1 : 0);
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(asked).toBe(0);
    expect(forecasts(bench)).toEqual([]);
  });
});

it('a progress stored before there were forecasts stays readable', () => {
  const counts = { listed: 1, saved: 0, failed: 0, vanished: 0, skipped: 0 };
  const old = { activity: 'opening', messages: counts, attachments: counts };
  expect(v.is(progressSchema, old)).toBe(true);
  expect(v.is(progressSchema, { ...old, forecast: { messages: 300, seconds: 300, bytes: 1 } })).toBe(true);
  expect(v.is(progressSchema, { ...old, forecast: { messages: -1, seconds: 300, bytes: 1 } })).toBe(false);
});
