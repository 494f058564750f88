import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Whether this system tells how much memory a process takes: Linux does. */
export const memoryIsTold = existsSync('/proc/self/clear_refs');

/**
 * Begins to measure the memory of every process that this one started: a browser and its pages. The function that comes
 * back gives how much higher than now it has been since, in MB (10^6 bytes), each process at its own highest: that is never
 * less than what they took together at any moment.
 */
export function watchMemory(): () => number {
  const before = new Map<number, number>();
  for (const pid of descendants(process.pid)) {
    // "5" begins the highest mark anew (proc_pid_clear_refs(5)).
    attempt(() => writeFileSync(`/proc/${pid}/clear_refs`, '5'));
    before.set(pid, kilobytes(pid, 'VmRSS'));
  }
  return () => {
    let more = 0;
    for (const pid of descendants(process.pid))
      more += Math.max(0, kilobytes(pid, 'VmHWM') - (before.get(pid) ?? 0));
    return (more * 1024) / 1e6;
  };
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

function kilobytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}

/** A process may end between one look and the next. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
