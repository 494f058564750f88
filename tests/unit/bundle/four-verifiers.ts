import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gravities } from '../../../src/verify/finding';
import { verifyZip } from '../../../src/verify/zip-source';
import { hasPython, python3, testZip } from '../../python';
import { hasSha256sum, hasUnzip, inFolder } from './foreign-tools';

/**
 * Who finds something wrong with an archive (INT-1): `unzip -t`, `sha256sum -c --strict` inside of it, Python's zipfile, and our
 * own verifier. Nobody should; a tool that is not installed has no say.
 */
export async function refusals(zip: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { findings } = await verifyZip({
    size: zip.length,
    slice: (start, end) => Promise.resolve(zip.slice(start, end)),
  });
  const ours = findings.map(
    ({ kind, path, detail = '' }) => `${kind} (${gravities[kind]}) ${path} ${detail}`,
  );
  return [...ours, ...(await byOthers(zip))];
}

async function byOthers(zip: Uint8Array): Promise<string[]> {
  if (!hasUnzip) return [];
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.zip'), zip);
    const into = join(folder, 'unpacked');
    mkdirSync(into);
    const refused = [
      ...complaint('unzip', ['-tq', 'a.zip'], folder),
      ...complaint('unzip', ['-q', 'a.zip', '-d', into], folder),
      ...(hasPython ? complaint(python3, ['-c', testZip, 'a.zip'], folder) : []),
    ];
    const top = join(into, readdirSync(into)[0] ?? '');
    const lists = hasSha256sum ? ['manifest-sha256.txt', 'tagmanifest-sha256.txt'] : [];
    return [
      ...refused,
      ...lists.flatMap((list) => complaint('sha256sum', ['-c', '--strict', '--quiet', list], top)),
    ];
  });
}

function complaint(program: string, args: string[], cwd: string): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status === 0) return [];
  return [`${program} ${args.join(' ')}: ${stdout}${stderr}`];
}
