import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { writeZip, zipDate, zipMoment, zipStream } from '../../../src/bundle/zip';
import type { EntryContent } from '../../../src/bundle/entry-content';
import type { ZipEntry } from '../../../src/bundle/zip';
import { hasPython, hasUnzip, inFolder, python, run, writeBlob } from './foreign-tools';
import { sum } from './sample-source';

const noon = new Date(Date.UTC(2019, 6, 15, 12, 0, 0));

function entry(path: string, content: string | (() => Promise<Uint8Array<ArrayBuffer>>)): ZipEntry {
  return {
    path,
    modified: noon,
    compress: true,
    content: typeof content === 'string' ? () => Promise.resolve(new TextEncoder().encode(content)) : content,
  };
}

describe('writing a ZIP', () => {
  it('gives back every file, also an empty one and one larger than a chunk', async () => {
    const large = new Uint8Array(3_000_000).map((_, index) => (index * 7919) % 251);
    const blob = await writeZip([
      entry('top/a.txt', 'hello'),
      entry('top/empty.txt', ''),
      { ...entry('top/b.bin', () => Promise.resolve(large)), compress: false },
      entry('top/c.txt', 'bye'),
    ]);
    expect(blob.type).toBe('application/zip');
    const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
    expect(Object.keys(zip.files)).toEqual(['top/a.txt', 'top/empty.txt', 'top/b.bin', 'top/c.txt']);
    expect(await zip.file('top/c.txt')?.async('string')).toBe('bye');
    const back = await zip.file('top/b.bin')?.async('uint8array');
    expect(sum(back ?? '')).toBe(sum(large));
  });

  it('writes several files that are each larger than what it reads ahead', async () => {
    const large = (fill: number) => () => Promise.resolve(new Uint8Array(9_000_000).fill(fill));
    const blob = await writeZip([
      entry('top/a.txt', 'hello'),
      { ...entry('top/b.mp4', large(1)), compress: false },
      { ...entry('top/c.mp4', large(2)), compress: false },
      entry('top/d.txt', 'bye'),
      entry('top/e.txt', 'and bye'),
    ]);
    const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
    expect(Object.keys(zip.files).length).toBe(5);
    expect(await zip.file('top/e.txt')?.async('string')).toBe('and bye');
  });

  it('gives the same bytes twice', async () => {
    const entries = [entry('top/a.txt', 'hello'), entry('top/b.txt', 'bye')];
    const [one, two] = await Promise.all([writeZip(entries), writeZip(entries)]);
    expect(sum(new Uint8Array(await one.arrayBuffer()))).toBe(sum(new Uint8Array(await two.arrayBuffer())));
  });

  it('reads no further than a few files ahead of who takes the ZIP, so that memory holds a few files', async () => {
    const order: number[] = [];
    const entries = Array.from({ length: 30 }, (_, index) => ({
      ...entry(`top/${index}x.bin`, () => {
        order.push(index);
        return Promise.resolve(new Uint8Array(3_000_000));
      }),
      compress: false,
    }));
    const reader = zipStream(entries).getReader();
    await reader.read();
    for (let turn = 0; turn < 5_000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(order.length).toBeLessThan(12);
    while (!(await reader.read()).done);
    expect(order).toEqual(entries.map((_, index) => index));
  });

  it('makes a few of many files at a time, so that memory never holds them all', async () => {
    let gone = 0;
    let made = 0;
    const many: Iterable<ZipEntry> = {
      *[Symbol.iterator]() {
        gone += 1;
        made = 0;
        for (; made < 1_000; made += 1) {
          yield {
            ...entry(`top/${made}x.bin`, () => Promise.resolve(new Uint8Array(200_000))),
            compress: false,
          };
        }
      },
    };
    const reader = zipStream(many).getReader();
    await reader.read();
    expect(gone).toBe(2);
    expect(made).toBeGreaterThan(10);
    expect(made).toBeLessThan(100);
    await reader.cancel();
  });

  it('writes as many files as there are, also where each is made when its turn has come', async () => {
    const count = 300;
    const many: Iterable<ZipEntry> = {
      *[Symbol.iterator]() {
        for (let index = 0; index < count; index += 1) yield entry(`top/${index}x.txt`, `letter ${index}`);
      },
    };
    const blob = await writeZip(many);
    const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
    expect(Object.keys(zip.files)).toEqual(Array.from(many, ({ path }) => path));
    expect(await zip.file('top/299x.txt')?.async('string')).toBe('letter 299');
  });

  it('fails as the making of a file fails, however late', async () => {
    let gone = 0;
    const failing: Iterable<ZipEntry> = {
      *[Symbol.iterator]() {
        gone += 1;
        for (let index = 0; index < 200; index += 1) {
          if (gone === 2 && index === 150) throw new Error('no more names');
          yield entry(`top/${index}x.txt`, 'hello');
        }
      },
    };
    await expect(writeZip(failing)).rejects.toThrow('no more names');
  });

  it('makes files ready beside each other where they say that they need no other, and the rest when all are there', async () => {
    const asked: string[] = [];
    const there: string[] = [];
    const slow = (path: string, turns: number, about?: number): ZipEntry => ({
      ...entry(path, async () => {
        asked.push(`${path} after ${there.length}`);
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        there.push(path);
        return new TextEncoder().encode(path);
      }),
      about,
    });
    const entries = [
      slow('top/a.txt', 300, 100),
      slow('top/b.txt', 30, 100),
      slow('top/c.txt', 1, 100),
      slow('top/sums.txt', 1),
    ];
    const zip = await JSZip.loadAsync(await (await writeZip(entries)).arrayBuffer(), { checkCRC32: true });
    expect(Object.keys(zip.files)).toEqual(['top/a.txt', 'top/b.txt', 'top/c.txt', 'top/sums.txt']);
    expect(await zip.file('top/b.txt')?.async('string')).toBe('top/b.txt');
    expect(asked).toEqual([
      'top/a.txt after 0',
      'top/b.txt after 0',
      'top/c.txt after 0',
      'top/sums.txt after 3',
    ]);
    expect(there).toEqual(['top/c.txt', 'top/b.txt', 'top/a.txt', 'top/sums.txt']);
  });

  it('reads no further ahead than memory may hold, by what files say of their size', async () => {
    let asked = 0;
    const entries = Array.from({ length: 20 }, (_, index) => ({
      ...entry(`top/${index}x.bin`, async () => {
        asked += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return new Uint8Array(3_000_000);
      }),
      compress: false,
      about: 3_000_000,
    }));
    const reader = zipStream(entries).getReader();
    await reader.read();
    for (let turn = 0; turn < 2_000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThan(8);
    while (!(await reader.read()).done);
    expect(asked).toBe(20);
  });

  it('stores a file with the bytes and headers that JSZip itself would write', async () => {
    const small = Array.from({ length: 150 }, (_, index) => index);
    const contents = [0, 1, 16_384, 5_000_001, ...small].map((length) =>
      new Uint8Array(length).map((_, at) => (at * 7919) % 251),
    );
    const ours = await writeZip(
      contents.map((content, index) => ({
        ...entry(`top/${index}x.bin`, () => Promise.resolve(content)),
        compress: false,
      })),
    );
    const plain = new JSZip();
    for (const [index, content] of contents.entries()) {
      plain.file(`top/${index}x.bin`, Promise.resolve(content), {
        binary: true,
        createFolders: false,
        date: noon,
        unixPermissions: 0o100644,
        compression: 'STORE',
      });
    }
    const theirs = await plain.generateAsync({ type: 'uint8array', platform: 'UNIX' });
    expect(sum(new Uint8Array(await ours.arrayBuffer()))).toBe(sum(theirs));
  });

  it('packs a text that is longer than what it packs in one go', async () => {
    const line = 'It is warm here, and the garden is green again.\n';
    const text = Array.from({ length: 60_000 }, (_, index) => `${index} ${line}`).join('');
    const blob = await writeZip([
      entry('top/long.txt', text),
      entry('top/short.txt', line),
      entry('top/no.txt', ''),
    ]);
    expect(blob.size).toBeLessThan(text.length / 4);
    const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
    expect(sum((await zip.file('top/long.txt')?.async('string')) ?? '')).toBe(sum(text));
    expect(await zip.file('top/short.txt')?.async('string')).toBe(line);
    expect(await zip.file('top/no.txt')?.async('string')).toBe('');
  });

  it.each([true, false])(
    'writes what lies in a Blob as if it were in memory (packed: %s)',
    async (compress) => {
      const contents = [0, 1, 1_048_576, 3_000_001].map((length) =>
        new Uint8Array(length).map((_, at) => (at * 7919) % 251),
      );
      const written = (give: (bytes: Uint8Array<ArrayBuffer>) => EntryContent) =>
        writeZip(
          contents.map((bytes, index) => ({
            path: `top/${index}x.bin`,
            modified: noon,
            compress,
            content: () => Promise.resolve(give(bytes)),
          })),
        );
      const counted: number[] = [];
      const [inMemory, inBlobs] = await Promise.all([
        written((bytes) => bytes),
        written((bytes) => {
          const blob = new Blob([bytes]);
          const slice = blob.slice.bind(blob);
          blob.slice = (start, end) => {
            counted.push((end ?? 0) - (start ?? 0));
            return slice(start, end);
          };
          return blob;
        }),
      ]);
      expect(sum(new Uint8Array(await inBlobs.arrayBuffer()))).toBe(
        sum(new Uint8Array(await inMemory.arrayBuffer())),
      );
      expect(Math.max(...counted)).toBeLessThanOrEqual(1_048_576);
    },
  );

  it.each([
    ['at once', 0],
    ['in its middle', 1],
  ])('stops with the error of a Blob that cannot be read %s', async (_, good) => {
    const blob = new Blob([new Uint8Array(3_000_000)]);
    const slice = blob.slice.bind(blob);
    let read = 0;
    blob.slice = (start, end) => {
      if (read++ === good) throw new DOMException('The file is gone.', 'NotReadableError');
      return slice(start, end);
    };
    await expect(
      writeZip([{ path: 'top/a.bin', modified: noon, compress: true, content: () => Promise.resolve(blob) }]),
    ).rejects.toThrow('The file is gone.');
  });

  it('stops where a Blob gives less than it says, and does not wait for ever', async () => {
    const blob = new Blob([new Uint8Array(3_000_000)]);
    const slice = blob.slice.bind(blob);
    blob.slice = (start = 0, end) => slice(start, start === 0 ? end : start);
    await expect(
      writeZip([
        { path: 'top/a.bin', modified: noon, compress: false, content: () => Promise.resolve(blob) },
      ]),
    ).rejects.toMatchObject({ kind: 'vault-error' });
  });

  it('stops with the error of the file that could not be read', async () => {
    const entries = [
      entry('top/a.txt', 'hello'),
      entry('top/b.txt', () => Promise.reject(new Error('the vault lost it'))),
      entry('top/c.txt', 'bye'),
    ];
    await expect(writeZip(entries)).rejects.toThrow('the vault lost it');
  });

  it('tells the real error in Firefox, too, which gives one of its own for a stream that failed', async () => {
    class FirefoxResponse extends Response {
      override blob(): Promise<Blob> {
        return super.blob().catch(() => {
          throw new DOMException('The operation was aborted.', 'AbortError');
        });
      }
    }
    vi.stubGlobal('Response', FirefoxResponse);
    const entries = [entry('top/a.txt', () => Promise.reject(new Error('the vault lost it')))];
    await expect(writeZip(entries)).rejects.toThrow('the vault lost it');
    vi.unstubAllGlobals();
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const entries = Array.from({ length: 50 }, (_, index) =>
      entry(`top/${index}x.txt`, () => {
        if (index === 5) stop.abort();
        return Promise.resolve(new TextEncoder().encode('x'));
      }),
    );
    await expect(writeZip(entries, { signal: stop.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it.each([
    ['../a.txt', 'begins with a space, dot, hyphen or tilde'],
    ['/a.txt', 'an empty segment, or an absolute path'],
    ['top//a.txt', 'an empty segment'],
    ['C:/a.txt', 'a character that some system keeps for itself'],
    ['top\\a.txt', 'a character that some system keeps for itself'],
    ['top/a\0.txt', 'a control character'],
    ['top/Jose\u0301.txt', 'outside of plain ASCII'],
    ['top/aux.txt', 'a device name of Windows'],
    ['top/a.', 'ends with a space or dot'],
    [`top/${'a'.repeat(101)}`, 'longer than 100 bytes'],
    [`${'top/'.repeat(40)}a`, 'longer than 150 characters'],
  ])('writes nothing at all where a name breaks a rule, and names the rule: %j', async (path, rule) => {
    let asked = 0;
    const good = entry('top/good.txt', () => {
      asked += 1;
      return Promise.resolve(new Uint8Array(1));
    });
    const written = writeZip([good, entry(path, 'x')]);
    await expect(written).rejects.toMatchObject({ kind: 'vault-error', context: { field: path } });
    await expect(written).rejects.toThrow(rule);
    expect(asked).toBe(0);
  });

  it.each([
    ['top/a.txt', 'top/a.txt'],
    ['top/A.txt', 'top/a.txt'],
    ['TOP/a.txt', 'top/a.txt'],
    ['top/a.txt', 'top/a.txt/b.txt'],
    ['top/a.txt/b.txt', 'top/A.txt'],
  ])('refuses two names of which a disk would keep one: %s and %s', async (one, other) => {
    await expect(writeZip([entry(one, ''), entry(other, '')])).rejects.toMatchObject({
      kind: 'vault-error',
      message: 'Two files of the archive would have one name.',
    });
  });

  it.skipIf(!hasUnzip || !hasPython)(
    'opens with unzip and Python, as plain files with the time of the message',
    async () => {
      const blob = await writeZip([entry('top/a.txt', 'hello'), entry('top/START HERE.html', '<p>')]);
      await inFolder(async (folder) => {
        const path = await writeBlob(folder, 'a.zip', blob);
        expect(run('unzip', ['-t', path], folder)).toContain('No errors detected');
        expect(
          python(
            `import json,sys,zipfile
z=zipfile.ZipFile(json.load(sys.stdin)); assert z.testzip() is None
print(json.dumps([[i.filename,list(i.date_time),oct(i.external_attr>>16)] for i in z.infolist()]))`,
            path,
          ),
        ).toEqual([
          ['top/a.txt', [2019, 7, 15, 12, 0, 0], '0o100644'],
          ['top/START HERE.html', [2019, 7, 15, 12, 0, 0], '0o100644'],
        ]);
      });
    },
  );
});

describe('times of entries', () => {
  it('keeps the wall-clock time of the message, whatever zone this computer is in', () => {
    expect(zipDate('2019-07-15T15:04:06', noon).toISOString()).toBe('2019-07-15T15:04:06.000Z');
    expect(zipDate('2019-07-15', noon).toISOString()).toBe('2019-07-15T00:00:00.000Z');
  });
  it('takes the other time where there is none, or none that a ZIP can hold', () => {
    expect(zipDate(null, noon)).toBe(noon);
    expect(zipDate('1970-01-01', noon)).toBe(noon);
  });
  it('shows a moment as the clock on the wall does', () => {
    const moment = new Date(2026, 10, 22, 9, 30, 15);
    expect(zipMoment(moment).toISOString()).toBe('2026-11-22T09:30:15.000Z');
  });
});
