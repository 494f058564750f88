import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { differences } from '../../../scripts/packages/differences';
import { contentsOf, pack, sumOf, sumsList, type Contents } from '../../../scripts/packages/pack';
import { leftBehind, sources } from '../../../scripts/packages/sources';
import { hasGit, hasPython, hasSha256sum, hasUnzip, inFolder, python, run } from '../bundle/foreign-tools';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const madeUp: [string, Uint8Array][] = [
  ['manifest.json', bytes('{}')],
  ['chunks/archive.js', bytes('work();'.repeat(4_000))],
  ['icon/16.png', new Uint8Array([137, 80, 78, 71])],
  ['_locales/es/messages.json', bytes('{"año":"ñ"}')],
  ['nothing.css', new Uint8Array()],
];
const contents: Contents = new Map(madeUp);

/** Writes files with a moment of their own each. */
function lay(folder: string, files: readonly [string, Uint8Array | string][], year: number): void {
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    utimesSync(path, new Date(year, 1, 1), new Date(year, 1, 1));
  }
}

describe('a package', () => {
  it('is the same bytes, whatever the order and the moments of its files', () =>
    inFolder((folder) => {
      lay(join(folder, 'one'), madeUp, 2019);
      lay(join(folder, 'other'), [...madeUp].reverse(), 2026);
      const [one, other] = ['one', 'other'].map((name) => pack(contentsOf(join(folder, name))));
      expect(one).toEqual(other);
      expect(one).toEqual(pack(contents));
    }));

  it('is the same bytes in another time zone', () => {
    const made = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone);
      return sumOf(pack(contents));
    });
    vi.unstubAllEnvs();
    expect(new Set(made).size).toBe(1);
  });

  it('holds its files sorted, and gives them back', () => {
    const back = unzipSync(pack(contents));
    expect(Object.keys(back)).toEqual(madeUp.map(([name]) => name).sort());
    expect(new Map(Object.entries(back))).toEqual(contents);
  });

  it.skipIf(!hasUnzip)('is accepted by unzip', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.zip'), pack(contents));
      expect(run('unzip', ['-tq', 'a.zip'], folder)).toContain('No errors');
    }),
  );

  it.skipIf(!hasPython)(
    'is read by Python, which finds no moment, no owner and the same rights for all',
    () =>
      inFolder((folder) => {
        const path = join(folder, 'a.zip');
        writeFileSync(path, pack(contents));
        const script = `import json,sys,zipfile
z=zipfile.ZipFile(json.load(sys.stdin))
print(json.dumps([z.testzip(),[[i.filename,i.file_size,list(i.date_time),oct(i.external_attr>>16),len(i.extra)] for i in z.infolist()]]))`;
        const sorted = [...madeUp].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(python(script, path)).toEqual([
          null,
          sorted.map(([name, content]) => [name, content.length, [1980, 1, 1, 0, 0, 0], '0o100644', 0]),
        ]);
      }),
  );

  it.skipIf(!hasSha256sum)('stands in a list of sums that sha256sum accepts', () =>
    inFolder((folder) => {
      const packages: Contents = new Map([
        ['made-up-2.zip', pack(contents)],
        ['made-up-1.zip', pack(new Map())],
      ]);
      for (const [name, zip] of packages) writeFileSync(join(folder, name), zip);
      writeFileSync(join(folder, 'SHA256SUMS'), sumsList(packages));
      expect(run('sha256sum', ['-c', '--strict', 'SHA256SUMS'], folder)).toBe(
        'made-up-1.zip: OK\nmade-up-2.zip: OK\n',
      );
    }),
  );
});

describe('what differs between two makings', () => {
  const packed = (files: Contents): Contents => new Map([['made-up.zip', pack(files)]]);
  const changed = (name: string, content: Uint8Array | null): Contents =>
    new Map([...madeUp.filter(([other]) => other !== name), ...(content ? [[name, content] as const] : [])]);

  it('is nothing where all bytes are the same', () => {
    expect(differences(packed(contents), packed(new Map([...madeUp].reverse())))).toEqual([]);
  });

  it('is named where one byte of one file is another', () => {
    expect(differences(packed(contents), packed(changed('manifest.json', bytes('{ }'))))).toEqual([
      'made-up.zip: manifest.json: other bytes',
    ]);
  });

  it('is named where a file or a package is in one alone', () => {
    expect(differences(packed(contents), packed(changed('icon/16.png', null)))).toEqual([
      'made-up.zip: icon/16.png: only in the first',
    ]);
    expect(differences(new Map(), packed(contents))).toEqual(['made-up.zip: only in the second']);
  });

  it('is said where the same files are packed at another moment', () => {
    const later = zipSync(Object.fromEntries(madeUp), { mtime: new Date(2026, 1, 1) });
    expect(differences(packed(contents), new Map([['made-up.zip', later]]))).toEqual([
      'made-up.zip: the same files, packed differently (order, moments or rights)',
    ]);
  });
});

describe('the sources package', () => {
  it('leaves out what git ignores', () => {
    const ignored = readFileSync('.gitignore', 'utf8').trim().split('\n');
    expect([...leftBehind, '*.log'].sort()).toEqual(ignored.map((line) => line.replace(/\/$/, '')).sort());
  });

  const tracked: [string, string][] = [
    ['.gitignore', 'node_modules\n.output/\n*.log\n'],
    ['package.json', '{}'],
    ['src/work.ts', 'work();'],
    ['docs/security.md', 'Safe.'],
  ];
  const notInIt: [string, string][] = [
    ['node_modules/other/index.js', ''],
    ['.output/old.zip', ''],
    ['npm-debug.log', ''],
  ];
  const inGit = (folder: string): void => {
    run('git', ['init', '-q'], folder);
    run('git', ['add', '.'], folder);
  };

  it.skipIf(!hasGit)(
    'holds what git tracks but the pictures of docs, and makes itself again where no git is',
    () =>
      inFolder((folder) => {
        lay(folder, [...tracked, ...notInIt, ['docs/store/pictures/one.png', '']], 2026);
        const withoutGit = sources(folder);
        inGit(folder);
        const withGit = sources(folder);
        expect([...withGit.keys()].sort()).toEqual(tracked.map(([name]) => name).sort());
        expect(pack(withoutGit)).toEqual(pack(withGit));
      }),
  );

  it.skipIf(!hasGit)('lacks a file that git does not track, and a warning names it', () =>
    inFolder((folder) => {
      lay(folder, tracked, 2026);
      inGit(folder);
      lay(folder, [['src/forgotten.ts', 'work();']], 2026);
      const warn = vi.fn();
      expect(sources(folder, warn).has('src/forgotten.ts')).toBe(false);
      expect(warn.mock.calls).toEqual([[expect.stringMatching(/lacks them: src\/forgotten\.ts$/)]]);
    }),
  );

  it('is made where git does not answer, and a warning says of what', () =>
    inFolder((folder) => {
      lay(folder, [...tracked, ...notInIt, ['.git/HEAD', 'nonsense']], 2026);
      const warn = vi.fn();
      expect([...sources(folder, warn).keys()].sort()).toEqual(tracked.map(([name]) => name).sort());
      expect(warn).toHaveBeenCalledOnce();
    }));
});
