import { existsSync, readdirSync, readFileSync } from 'node:fs';

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
