// @vitest-environment jsdom
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeJob } from '../../../entrypoints/archive/write-job';
import type { JobVault } from '../../../entrypoints/archive/job-source';
import type { WrittenFile } from '../../../entrypoints/archive/written-files';
import { LetterkeepError } from '../../../src/model/failure';
import type { Choice, PartSize } from '../../../src/model/export-request';
import type { Receipt } from '../../../src/model/receipt';
import { sha256Hex } from '../../../src/model/sha256';
import type { Vault } from '../../../src/vault/vault';
import { beginArchive, bytesOf, freshVault, readPage, row } from '../vault/made-up';

const photos = ['the first photo', 'the second photo', 'the third photo'];
let kept: Vault;
/** Sums of what was asked for, in order. */
let asked: string[];
let handed: WrittenFile[];
let progress: (number | null)[];
/** What had been asked for when the first file was handed over. */
let askedAtFirst: string[] | undefined;

beforeEach(async () => {
  kept = await freshVault();
  await kept.begin(beginArchive());
  const rows = photos.map((_, at) => row(at + 1));
  await kept.list('job-1', rows);
  for (const [at, photo] of photos.entries()) {
    const draft = await readPage(kept, [{ bytes: photo }], {
      bodyHtml: `Letter ${at}`,
      bodyText: `Letter ${at}`,
    });
    await kept.keep({ jobId: 'job-1', round: 1, rowKey: rows[at]!.key, draft, requests: 1 });
  }
  await kept.finish('job-1', 'read', { listExceptions: [], notes: [], requests: 9 }, '2026-11-22T11:00:00Z');
  [asked, handed, progress, askedAtFirst] = [[], [], [], undefined];
});
afterEach(() => kept.forgetEverything());

const lost = (): LetterkeepError =>
  new LetterkeepError('vault-error', 'The vault does not hold these bytes.');

/** The vault, which loses what `isLost` says when it is asked for it. */
function vaultLosing(isLost: (sha256: string) => boolean): JobVault {
  return {
    rows: (jobId) => kept.rows(jobId),
    facts: (accountId) => kept.facts(accountId),
    marks: (accountId) => kept.marks(accountId),
    samePersonAnswers: (accountId) => kept.samePersonAnswers(accountId),
    message: (accountId, id) => kept.message(accountId, id),
    bytes: (sha256) => {
      asked.push(sha256);
      return isLost(sha256) ? Promise.reject(lost()) : kept.bytes(sha256);
    },
  };
}
const nothing = (): boolean => false;

/** So small that no part holds all three letters: no family can order that. */
const small: Partial<Choice> = { partBytes: 260_000 as PartSize };

async function write(vault: JobVault, choice: Partial<Choice> = {}): Promise<Receipt> {
  const job = (await kept.latestJob())!;
  const request = { what: 'archive', choice: { leaveUnread: false, ...choice } } as const;
  return writeJob(vault, { ...job, request }, 'en', {
    handOver: (file) => {
      askedAtFirst ??= [...asked];
      handed.push(file);
    },
    progress: (fraction) => progress.push(fraction),
  });
}
async function receiptIn(blob: Blob): Promise<unknown> {
  const zip = await JSZip.loadAsync(await blob.arrayBuffer());
  const [file] = zip.file(/\/data\/receipt\.json$/);
  return JSON.parse((await file?.async('text')) ?? '{}');
}
const names = (): string[] => handed.map(({ fileName }) => fileName);
const sums = (): Promise<string[]> => Promise.all(photos.map((photo) => sha256Hex(bytesOf(photo))));

describe('an archive that is written', () => {
  it('asks the vault for every photo and page once, where all of it is there', async () => {
    const receipt = await write(vaultLosing(nothing));
    expect(receipt.complete).toBe(true);
    expect(names()).toEqual([expect.stringMatching(/^Letterkeep-[\d-]+\.zip$/)]);
    expect(asked).toHaveLength(2 * photos.length);
    expect(new Set(asked).size).toBe(asked.length);
    expect(progress.at(-1)).toBe(1);
    expect(progress).not.toContain(null);
  });

  it('is written anew where a photo does not come back, tells which, and is handed over once', async () => {
    const second = (await sums())[1];
    const receipt = await write(vaultLosing((sha256) => sha256 === second));
    expect(handed).toHaveLength(1);
    expect(receipt.attachments).toMatchObject({ listed: 3, saved: 2, failed: 1 });
    expect(receipt.exceptions).toMatchObject([{ what: 'attachment', kind: 'vault-error' }]);
    expect(progress.filter((fraction) => fraction === null)).toEqual([null]);
    expect(progress.at(-1)).toBe(1);
  });

  it('is whole where a photo came back only when it was asked for again', async () => {
    const [first] = await sums();
    let times = 0;
    const receipt = await write(vaultLosing((sha256) => sha256 === first && (times += 1) === 1));
    expect(receipt.complete).toBe(true);
    expect(names()).toEqual([expect.not.stringContaining('INCOMPLETE')]);
  });

  it('in several parts is asked for whole before the family has the first of them', async () => {
    const receipt = await write(vaultLosing(nothing), small);
    expect(receipt.complete).toBe(true);
    expect(handed.length).toBeGreaterThan(1);
    expect(askedAtFirst).toEqual(expect.arrayContaining(await sums()));
  });

  it('in several parts tells in each of them what did not come back', async () => {
    const last = (await sums())[2];
    const receipt = await write(
      vaultLosing((sha256) => sha256 === last),
      small,
    );
    expect(receipt.attachments).toMatchObject({ saved: 2, failed: 1 });
    expect(handed.length).toBeGreaterThan(1);
    for (const { blob } of handed) expect(await receiptIn(blob)).toMatchObject(receipt);
    expect(new Set(names()).size).toBe(handed.length);
  });

  it('in several parts ends where one is lost after the first was handed over: it cannot be taken back', async () => {
    const last = (await sums())[2];
    const losing = vaultLosing((sha256) => sha256 === last && handed.length > 0);
    await expect(write(losing, small)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(new Set(names()).size).toBe(handed.length);
  });

  it('does not end in a file when the vault is shut', async () => {
    await expect(write(vaultLosing(() => true))).resolves.toMatchObject({ complete: false });
    handed = [];
    const shut = { ...vaultLosing(nothing), message: () => Promise.reject(lost()) };
    await expect(write(shut)).rejects.toMatchObject({ kind: 'vault-error' });
    expect(handed).toEqual([]);
  });

  it('is not tried again where something else is wrong', async () => {
    const facts = vi.fn(() => Promise.reject(new LetterkeepError('no-space', 'The disk is full.')));
    await expect(write({ ...vaultLosing(nothing), facts })).rejects.toMatchObject({ kind: 'no-space' });
    expect(facts).toHaveBeenCalledTimes(1);
  });
});
