import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandPath } from '../../../scripts/command-path';
import { python3 } from '../../python';

export { hasPython } from '../../python';

/** Programs that somebody else wrote and a family's computer may have. Tests that need one are left out without it. */
export const hasUnzip = commandPath('unzip') !== null;
export const hasSha256sum = commandPath('sha256sum') !== null;
export const hasGit = commandPath('git') !== null;
export const hasSoffice = commandPath('soffice') !== null;

/** Runs a Python script with the given JSON on its standard input; gives back what it prints as JSON. */
export function python(script: string, input: unknown): unknown {
  const output = execFileSync(python3, ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}

export function run(program: string, args: string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** A folder that is gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'letterkeep-bundle-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function writeBlob(folder: string, name: string, blob: Blob): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}
