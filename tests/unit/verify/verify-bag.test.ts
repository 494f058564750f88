import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/verify/digests';
import { gravities } from '../../../src/verify/finding';
import type { FindingKind } from '../../../src/verify/finding';
import { verifyBag } from '../../../src/verify/verify-bag';
import type { BagReport } from '../../../src/verify/verify-bag';
import { labelOf, verifyWordsFor } from '../../../src/verify/words';
import { languages } from '../../../src/model/language';
import { madeBag, sourceOf, toldIn, utf8 } from './made-bag';

describe('what cannot be checked', () => {
  it('is said plainly: a kind of sum that nobody here knows, alone and beside one that is known', async () => {
    const unknown = new Map(madeBag());
    unknown.set('manifest-blake9.txt', unknown.get('manifest-sha256.txt') ?? utf8(''));
    const both = await verifyBag(sourceOf(unknown));
    expect(toldIn(both).join(' ')).toContain('cannot-check-second');
    unknown.delete('manifest-sha256.txt');
    const alone = await verifyBag(sourceOf(unknown));
    expect(toldIn(alone)).toContain('cannot-check manifest-blake9.txt');
    expect(alone.verdict).toBe('invalid');
  });

  it('is a list that is larger than any of ours, and everything else is checked', async () => {
    const source = sourceOf(madeBag());
    const large = source.files.map((file) =>
      file.path === 'bag-info.txt' ? { ...file, size: 5_000_000_000 } : file,
    );
    const { findings } = await verifyBag({ files: large });
    expect(findings.map(({ kind }) => kind)).toEqual(['file-too-large']);
  });
});

describe('sums', () => {
  it.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])(
    'of the kind %s are what OpenSSL makes of the same pieces',
    async (algorithm) => {
      for (const lengths of [[], [0], [1], [63, 1, 64, 65], [127, 128, 129], [1_000_003, 5, 999]]) {
        const chunks = lengths.map((length) =>
          new Uint8Array(length).map((_, at) => (at * 131 + length) % 251),
        );
        const theirs = createHash(algorithm);
        for (const chunk of chunks) theirs.update(chunk);
        const ours = await sumOf(
          algorithm,
          // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
          (async function* () {
            yield* chunks;
          })(),
        );
        expect(ours).toBe(theirs.digest('hex'));
      }
      const report = await verifyBag(sourceOf(madeBag({ algorithms: [algorithm] })));
      expect(report.verdict).toBe('valid');
    },
  );
});

describe('checking', () => {
  it('tells how far it is, up to the last byte, and stops when it is told to', async () => {
    const seen: [number, number][] = [];
    const source = sourceOf(madeBag());
    await verifyBag(source, { onProgress: (...now) => seen.push(now) });
    const reads = seen.map(([read]) => read);
    expect(reads).toEqual([...reads].sort((a, b) => a - b));
    expect(new Set(seen.map(([, of]) => of)).size).toBe(1);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    const stop = new AbortController();
    const stopped = verifyBag(source, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('ends with a finding and never with an error, whatever stands in the files beside the letters', async () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 48271) >>> 0) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const files = madeBag();
      const paths = [...files.keys()].filter((path) => !path.startsWith('data/'));
      const path = paths[random(paths.length)] ?? '';
      const bytes = (files.get(path) ?? utf8('')).slice();
      for (let hit = 0; hit < 8; hit += 1) bytes[random(bytes.length)] = random(256);
      files.set(path, bytes);
      const report: BagReport = await verifyBag(sourceOf(files));
      expect(report.verdict, `${round} ${path}`).toBe('invalid');
    }
  });

  it('tells of every bit that is flipped in the last list, which no other list holds the sum of', async () => {
    const files = madeBag();
    const list = files.get('tagmanifest-sha256.txt') ?? utf8('');
    const missed: string[] = [];
    for (let bit = 0; bit < list.length * 8; bit += 3) {
      const flipped = list.slice();
      const at = bit >> 3;
      flipped[at] = (list[at] ?? 0) ^ (1 << (bit & 7));
      const report = await verifyBag(sourceOf(new Map(files).set('tagmanifest-sha256.txt', flipped)));
      const [before, after] = [list, flipped].map((bytes) => String.fromCharCode(bytes[at] ?? 0));
      // A sum means the same in capital letters (RFC 8493 2.4).
      const sameDigit = /[a-f]/.test(before ?? '') && before?.toUpperCase() === after;
      if (report.verdict === 'valid' && !sameDigit) missed.push(`${at}: ${before} ${after}`);
    }
    expect(missed).toEqual([]);
  });

  it('stays quick with a list of thirty thousand lines that name nothing', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, index) => `${index.toString(16).padStart(64, '0')}  data/${index}`,
    );
    const { findings } = await verifyBag(
      sourceOf(madeBag({ tags: { 'manifest-sha256.txt': lines.join('\n') } })),
    );
    expect(findings.filter(({ kind }) => kind === 'missing-file')).toHaveLength(30_000);
    const spaces = madeBag({ tags: { 'manifest-sha256.txt': `${' '.repeat(200_000)}x\n` } });
    expect(toldIn(await verifyBag(sourceOf(spaces)))).toContain('malformed-manifest manifest-sha256.txt');
  });

  it('stays calm about a sum of a million digits, of a kind that nobody knows', async () => {
    const tags = { 'manifest-invented9.txt': `${'a'.repeat(1_000_000)}  data/x\n` };
    expect(toldIn(await verifyBag(sourceOf(madeBag({ tags }))))).toContain('missing-file data/x');
  });

  it.each(languages)(
    'has a sentence for every finding, and claims no more than sums can show: %s',
    (language) => {
      const words = verifyWordsFor(language);
      for (const kind of Object.keys(gravities) as FindingKind[]) {
        expect(words.findings[kind], kind).toMatch(/^[A-Z{].*\.$/u);
        expect(words.findings[kind].includes('{name}'), kind).toBe(
          verifyWordsFor('en').findings[kind].includes('{name}'),
        );
        expect(words.labels[labelOf[kind]], kind).not.toBe('');
      }
      expect(Object.values(words.verdicts).join(' ')).not.toMatch(
        /prove|court|authentic|prueba|demuestra|tribunal|auténtic/iu,
      );
    },
  );
});
