import { existsSync, readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../src/verify/finding';
import { verifyBag } from '../../../src/verify/verify-bag';
import type { BagReport } from '../../../src/verify/verify-bag';
import type { Files } from './made-bag';
import { sourceOf, toldIn } from './made-bag';

/**
 * The bags that the Library of Congress made for everybody's validators (bagit-conformance-suite, public domain). Debian 12 has
 * no package of a validator that somebody else wrote, so this stands where its word would: our verifier must say of each of
 * these bags what their makers expect.
 */
const corpus = '../shared/corpora/bagit-conformance.zip';

interface Expected {
  /** "v0.97/invalid/corrupt-data-file" */
  name: string;
  as: 'valid' | 'warning' | 'invalid' | 'linux-only' | 'windows-only';
  files: Files;
}

/** Where our verdict is not the expected one, with the reason. A new one must be written down here to pass. */
const deviations: Readonly<Record<string, string>> = {};

/** Bags of the folder "valid", of which our verifier has something to tell all the same; they pass. */
const toldOfValid: Readonly<Record<string, readonly string[]>> = {
  'v0.96/valid/bag-with-leading-dot-slash-in-manifest': ['dot-before-path manifest-md5.txt'],
  'v0.97/valid/bag-with-leading-dot-slash-in-manifest': ['dot-before-path manifest-md5.txt'],
  // fetch.txt is in no tag manifest there: allowed, and a file that anybody could have put beside the letters.
  'v0.96/valid/holey-bag': ['added-tag-file fetch.txt'],
  'v0.97/valid/holey-bag': ['added-tag-file fetch.txt'],
};

/** What must be told of a bag, by a part of its name. */
const reasons: readonly [string, FindingKind][] = [
  ['baginfo-missing-encoding', 'bad-declaration'],
  ['bom-in-bagit.txt', 'bad-declaration'],
  ['invalid-version-number', 'bad-declaration'],
  ['bagit-with-invalid-whitespace', 'bad-declaration'],
  ['missing-bagit.txt', 'no-declaration'],
  ['corrupt-data-file', 'changed-file'],
  ['corrupt-tag-file', 'changed-tag-file'],
  ['extra-file-in-bag', 'added-file'],
  ['notAllManifestsListAllFiles', 'added-file'],
  ['missing-baginfo', 'missing-tag-file'],
  ['out-of-scope-file-paths', 'unsafe-path'],
  ['v0.97/warning/same-filename-listed-twice-with-the-same-hash', 'listed-twice-alike'],
  ['same-filename-listed-twice-with-different-normalization', 'name-differs'],
  ['same-filename-listed-twice', 'listed-twice'],
  ['duplicate-file-with-different-case', 'name-differs'],
  ['made-with-md5sum-tools', 'asterisk-before-path'],
  ['relative-path', 'dot-before-path'],
  ['special-system-files', 'system-file'],
];

async function conformanceBags(): Promise<Expected[]> {
  const zip = await JSZip.loadAsync(readFileSync(corpus));
  const bags = new Map<string, Expected>();
  for (const [path, entry] of Object.entries(zip.files)) {
    const [, name, as, inBag] = /^(v[\d.]+\/([a-z-]+)\/[^/]+)\/(.*)$/.exec(path) ?? [];
    if (name === undefined || as === undefined || inBag === undefined) continue;
    const bag = bags.get(name) ?? { name, as: as as Expected['as'], files: new Map() };
    bags.set(name, bag);
    if (!entry.dir) bag.files.set(inBag, new Uint8Array(await entry.async('arraybuffer')));
  }
  return [...bags.values()];
}

/** How the suite's own harness judges: a warning passes as valid, and "valid" says nothing of warnings. */
function isAsExpected({ as }: Expected, { verdict }: BagReport): boolean {
  switch (as) {
    case 'valid':
      return verdict === 'valid' || verdict === 'warnings';
    case 'warning':
      return verdict === 'warnings';
    case 'invalid':
    case 'linux-only':
    case 'windows-only':
      return verdict === 'invalid';
  }
}

describe.skipIf(!existsSync(corpus))(
  `the bags of the Library of Congress, in place of a validator of others (left out where ${corpus} is not there)`,
  () => {
    let bags: Expected[];
    const reports = new Map<string, BagReport>();
    beforeAll(async () => {
      bags = await conformanceBags();
      for (const bag of bags) {
        reports.set(bag.name, await verifyBag(sourceOf(bag.files)));
      }
    });

    it('are all there: 60, of which 54 are not for Windows alone', () => {
      expect(bags).toHaveLength(60);
      expect(bags.filter(({ as }) => as !== 'windows-only')).toHaveLength(54);
    });

    it('get the verdicts their makers expect, at least 54, but for those named with a reason', () => {
      const wrong = bags.filter((bag) => !isAsExpected(bag, reports.get(bag.name) as BagReport));
      const told = wrong.map(({ name }) => `${name}: ${toldIn(reports.get(name) as BagReport).join(', ')}`);
      expect(wrong.map(({ name }) => name).sort(), told.join('\n')).toEqual(Object.keys(deviations).sort());
      expect(bags.length - wrong.length).toBeGreaterThanOrEqual(54);
    });

    it('that are not valid are refused for what their name says, and for nothing that is not so', () => {
      for (const { name } of bags.filter(({ as }) => as !== 'valid')) {
        const [, reason] = reasons.find(([part]) => name.includes(part)) ?? [];
        const told = toldIn(reports.get(name) as BagReport).map((one) => one.split(' ')[0]);
        expect(told, name).toContain(reason);
      }
    });

    it('that are valid give no other word than those written here', () => {
      const told = bags
        .filter(({ as, name }) => as === 'valid' && reports.get(name)?.verdict !== 'valid')
        .map(({ name }) => [name, toldIn(reports.get(name) as BagReport)]);
      expect(Object.fromEntries(told)).toEqual(toldOfValid);
    });
  },
);
