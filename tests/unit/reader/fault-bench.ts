import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { mailboxes, mailboxOf } from '../../../src/model/message';
import { addsUp } from '../../../src/model/receipt';
import type { ReadingEnd } from '../../../src/reader/reader';
import {
  createReplica,
  makeAccount,
  randomFrom,
  type FaultMode,
  type FaultWhen,
  type LogEntry,
  type MadeUpAccount,
  type Switches,
} from '../../replica';
import type { MatrixMode } from './fault-modes';
import { benchOn, keptOf, truthOf, type Bench, type Compared } from './on-replica';
import { shipped } from './shipped-transport';

/** About sixty messages on seven list pages, with everything that can hang on one. */
export const account = makeAccount({
  seed: 'fault matrix',
  messages: 60,
  people: 4,
  awkward: [
    'photos',
    'everything',
    'sent photo',
    'typed markup',
    'emoji',
    'same minute',
    'snap',
    'snap twins',
    'scan',
    'removed',
    'sent same minute',
  ],
  photoShare: 0.1,
  attachmentBytes: 300,
});

export function faultBench(switches: Partial<Switches> = {}, of: MadeUpAccount = account): Bench {
  return benchOn(createReplica({ account: of, switches: { rowsPerPage: 10, ...switches } }), shipped);
}

/** What a run without any fault ends in, and how many requests it takes: the same for every run of one site. */
export interface QuietRun {
  requests: number;
  log: readonly LogEntry[];
  kept: Compared[];
  truth: Compared[];
  findings: { listExceptions: unknown[]; notes: string[] };
}

const quietRuns = new Map<string, Promise<QuietRun>>();

export function quietRun(switches: Partial<Switches> = {}): Promise<QuietRun> {
  const key = JSON.stringify(switches);
  const known = quietRuns.get(key) ?? runQuietly(switches);
  quietRuns.set(key, known);
  return known;
}

async function runQuietly(switches: Partial<Switches>): Promise<QuietRun> {
  const bench = faultBench(switches);
  const end = await bench.run();
  if (end.end !== 'read') throw new Error(`A run without any fault ended otherwise: ${JSON.stringify(end)}`);
  return {
    requests: bench.replica.log.length,
    log: bench.replica.log,
    kept: keptOf(bench.keeper.messages),
    truth: truthOf(account, bench.replica),
    findings: findingsOf(bench),
  };
}

export function findingsOf(bench: Bench): QuietRun['findings'] {
  const { listExceptions, notes } = bench.keeper.findings('job 1');
  return { listExceptions, notes };
}

/** Pages that a fault leads to: they are as they are, whatever became of the page that was asked for. */
const ledTo = new Set(['/login.aspx', '/error.aspx', '/loop.aspx']);

/** `passes`: it strikes as often as its mode says. `stays`: until it is cleared. */
export function inject(bench: Bench, mode: MatrixMode, when: FaultWhen, lasting: 'passes' | 'stays'): void {
  const fault: FaultMode = typeof mode.mode === 'function' ? mode.mode(bench.clock) : mode.mode;
  const times = lasting === 'stays' ? Infinity : (mode.times ?? 1);
  let endsAt = Infinity;
  bench.replica.fault(
    (entry) => {
      if (bench.clock.time >= endsAt || ledTo.has(entry.path)) return false;
      const strikes = typeof when === 'number' ? entry.n >= when : when(entry);
      if (strikes && lasting === 'passes' && mode.forMs !== undefined && endsAt === Infinity) {
        endsAt = bench.clock.time + mode.forMs;
      }
      return strikes;
    },
    fault,
    times,
  );
}

/** CI looks at a few places of each mode, other ones each time; LETTERKEEP_PLACES says how many, LETTERKEEP_LONG: all. */
export const seed = process.env['LETTERKEEP_SEED'] ?? String(Math.floor(Math.random() * 1e6));
export const isLong = process.env['LETTERKEEP_LONG'] !== undefined;
/** The figures are told where they are more than a sample. */
export const tellsFigures = isLong || process.env['LETTERKEEP_PLACES'] !== undefined;

export function placesOf(requests: number, few: number, name: string): number[] {
  const all = Array.from({ length: requests }, (_, index) => index + 1);
  if (isLong) return all;
  const count = Number(process.env['LETTERKEEP_PLACES'] ?? few);
  const random = randomFrom(`${seed} ${name}`);
  const stripe = requests / count;
  return Array.from({ length: count }, (_, at) =>
    Math.min(requests, 1 + Math.floor(stripe * (at + random.next()))),
  );
}

/** Runs again after each pause for the reason named, and says how it ended at last. */
export async function runThrough(bench: Bench, pauses: MatrixMode['pauses']): Promise<ReadingEnd> {
  let end = await bench.run();
  for (let pause = 0; pause < 3; pause += 1) {
    if (end.end !== 'paused' || end.why !== pauses) return end;
    if (end.why === 'signed-out') bench.signIn();
    end = await bench.run();
  }
  return end;
}

/** Whatever happened: nothing pressed, nothing twice, nothing changed, and nothing missing without its name and reason. */
export function soundness(
  bench: Bench,
  end: ReadingEnd,
  truth: readonly Compared[],
  cutsFiles = false,
): string[] {
  const wrong: string[] = [];
  if (bench.replica.traps.length > 0) wrong.push(`pressed ${JSON.stringify(bench.replica.traps)}`);
  wrong.push(
    ...keptWrongly(keptOf(bench.keeper.messages), truth, cutsFiles ? startsOfFiles(bench) : new Set()),
  );
  for (const { attachments, id } of bench.keeper.messages) {
    for (const one of attachments) {
      if (one.state !== 'saved' && one.reason === '') wrong.push(`attachment without a reason in ${id}`);
    }
  }
  if (!bench.keeper.jobs.has('job 1')) return wrong;
  const rows = bench.keeper.ledger('job 1');
  for (const row of rows) {
    if (row.state === 'saved' ? row.messageId === undefined : false) wrong.push(`${row.where}: no message`);
    const isNamed = row.failure !== undefined && (row.reason ?? '') !== '';
    const isOpen = row.state === 'listed' && end.end !== 'read';
    if (row.state !== 'saved' && !isNamed && !isOpen) wrong.push(`${row.where}: ${row.state} without reason`);
  }
  if (end.end !== 'read') return wrong;
  const last = bench.progress[bench.progress.length - 1];
  if (!last || !addsUp(last.messages)) wrong.push(`does not add up: ${JSON.stringify(last?.messages)}`);
  return [...wrong, ...lostSilently(bench, truth)];
}

/** Of the files kept, those that are how a true one begins. */
export function startsOfFiles(bench: Bench): Set<string> {
  const files = [...account.inbox, ...account.sent].flatMap(({ attachments }) => attachments);
  const starts = new Set<string>();
  for (const one of bench.keeper.messages.flatMap(({ attachments }) => attachments)) {
    if (one.state !== 'saved') continue;
    const { sha256, bytes, kind } = one;
    const isStart = files.some(
      (file) => bytes < file.bytes.length && hashOf(file.bytes.subarray(0, bytes)) === sha256,
    );
    if (isStart) starts.add(`${kind} ${sha256}`);
  }
  return starts;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function keptWrongly(
  kept: readonly Compared[],
  truth: readonly Compared[],
  starts: ReadonlySet<string>,
): string[] {
  const wrong: string[] = [];
  const left = new Map<string, { count: number; files: string[] }>();
  for (const one of truth) {
    const entry = left.get(core(one)) ?? { count: 0, files: [] };
    left.set(core(one), { count: entry.count + 1, files: [...entry.files, ...one.saved] });
  }
  for (const one of kept) {
    const entry = left.get(core(one));
    if (!entry || entry.count === 0) {
      wrong.push(`${entry ? 'kept twice' : 'no such message'}: ${core(one).slice(0, 300)}`);
      continue;
    }
    entry.count -= 1;
    for (const file of one.saved) {
      const at = entry.files.indexOf(file);
      if (starts.has(file)) continue;
      if (at < 0) wrong.push(`no such file, or twice: ${file} in ${core(one).slice(0, 200)}`);
      else entry.files.splice(at, 1);
    }
  }
  return wrong;
}

/** A message without what became of its attachments, but with how many there are: one less would be a silent loss. */
function core({ saved, notSaved, ...message }: Compared): string {
  return JSON.stringify({ ...message, attachments: saved.length + notSaved });
}

/** Rows that no list showed are lost in silence, unless the findings say that the list was not seen to its end. */
function lostSilently(bench: Bench, truth: readonly Compared[]): string[] {
  const rows = bench.keeper.ledger('job 1');
  const { listExceptions } = bench.keeper.findings('job 1');
  return mailboxes.flatMap((mailbox) => {
    const is = ({ direction }: { direction: string }): boolean =>
      mailboxOf[direction as 'received' | 'sent'] === mailbox;
    const wanted = truth.filter(is).length;
    const listed = rows.filter((row) => row.mailbox === mailbox);
    const saved = listed.filter(({ state }) => state === 'saved').length;
    const kept = bench.keeper.messages.filter(is).length;
    const wrong: string[] = [];
    if (saved !== kept) wrong.push(`${mailbox}: ${saved} rows saved, ${kept} messages kept`);
    if (listed.length < wanted && !listExceptions.some(({ where }) => where === mailbox)) {
      wrong.push(`${mailbox}: ${wanted - listed.length} never listed, and nothing says so`);
    }
    return wrong;
  });
}

/** Where what was kept differs from what a quiet run keeps, in a few words. */
export function keptDiffers(bench: Bench, quiet: QuietRun): string[] {
  const kept = keptOf(bench.keeper.messages);
  if (isDeepStrictEqual(kept, quiet.kept)) return [];
  const has = new Set(kept.map((one) => JSON.stringify(one)));
  const missing = quiet.kept.filter((one) => !has.has(JSON.stringify(one)));
  const words = JSON.stringify(missing).slice(0, 400);
  return [`${kept.length} kept of ${quiet.kept.length}, missing ${words}`];
}

/** Where a run differs from the quiet one. */
export function differences(bench: Bench, quiet: QuietRun): string[] {
  const wrong = keptDiffers(bench, quiet);
  const findings = findingsOf(bench);
  if (!isDeepStrictEqual(findings, quiet.findings)) wrong.push(`findings ${JSON.stringify(findings)}`);
  return wrong;
}
