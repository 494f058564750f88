import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second (getconf CLK_TCK). */
const ticksPerSecond = 100;

/**
 * Milliseconds of processor time of every process that this one started and that lives, together: a browser and its
 * pages, without this process itself, which plays the site. Waiting takes none.
 */
export function processorTime(): number {
  const all = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const read = statOf(name);
    if (read) all.set(Number(name), read);
  }
  const isOurs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  let ticks = 0;
  for (const [pid, read] of all) if (isOurs(pid)) ticks += read.ticks;
  return (ticks / ticksPerSecond) * 1000;
}

/** proc_pid_stat(5); null for a process that has just ended. */
function statOf(pid: string): { parent: number; ticks: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything; what follows begins with the third field.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0] = fields.slice(11, 13);
    return { parent: fields[1] ?? 0, ticks: user + system };
  } catch {
    return null;
  }
}
