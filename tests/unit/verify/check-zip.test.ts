import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../../src/verify/bag-group';
import type { ByteSource } from '../../../src/verify/byte-source';
import { checkZip, fingerprintOf } from '../../../src/verify/check-zip';
import type { ZipCheck } from '../../../src/verify/check-zip';
import { madeBag, toldIn, utf8 } from './made-bag';
import { packed, slices } from './packed-zip';

const top = 'Letterkeep-2026-11-22';
const bagInfo = (part: string): string =>
  `Bagging-Date: 2026-11-22\nPayload-Oxum: 101.3\nBag-Group-Identifier: ${top}\nBag-Count: ${part}\n`;
const entriesOf = (part = '1 of 1') =>
  [...madeBag({ tags: { 'bag-info.txt': bagInfo(part) } })].map(([path, bytes]) => ({
    name: `${top}/${path}`,
    bytes,
  }));

function reportOf(check: ZipCheck) {
  if (check.outcome === 'refused') throw new Error(`refused: ${check.why}`);
  return check.report;
}

describe('a file that somebody takes for an archive', () => {
  it('is checked, and says when it was written and which part it is', async () => {
    const report = reportOf(await checkZip(slices(packed(entriesOf('2 of 3')))));
    expect(report.verdict).toBe('valid');
    expect(report.info).toMatchObject({ date: '2026-11-22', group: top, part: { number: 2, of: 3 } });
  });

  it.each([
    ['a page beside START HERE', 'START HERE 2.html'],
    ['one that Windows would put in its place', 'bagit.TXT'],
  ])('is not what it was with %s added to its top', async (_, name) => {
    const added = { name: `${top}/${name}`, bytes: utf8('<p>Dear Anna') };
    expect(reportOf(await checkZip(slices(packed([...entriesOf(), added])))).verdict).toBe('invalid');
  });

  it('is not said to be whole without the list of its lists, or with one that nobody can check', async () => {
    const tagList = `${top}/tagmanifest-sha256.txt`;
    const without = entriesOf().filter(({ name }) => name !== tagList);
    expect(without.length).toBe(entriesOf().length - 1);
    expect(reportOf(await checkZip(slices(packed(without)))).verdict).toBe('not-checked');
    const unknown = entriesOf().map((entry) =>
      entry.name === tagList ? { ...entry, name: `${top}/tagmanifest-md2.txt` } : entry,
    );
    expect(reportOf(await checkZip(slices(packed(unknown)))).verdict).toBe('not-checked');
  });

  it.each(['0 of 3', '4 of 3', '1 of ?', 'one of three', '1'])(
    'does not believe that it is part "%s"',
    async (part) => {
      expect(reportOf(await checkZip(slices(packed(entriesOf(part))))).info.part).toBeUndefined();
    },
  );

  it.each([
    ['says that it is INCOMPLETE', '{"complete":false}', true],
    ['says that it is complete', '{"complete":true}', false],
    ['says neither in a receipt that cannot be read', '{"complete":', undefined],
    ['says neither in a receipt of another kind', '{"complete":"no"}', undefined],
  ])('%s', async (_, receipt, incomplete) => {
    const entries = [...madeBag({ payload: { 'receipt.json': receipt } })].map(([path, bytes]) => ({
      name: `${top}/${path}`,
      bytes,
    }));
    const check = await checkZip(slices(packed(entries)));
    expect(reportOf(check).verdict).toBe('valid');
    expect(check.outcome === 'checked' && check.incomplete).toBe(incomplete);
  });

  it('is refused where there is nothing to check: empty, no ZIP, ZIP64, a ZIP without any list', async () => {
    const refused = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
      const check = await checkZip(slices(bytes));
      return check.outcome === 'refused' ? check.why : check.report.verdict;
    };
    expect(await refused(utf8(''))).toBe('empty');
    expect(await refused(utf8('PK'))).toBe('no-zip');
    expect(await refused(utf8('%PDF-1.7\nA letter\n'.repeat(2_000)))).toBe('no-zip');
    const zip64 = packed(entriesOf());
    zip64.set([0xff, 0xff], zip64.length - 12);
    expect(await refused(zip64)).toBe('unsupported-zip');
    expect(await refused(packed([{ name: 'Letter/letter.md', bytes: utf8('Dear Anna') }]))).toBe('no-bag');
    expect(await refused(packed([]))).toBe('no-bag');
  });

  it('is not read any further where it holds no list', async () => {
    const bytes = packed([{ name: 'film.mp4', bytes: new Uint8Array(3_000_000) }]);
    let read = 0;
    const source = slices(bytes);
    await checkZip({
      size: source.size,
      slice: (start, end) => {
        read += end - start;
        return source.slice(start, end);
      },
    });
    expect(read).toBeLessThan(bytes.length / 2);
  });

  it('is not whole, and not refused, when its end was lost on the way', async () => {
    const zip = packed(entriesOf());
    const report = reportOf(await checkZip(slices(zip.slice(0, zip.length >> 1))));
    expect(report.verdict).toBe('invalid');
    expect(toldIn(report)).toEqual(['zip-cut-short']);
  });

  it('names what was put beside its folder', async () => {
    const zip = packed([...entriesOf(), { name: 'OPEN ME.html', bytes: utf8('<p>') }]);
    expect(toldIn(reportOf(await checkZip(slices(zip))))).toEqual([
      'added-file OPEN ME.html',
      'zip-no-top-folder',
    ]);
  });

  it('is neither whole nor damaged when it cannot be read to its end: whoever reads it hears why', async () => {
    const pulledOut = (bytes: Uint8Array<ArrayBuffer>, from: number): ByteSource => {
      const source = slices(bytes);
      return {
        size: source.size,
        slice: (start, end) =>
          start >= from && end < bytes.length - 4_000
            ? Promise.reject(new DOMException('made-up', 'NotReadableError'))
            : source.slice(start, end),
      };
    };
    // What cannot be packed any smaller.
    const noise = new Uint8Array(2_500_000);
    for (let at = 0; at < noise.length; at += 32)
      noise.set(createHash('sha256').update(String(at)).digest(), at);
    const zip = new JSZip();
    for (const [path, bytes] of madeBag()) zip.file(`${top}/${path}`, bytes);
    zip.file(`${top}/data/noise.bin`, noise);
    for (const compression of ['STORE', 'DEFLATE'] as const) {
      const bytes = new Uint8Array(await zip.generateAsync({ type: 'uint8array', compression }));
      const from = Buffer.from(bytes).indexOf('noise.bin') + 9;
      await expect(checkZip(pulledOut(bytes, from)), compression).rejects.toThrow('made-up');
    }
  });

  it('stops in the middle of a large file when it is told to', async () => {
    const zip = packed([...entriesOf(), { name: `${top}/data/film.mp4`, bytes: new Uint8Array(5_000_000) }]);
    const stop = new AbortController();
    const seen: number[] = [];
    const checking = checkZip(slices(zip), {
      signal: stop.signal,
      onProgress: (read) => {
        seen.push(read);
        if (read > 2_000_000) stop.abort();
      },
    });
    await expect(checking).rejects.toMatchObject({ kind: 'cancelled' });
    expect(seen.at(-1)).toBeLessThan(4_000_000);
  });

  it('has the fingerprint that every other program gives it', async () => {
    const bytes = Uint8Array.from({ length: 2_200_000 }, (_, at) => at % 251);
    const seen: number[] = [];
    const print = await fingerprintOf(slices(bytes), { onProgress: (read) => seen.push(read) });
    expect(print).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(seen).toEqual([1 << 20, 2 << 20, bytes.length]);
  });
});

describe('an archive in parts', () => {
  const part = (number: number, of = 3, group = top) => ({ group, part: { number, of } });
  it('is all here, or lacks parts that are named', () => {
    expect(groupsOf([part(3), part(1), part(2), part(1)])).toEqual([{ group: top, of: 3, missing: [] }]);
    expect(groupsOf([part(2)])).toEqual([{ group: top, of: 3, missing: [1, 3] }]);
  });

  it('is told from another one, and one of a single part is no such archive', () => {
    expect(groupsOf([part(1), part(2, 2, 'Other'), part(1, 1), {}])).toEqual([
      { group: top, of: 3, missing: [2, 3] },
      { group: 'Other', of: 2, missing: [1] },
    ]);
  });
});
