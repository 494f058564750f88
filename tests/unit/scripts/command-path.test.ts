import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandPath } from '../../../scripts/command-path';

describe('where a program lies', () => {
  let folder: string;
  const inFolder = (...names: string[]) => join(folder, ...names);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'letterkeep-path-'));
    for (const name of ['first', 'second']) mkdirSync(inFolder(name));
    vi.stubEnv('PATH', [inFolder('gone'), inFolder('first'), inFolder('second')].join(delimiter));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('is the first folder that has it', () => {
    for (const name of ['first', 'second']) {
      writeFileSync(inFolder(name, 'made-up'), '');
      chmodSync(inFolder(name, 'made-up'), 0o755);
    }
    expect(commandPath('made-up')).toBe(inFolder('first', 'made-up'));
  });

  it('is nowhere for what cannot be started: a text, a folder, what is not there', () => {
    writeFileSync(inFolder('first', 'a-text'), '');
    chmodSync(inFolder('first', 'a-text'), 0o644);
    mkdirSync(inFolder('second', 'a-folder'));
    for (const name of ['a-text', 'a-folder', 'not-there']) expect(commandPath(name)).toBeNull();
  });
});
