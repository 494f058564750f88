import { execFileSync } from 'node:child_process';

const variable = 'LETTERKEEP_PYTHON';

/**
 * Before the first test (vitest.config.ts): where Python itself lies. What a computer calls `python3` may be a script that looks
 * for it (pyenv), and takes ten times as long as most of what tests ask of Python.
 */
export default function findPython(): void {
  try {
    const path = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
    process.env[variable] = path.trim();
  } catch {
    // Tests that need it are left out, or say that it is not there.
  }
}

const found = process.env[variable];
export const hasPython = found !== undefined;
/** The program. */
export const python3 = found ?? 'python3';
/** Ends with the name of a file that is damaged in the ZIP that its argument names. */
export const testZip = 'import sys,zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip())';
