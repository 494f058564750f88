// @vitest-environment jsdom
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BagReport } from '../../../src/verify/verify-bag';
import { verifyZip } from '../../../src/verify/zip-source';
import { hasPython, hasSha256sum, hasUnzip, inFolder, python } from '../bundle/foreign-tools';
import { openedArchive } from '../bundle/opened-archive';
import type { Opened } from '../bundle/opened-archive';
import { samplePicture, SampleSource } from '../bundle/sample-source';
import { mutations, rewrittenWithAllSums } from './mutations';
import type { Archive, Mutation } from './mutations';
import { packed, slices } from './packed-zip';

/** INT-2: whatever is done to an archive, our verifier tells of it; and what the tools of others tell of. */
const mailbox = (): SampleSource =>
  new SampleSource(
    [
      {
        name: 'Fake Anna',
        date: '2020-05-01T08:00',
        body: 'The garden is coming along.<br>The tomatoes are taller than your niece now.',
        attachments: [{ kind: 'image', mediaType: 'image/png', bytes: samplePicture(1, 24, 18) }],
      },
      { name: 'Fake Anna', direction: 'sent', date: '2020-05-02T09:00', body: 'We lit the candles for you.' },
    ],
    [{ name: 'Fake Anna', inmateId: 'F00001', agency: 'Fake North' }],
  );

let archive: Archive;
let changed: (Mutation & { report: BagReport })[];
beforeAll(async () => {
  const [opened] = (await openedArchive(mailbox())) as [Opened];
  archive = {
    folder: opened.folder,
    files: new Map([...opened.files].map(([path, bytes]) => [path, new Uint8Array(bytes)] as const)),
    zip: new Uint8Array(await new Response(opened.blob).arrayBuffer()),
  };
  changed = await Promise.all(
    mutations(archive).map(async (one) => ({ ...one, report: await verifyZip(slices(one.zip)) })),
  );
});

describe('an archive that was changed', () => {
  it('was right before: as it was written, and packed again file by file', async () => {
    expect((await verifyZip(slices(archive.zip))).findings).toEqual([]);
    const entries = [...archive.files].map(([path, bytes]) => ({ name: `${archive.folder}/${path}`, bytes }));
    expect((await verifyZip(slices(packed(entries)))).findings).toEqual([]);
  });

  it('is told by our verifier, whatever was changed', () => {
    expect(changed.filter(({ report }) => report.verdict === 'valid').map(({ what }) => what)).toEqual([]);
  });

  it('is called invalid, but where every listed file is there and unchanged', () => {
    const milder = changed.filter(({ report }) => report.verdict !== 'invalid');
    expect(milder.map(({ what, report }) => [what, ...report.findings.map(({ kind }) => kind)])).toEqual([
      ['the tag manifest deleted', 'no-tag-manifest'],
      ['a file added at the top', 'added-tag-file'],
      ['a file renamed in capital letters', 'name-differs'],
      ['ZIP: bytes appended', 'zip-extra-bytes'],
      ['ZIP: bytes put before it', 'zip-extra-bytes'],
    ]);
  });

  it('cannot be told where every sum was made anew: only a sum kept elsewhere can, as README.txt says', async () => {
    expect((await verifyZip(slices(rewrittenWithAllSums(archive)))).verdict).toBe('valid');
  });

  it('is told wherever a bit of the ZIP is flipped, but where that changes no file', async () => {
    const { zip } = archive;
    const notes = notesOf(zip);
    const missed: number[] = [];
    for (let at = 0; at < zip.length; at += 131) {
      if (notes.has(at)) continue;
      const bytes = zip.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      if ((await verifyZip(slices(bytes))).verdict !== 'valid') continue;
      // The last byte of deflated data has bits that mean nothing (RFC 1951, 3.2.3).
      if (!(await holdsTheSame(bytes))) missed.push(at);
    }
    expect(missed).toEqual([]);
  });
});

async function holdsTheSame(zip: Uint8Array): Promise<boolean> {
  const { files } = await JSZip.loadAsync(zip);
  for (const [path, bytes] of archive.files) {
    const unpacked = await files[`${archive.folder}/${path}`]?.async('uint8array');
    if (!unpacked || Buffer.compare(unpacked, bytes) !== 0) return false;
  }
  return Object.keys(files).length === archive.files.size;
}

/** What the directory notes besides: which program and system made an entry, and its attributes (APPNOTE 4.4.2, 4.4.14, 4.4.15). */
function notesOf(zip: Uint8Array): Set<number> {
  const bytes = Buffer.from(zip);
  const notes = new Set<number>();
  for (
    let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1')
  ) {
    for (const note of [4, 5, 36, 37, 38, 39, 40, 41]) notes.add(at + note);
  }
  return notes;
}

const doc = 'docs/integrity.md';
const testzip = `import json,sys,zipfile
def bad(path):
    try: return zipfile.ZipFile(path).testzip() is not None
    except Exception: return True
print(json.dumps([bad(path) for path in json.load(sys.stdin)]))`;

describe.skipIf(!hasUnzip || !hasSha256sum || !hasPython)('the table of docs/integrity.md', () => {
  it('says truly which tool tells of which change', async () => {
    await inFolder((folder) => {
      const all = changed.map((mutation, index) => {
        const path = join(folder, `${index}.zip`);
        writeFileSync(path, mutation.zip);
        return { ...mutation, path };
      });
      const byPython = python(
        testzip,
        all.map(({ path }) => path),
      ) as boolean[];
      const rows: string[] = [];
      for (const [index, { what, report, path }] of all.entries()) {
        const told = [
          report.verdict !== 'valid',
          bySums(path, join(folder, String(index))),
          fails('unzip', ['-tq', path], folder),
          byPython[index] ?? false,
        ];
        rows.push(`| ${what} | ${told.map((one) => (one ? 'yes' : 'no')).join(' | ')} |`);
      }
      expect(existsSync(doc) ? rowsOf(readFileSync(doc, 'utf8')) : []).toEqual(rows);
    });
  });
});

function rowsOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => /^\|.*\| (yes|no) /.test(line))
    .map((line) => line.replace(/ +/g, ' '));
}

/** As a family would: unpack it, go into the folder, run the two commands of README.txt. */
function bySums(zip: string, into: string): boolean {
  mkdirSync(into);
  fails('unzip', ['-qo', zip, '-d', into], into);
  const [top] = readdirSync(into).filter((name) => name.startsWith('Letterkeep-'));
  if (top === undefined) return true;
  return ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].some((list) =>
    fails('sha256sum', ['-c', '--strict', '--quiet', list], join(into, top)),
  );
}

function fails(program: string, args: string[], cwd: string): boolean {
  return spawnSync(program, args, { cwd, stdio: 'ignore' }).status !== 0;
}
