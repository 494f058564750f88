import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { openZip, verifyZip } from '../../../src/verify/zip-source';
import type { ByteSource } from '../../../src/verify/byte-source';
import { madeBag, sliced, toldIn, utf8 } from './made-bag';
import type { Files } from './made-bag';
import { packed, slices } from './packed-zip';
import type { PackedEntry } from './packed-zip';

const top = 'Letterkeep-2026-11-22';
const entriesOf = (files: Files): PackedEntry[] =>
  [...files].map(([path, bytes]) => ({ name: `${top}/${path}`, bytes }));
const told = async (entries: readonly PackedEntry[]): Promise<string[]> =>
  toldIn(await verifyZip(slices(packed(entries))));

describe('an archive in its ZIP', () => {
  it('is read from a file by slices of a megabyte, whoever packed it', async () => {
    const noise = Array.from({ length: 3_000_000 }, (_, index) =>
      String.fromCharCode(33 + ((index * 7919) % 90)),
    );
    const zip = new JSZip();
    for (const [path, bytes] of madeBag({ payload: { 'film.mp4': noise.join(''), 'empty.txt': '' } })) {
      zip.file(`${top}/${path}`, bytes, { compression: path.endsWith('.mp4') ? 'STORE' : 'DEFLATE' });
    }
    // With folders as entries of their own, and sizes written after the content: as other programs pack.
    const packedByOthers = await zip.generateAsync({ type: 'uint8array', streamFiles: true });
    let largest = 0;
    const source = sliced(new Uint8Array(packedByOthers));
    const watched: ByteSource = {
      size: source.size,
      slice: (start, end) => {
        largest = Math.max(largest, end - start);
        return source.slice(start, end);
      },
    };
    const report = await verifyZip(watched);
    expect(report.findings).toEqual([]);
    expect(report.payload).toEqual({ files: 2, bytes: 3_000_000 });
    expect(largest).toBeLessThanOrEqual(1 << 20);
  });

  it('gives its list line by line while other files are read', async () => {
    const list = utf8('a line of the list\n'.repeat(120_000));
    const film = utf8('b'.repeat(1_500_000));
    const zip = packed([
      { name: `${top}/list`, bytes: list },
      { name: `${top}/film`, bytes: film },
    ]);
    const { source, apart } = await openZip(slices(zip));
    const [, other] = source.files;
    if (!other) throw new Error('the film is missing');
    const read: number[] = [];
    for await (const piece of apart('list')?.read(() => undefined) ?? []) {
      for await (const { length } of other.read(() => undefined)) expect(length).toBeGreaterThan(0);
      for (const byte of piece) read.push(byte);
    }
    expect(Buffer.from(read).equals(Buffer.from(list))).toBe(true);
    expect(apart('what is not there')).toBeUndefined();
  });

  it('names its one folder, and says so where there is none or more than one', async () => {
    const bag = entriesOf(madeBag());
    expect((await openZip(slices(packed(bag)))).folder).toBe(top);
    const without = [...madeBag()].map(([name, bytes]) => ({ name, bytes }));
    expect(await told(without)).toEqual(['zip-no-top-folder']);
    const beside = { name: 'OPEN ME.html', bytes: utf8('<p>') };
    expect(await told([...bag, beside])).toContain('zip-no-top-folder');
  });

  it('may have been packed again on a Mac', async () => {
    const beside = { name: `__MACOSX/${top}/._README.txt`, bytes: utf8('x') };
    expect(await told([...entriesOf(madeBag()), beside])).toEqual(['system-file __MACOSX/']);
  });

  it('may not hold a link, an entry twice, a hidden one, or one of two names', async () => {
    const [first, ...rest] = entriesOf(madeBag());
    if (!first) throw new Error('the bag is empty');
    const path = first.name.slice(top.length + 1);
    expect(await told([{ ...first, mode: 0o120777 }, ...rest])).toEqual([`zip-special-entry ${path}`]);
    expect(await told([first, ...rest, first])).toEqual([`zip-duplicate-entry ${first.name}`]);
    expect(await told([{ ...first, hidden: true }, first, ...rest])).toEqual([
      `zip-hidden-bytes ${first.name}`,
    ]);
    expect(await told([first, { ...first, hidden: true }, ...rest])).toEqual([`zip-hidden-bytes ${path}`]);
    expect(await told([{ ...first, localName: `${top}/other.html` }, ...rest])).toEqual([
      `zip-headers-disagree ${path}`,
    ]);
    expect(await told([...rest, { ...first, name: `${top}/../../out.html` }])).toContain(
      'unsafe-path ../../out.html',
    );
  });

  it('is told to be cut short wherever it was cut', async () => {
    const zip = packed(entriesOf(madeBag()));
    for (let length = 0; length < zip.length; length += 97) {
      const report = await verifyZip(slices(zip.slice(0, length)));
      expect(toldIn(report), String(length)).toContain('zip-cut-short');
    }
  });

  it('is told where it says to be larger, on more disks, or of another kind than can be read', async () => {
    const zip = packed(entriesOf(madeBag()));
    const changed = (at: number, ...bytes: number[]): Promise<string[]> => {
      const copy = zip.slice();
      copy.set(bytes, zip.length - 22 + at);
      return verifyZip(slices(copy)).then(toldIn);
    };
    expect(await changed(10, 0xff, 0xff)).toContain('zip-unsupported');
    expect(await changed(4, 1)).toContain('zip-unsupported');
    expect(await changed(12, 1)).toContain('zip-cut-short');
    expect(await changed(16, 0xff, 0xff, 0xff)).toContain('zip-cut-short');
    expect(await changed(20, 1)).toContain('zip-cut-short');
  });

  it('unpacks no more than an entry says it holds', async () => {
    const zip = await new JSZip()
      .file(`${top}/data/large.txt`, 'a'.repeat(5_000_000))
      .generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    const bytes = Buffer.from(zip);
    for (const [signature, at] of [
      ['PK\x03\x04', 22],
      ['PK\x01\x02', 24],
    ] as const) {
      bytes.writeUInt32LE(1_000, bytes.lastIndexOf(signature, undefined, 'latin1') + at);
    }
    let unpacked = 0;
    const { source } = await openZip(slices(new Uint8Array(bytes)));
    const kinds: string[] = [];
    for (const file of source.files) {
      for await (const piece of file.read((kind) => kinds.push(kind))) unpacked += piece.length;
    }
    expect(unpacked).toBeLessThanOrEqual(1_000);
    expect(kinds).toEqual(['zip-damaged-entry']);
  });
});
