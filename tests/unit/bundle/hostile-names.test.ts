import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/bundle/archive-source';
import {
  conversationDocumentStem,
  messageDocumentStem,
  messageStems,
  slugOf,
} from '../../../src/bundle/names';
import { checkedFileName, checkEntryPaths } from '../../../src/bundle/path-rules';
import { mailByPerson } from '../../../src/bundle/people';
import { conversationPages, filesOf } from '../../../src/bundle/plan';
import { hostileNames, nameGroups } from '../../hostile/names';
import { generatedName } from './generated-names';
import { brokenBy, collisions, isStable, pathInvariants } from './name-invariants';
import { sum } from './sample-source';

/** One message with everything that has a file: the longest of each, and labels that must never reach a path. */
function recordFor(name: string, order: number): MessageRecord {
  const id = sum(`message ${order}`);
  const saved = { state: 'saved' as const, bytes: 3, sha256: id };
  return {
    id,
    direction: order % 2 === 0 ? 'received' : 'sent',
    personName: name.trim(),
    dateText: name,
    date: order % 7 === 0 ? null : order % 5 === 0 ? '2019-07-15' : '2021-11-30T23:59:59',
    attachments: [
      { ...saved, index: 100, label: name, kind: 'other', mediaType: 'image/svg+xml' },
      { ...saved, index: 2, label: name, kind: 'other', mediaType: name },
    ],
    raw: { sha256: id, bytes: 3, charset: 'utf-8' },
    readAt: '2026-11-22T09:00:00.000Z',
  };
}

/** Every path of an archive that holds mail with all these people, as write-archive.ts puts it together. */
async function archivePaths(names: readonly string[]): Promise<string[]> {
  const mail = await mailByPerson({ facts: names.map(recordFor), contacts: [], missing: [] });
  const relative = mail.flatMap(({ folder, messages }, order) => {
    const stems = messageStems(messages);
    const files = messages.map((record) => filesOf(folder, stems.get(record.id) ?? '', record));
    const longest = files.flatMap(({ attachments }) => [...attachments.values()].slice(0, 1));
    // Within one folder the names are alike: among tens of thousands, every eighth person shows all of them.
    if (mail.length > 5_000 && order % 8 > 0) return [`${folder}/conversation-undated-100.html`, ...longest];
    return [
      `${folder}/conversation-undated-100.html`,
      ...longest,
      ...files.flatMap(({ html, markdown, raw, attachments }) => [
        html,
        markdown,
        raw,
        ...[...attachments.values()].slice(1),
      ]),
      ...conversationPages(messages.map(({ date }) => ({ date, bytes: 1 }))).flatMap(({ name }) => [
        `${folder}/${name}.html`,
        `${folder}/${name}.md`,
      ]),
    ];
  });
  return relative.map((path) => `Letterkeep-2026-11-22-part-10-of-12/data/${path}`);
}

/** Names of the single files that are saved of this person. */
function savedFileNames(name: string): string[] {
  const date = '2019-07-15T15:04';
  return [
    `${messageDocumentStem({ date, direction: 'received' }, name)}.html`,
    `${messageDocumentStem({ date: null, direction: 'sent' }, name)}.md`,
    `${conversationDocumentStem(name, [{ date }, { date: null }])}.zip`,
    `${slugOf(name)}.txt`,
  ];
}

async function expectGoodNames(names: readonly string[]): Promise<void> {
  const bad: string[] = [];
  for (const [order, name] of names.entries()) {
    if (!isStable(slugOf, name)) bad.push(`${JSON.stringify(name)}: the slug of its slug is another`);
    const saved = savedFileNames(name);
    // Among tens of thousands, each name shows one of the kinds.
    for (const path of names.length > 5_000 ? saved.slice(order % 4, (order % 4) + 1) : saved) {
      const broken = brokenBy(path);
      if (broken.length > 0) bad.push(`${JSON.stringify(name)}: ${path}: ${broken.join(', ')}`);
      checkedFileName(path);
    }
  }
  const paths = await archivePaths(names);
  for (const path of paths) {
    const broken = brokenBy(path);
    if (broken.length > 0) bad.push(`${path}: ${broken.join(', ')}`);
  }
  expect(bad.slice(0, 5)).toEqual([]);
  expect(collisions(paths).slice(0, 5)).toEqual([]);
  // The product's own look right before writing finds nothing either.
  checkEntryPaths(paths);
}

describe('names that break other programs', () => {
  it('are a corpus of at least 150, each once, in named groups', () => {
    expect(new Set(hostileNames).size).toBeGreaterThanOrEqual(150);
    expect(hostileNames.length - new Set(hostileNames).size).toBeLessThanOrEqual(3);
    expect(new Set(nameGroups.map(({ group }) => group)).size).toBe(nameGroups.length);
  });

  it.each(nameGroups)('become good names of folders and files where they $group', async ({ names }) => {
    await expectGoodNames(names);
  });

  it('become good names when all of them write to one family', async () => {
    await expectGoodNames(hostileNames);
  });

  it('would be found by every invariant, if one got through as it stands', () => {
    const found = new Set(hostileNames.flatMap(brokenBy));
    expect(pathInvariants.filter(({ name }) => !found.has(name))).toEqual([]);
    expect(isStable((name) => `${name}_`, 'fake')).toBe(false);
    expect(collisions(['Stra\u00DFe', 'STRASSE', '\uFF46ake', 'fake'])).toEqual(['STRASSE', 'fake']);
  });
});

const naughty = resolve('../shared/corpora/blns.json');
describe.skipIf(!existsSync(naughty))(
  'the Big List of Naughty Strings (left out where it is not beside)',
  () => {
    it('gives 515 good names', async () => {
      const strings = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
      expect(strings).toHaveLength(515);
      await expectGoodNames(strings);
    });
  },
);

it('makes good names of 50,000 made by chance, all in one archive', async () => {
  const firstSeed = Number(process.env['LETTERKEEP_SEED'] ?? 1);
  const names = Array.from({ length: 50_000 }, (_, at) => generatedName(firstSeed + at));
  await expectGoodNames(names).catch((error: unknown) => {
    throw new Error(`Seeds from ${firstSeed} (LETTERKEEP_SEED): ${String(error)}`, { cause: error });
  });
});
