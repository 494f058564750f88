import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Whether this system tells how much memory a process takes: Linux does. */
export const memoryIsTold = existsSync('/proc/self/smaps_rollup');

/** How often is looked. Milliseconds. */
const every = 500;

/**
 * Measures the memory of every process that this one started, together: a browser and its pages. What several share is
 * counted once (Pss, proc_pid_smaps(5)), and processes may come and go. The function that comes back stops, and gives how
 * much higher than at first it has been at any look, in MB (10^6 bytes).
 */
export function watchMemory(): () => number {
  const before = together();
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, together())), every);
  return () => {
    clearInterval(timer);
    return ((Math.max(highest, together()) - before) * 1024) / 1e6;
  };
}

/** The processes of a Chromium that a bench asks for. */
export type ChromiumProcess = 'browser' | 'extension' | 'site';
export type WatchedProcess = Exclude<ChromiumProcess, 'site'>;

/**
 * Process ids: the browser itself, the one that runs all pages of the extension, and of those that run sites the one that
 * holds most (a spare one waits beside it).
 */
export function chromiumProcesses(): Partial<Record<ChromiumProcess, number>> {
  const found: Partial<Record<ChromiumProcess, number>> = {};
  for (const pid of descendants(process.pid)) {
    const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';
    const kind = kindOf(command);
    if (kind === undefined) continue;
    if (kind !== 'site' || ownMegabytes(pid) > ownMegabytes(found.site ?? -1)) found[kind] = pid;
  }
  return found;
}

function kindOf(command: string): ChromiumProcess | undefined {
  if (!command.includes('--user-data-dir=') && !command.includes('--type=renderer')) return undefined;
  if (!command.includes('--type=')) return 'browser';
  if (!command.includes('--type=renderer')) return undefined;
  return command.includes('--extension-process') ? 'extension' : 'site';
}

/** The same of Firefox, whose processes bear names of their own: the one of all pages of extensions, and the browser itself. */
export function firefoxProcesses(): Partial<Record<WatchedProcess, number>> {
  const found: ReturnType<typeof firefoxProcesses> = {};
  for (const pid of descendants(process.pid)) {
    const name = attempt(() => readFileSync(`/proc/${pid}/comm`, 'utf8'))?.trim();
    if (name === 'WebExtensions') found.extension = pid;
    else if (name?.startsWith('firefox')) found.browser ??= pid;
  }
  return found;
}

/** The two that hold what an extension page does. Throws if they are not shown: of nothing, the memory would be little. */
export function watchedOf({
  extension,
  browser,
}: Partial<Record<ChromiumProcess, number>>): Record<WatchedProcess, number> {
  if (extension === undefined || browser === undefined)
    throw new Error('The browser does not show its processes.');
  return { extension, browser };
}

/** What a process holds alone, in MB: what would be free if it ended (private memory of smaps_rollup, proc_pid_smaps(5)). */
export function ownMegabytes(pid: number): number {
  const rollup = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
  const held = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)];
  return (held.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) * 1024) / 1e6;
}

/**
 * Like watchMemory(), of single processes by their names: how much more of its own each held at any look, in MB.
 * `beforeLook` is waited for before each, and may have a browser let go of what it does not need.
 */
export function watchProcesses<Name extends string>(
  pids: Readonly<Record<Name, number>>,
  beforeLook: () => Promise<unknown> = () => Promise.resolve(),
): () => Promise<Record<Name, number>> {
  const names = Object.keys(pids) as Name[];
  const before = names.map((name) => ({ name, pid: pids[name], held: ownMegabytes(pids[name]) }));
  const highest = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const end = new AbortController();
  const look = async (): Promise<void> => {
    await beforeLook();
    for (const { name, pid, held } of before) {
      highest[name] = Math.max(highest[name], ownMegabytes(pid) - held);
    }
  };
  const looking = (async () => {
    while (!end.signal.aborted) {
      await look();
      await setTimeout(every / 2);
    }
  })();
  return async () => {
    end.abort();
    await looking;
    await look();
    return highest;
  };
}

/** Kilobytes of all of them. */
function together(): number {
  return descendants(process.pid).reduce((sum, pid) => sum + proportional(pid), 0);
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = attempt(() => readFileSync(`/proc/${name}/stat`, 'utf8'));
    // The name of the program, in brackets, may hold anything.
    const [, parent] = stat === undefined ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function proportional(pid: number): number {
  const rollup = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
}

/** A process may end between one look and the next. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
