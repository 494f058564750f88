import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, heaviest, plannedPictures } from '../../../scripts/store-pictures/plan';
import { pictureWords } from '../../../scripts/store-pictures/words';

const planned = [...plannedPictures()];

/** What the head of a PNG says. */
function headOf(png: Buffer) {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    bitsPerChannel: png.readUInt8(24),
    colourType: png.readUInt8(25),
  };
}

describe('the pictures for the stores', () => {
  it('are five views, a promotional picture and a wide one, in each language', () => {
    const sizes = (language: string): string[] =>
      planned
        .filter(([file]) => file.startsWith(`${language}/`))
        .map(([, { width, height }]) => `${width}x${height}`);
    for (const language of ['en', 'es'])
      expect(sizes(language)).toEqual([
        ...Array.from({ length: 5 }, () => '1280x800'),
        '440x280',
        '1400x560',
      ]);
  });

  it('are all there, and no other', () => {
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(there.sort()).toEqual(planned.map(([file]) => join(folder, file)).sort());
  });

  it.each(planned)('have the size that the stores ask for, and nothing to see through: %s', (file, size) => {
    const path = join(folder, file);
    // 24 bits: the Chrome Web Store takes no transparency.
    expect(headOf(readFileSync(path))).toEqual({ ...size, bitsPerChannel: 8, colourType: 2 });
    expect(statSync(path).size).toBeLessThanOrEqual(heaviest);
  });

  it('say in both languages that nobody in them is real, and that JPay did not make Letterkeep', () => {
    expect(pictureWords.en.madeUp).toContain('made up');
    expect(pictureWords.es.madeUp).toContain('inventadas');
    for (const { notJpay } of Object.values(pictureWords)) expect(notJpay).toMatch(/\b(Not|no)\b.*JPay/);
  });
});
