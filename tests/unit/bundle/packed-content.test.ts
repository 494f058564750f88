import { describe, expect, it } from 'vitest';
import { packedContent } from '../../../src/bundle/packed-content';
import { writeZip, type ZipEntry } from '../../../src/bundle/zip';
import { hasUnzip, inFolder, run, writeBlob } from './foreign-tools';
import { sum } from './sample-source';

const noon = new Date(Date.UTC(2019, 6, 15, 12, 0, 0));
const page = new TextEncoder().encode('A made-up page of JPay, which says the same again. '.repeat(400));
const photo = new Uint8Array(300_000).map((_, index) => (index * 7919 + (index >> 3)) % 251);
const film = new Uint8Array(3_500_000).map((_, index) => (index * 7919) % 251);

const files = [
  { path: 'top/page.txt', bytes: page, compress: true },
  { path: 'top/photo.jpg', bytes: photo, compress: false },
  { path: 'top/film.mp4', bytes: film, compress: false },
  { path: 'top/empty.txt', bytes: new Uint8Array(0), compress: true },
  { path: 'top/end.txt', bytes: page.slice(0, 70), compress: true },
];

/** The files in a ZIP; `packed` says which of them come packed already. */
async function zipOf(packed: (path: string) => boolean): Promise<Uint8Array> {
  const entries = files.map(({ path, bytes, compress }): ZipEntry => ({
    path,
    modified: noon,
    compress,
    content: async () => (packed(path) ? packedContent(bytes.slice(), compress) : bytes.slice()),
  }));
  return new Uint8Array(await (await writeZip(entries)).arrayBuffer());
}

describe('a file that comes packed already', () => {
  it('stands in the ZIP byte for byte as one that is packed when it is written', async () => {
    const usual = sum(await zipOf(() => false));
    expect(sum(await zipOf(() => true))).toBe(usual);
    // Beside others that do not.
    expect(sum(await zipOf((path) => /photo|end/.test(path)))).toBe(usual);
  });

  it('says of what was packed how much it is, and the sums of it', async () => {
    const { packed, ...about } = await packedContent(page, true);
    expect(packed.length).toBeLessThan(page.length / 20);
    expect(about).toMatchObject({ size: page.length, sha256: sum(page) });
    expect((await packedContent(photo, false)).packed).toBe(photo);
  });

  it.runIf(hasUnzip)('is found whole by unzip', async () => {
    await inFolder(async (folder) => {
      await writeBlob(folder, 'packed.zip', new Blob([new Uint8Array(await zipOf(() => true))]));
      expect(run('unzip', ['-tq', 'packed.zip'], folder)).toMatch(/No errors detected/);
    });
  });
});
