// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { rowKey, type Draft, type LedgerRow } from '../../../src/model/ledger';
import { rowPrint } from '../../../src/model/identity';
import type { Vault } from '../../../src/vault/vault';
import { madeAt, writtenParts } from '../bundle/opened-archive';
import { sampleMailbox } from '../bundle/sample-mailbox';
import { samplePicture, sum } from '../bundle/sample-source';
import { beginArchive, bytesOf, freshVault } from '../vault/made-up';

/** INT-4: the same vault and the same clock give the same bytes, whatever came into the vault first. */
interface Letter {
  name: string;
  date: string | null;
  body: string;
  sent?: true;
  photo?: number;
  /** Never read: the row fails with this. */
  failed?: 'site-error';
}

const letters: readonly Letter[] = [
  { name: 'Fake Anna', date: '2019-07-15T15:04', body: 'The garden is coming along.', photo: 1 },
  { name: 'FAKE ANNA', date: '2019-07-15T15:04', body: 'A second letter in the same minute.' },
  { name: 'Fake Anna', date: '2019-07-16', body: 'An answer.', sent: true, photo: 1 },
  { name: 'Fake José', date: '2020-01-01T08:00', body: 'A happy new year.', photo: 2 },
  { name: 'Fake Jose', date: '2020-01-01T08:00', body: 'From somebody of nearly the same name.' },
  { name: 'Fake Anna', date: null, body: 'Without a date.' },
  { name: 'Fake Bert', date: '2021-03-04', body: 'One letter, as many as the other has.', photo: 3 },
  { name: 'Fake Cora', date: '2021-03-04', body: '', failed: 'site-error' },
  { name: 'Fake Anna', date: '2021-03-05', body: '', failed: 'site-error' },
];

const contacts = ['Fake Anna', 'Fake José', 'FAKE JOSÉ', 'Fake Bert', 'Fake Quiet'].map((name, index) => ({
  name,
  inmateId: `F0000${index}`,
  agency: 'Fake North',
}));

const rows: readonly LedgerRow[] = letters.map(({ name, date, sent }, index) => {
  const mailbox = sent ? 'sent' : 'inbox';
  const print = rowPrint({ mailbox, personName: name, dateText: date ?? 'Yesterday' });
  return {
    key: rowKey(print, index + 1),
    mailbox,
    print,
    where: `${mailbox}, page ${Math.ceil((index + 1) / 3)}`,
    personName: name,
    dateText: date ?? 'Yesterday',
    state: 'listed',
  };
});

async function draftOf(vault: Vault, { name, date, body, sent, photo }: Letter): Promise<Draft> {
  const attachments: Draft['attachments'] =
    photo === undefined
      ? []
      : [
          {
            index: 1,
            label: 'photo.png',
            kind: 'image',
            state: 'saved',
            mediaType: 'image/png',
            stagedId: await vault.stage(samplePicture(photo, 200, 150)),
          },
        ];
  return {
    direction: sent ? 'sent' : 'received',
    personName: name,
    dateText: date ?? 'Yesterday',
    date,
    bodyHtml: body,
    bodyText: body,
    attachments,
    raw: { draftId: await vault.stage(bytesOf(`<html>${name} ${body}</html>`)), charset: 'utf-8' },
    readAt: '2026-11-22T10:01:00Z',
  };
}

/** A vault into which the letters came in this order, listed and read. */
async function filled(order: readonly number[]): Promise<Vault> {
  const vault = await freshVault();
  await vault.begin(beginArchive('job-1', { account: { shownName: 'Fake Grandmother', contacts } }));
  await vault.list(
    'job-1',
    order.flatMap((index) => rows[index] ?? []),
  );
  for (const index of order) {
    const [letter, row] = [letters[index], rows[index]];
    if (!letter || !row) continue;
    const common = { jobId: 'job-1', round: 1, rowKey: row.key };
    if (letter.failed) {
      await vault.settle({
        ...common,
        state: 'failed',
        failure: letter.failed,
        reason: 'JPay showed an error.',
      });
    } else {
      await vault.keep({ ...common, draft: await draftOf(vault, letter), requests: 20 });
    }
  }
  const findings = { listExceptions: [], notes: [], requests: 20 };
  await vault.finish('job-1', 'read', findings, '2026-11-22T10:30:00Z');
  return vault;
}

async function sumsOf(vault: Vault, partBytes?: number): Promise<string[]> {
  const job = await vault.latestJob();
  if (!job) throw new Error('the vault has no job');
  const source = await sourceOfJob(vault, job, madeAt, 'read-back');
  expect(source.facts).toHaveLength(letters.filter(({ failed }) => !failed).length);
  const parts = await writtenParts(source, partBytes === undefined ? {} : { partBytes });
  return Promise.all(
    parts.map(async ({ fileName, blob }) => `${fileName} ${sum(new Uint8Array(await blob.arrayBuffer()))}`),
  );
}

/** Bytes of a part: too few for all these letters. */
const smallPart = 200_000;

const asListed = letters.map((_, index) => index);

describe('the same vault and the same clock', () => {
  it('give the same bytes, as one ZIP and over several parts', async () => {
    const vault = await filled(asListed);
    const one = await sumsOf(vault);
    expect(one).toHaveLength(1);
    expect(await sumsOf(vault)).toEqual(one);
    const parts = await sumsOf(vault, smallPart);
    expect(parts.length).toBeGreaterThan(1);
    expect(await sumsOf(vault, smallPart)).toEqual(parts);
  });

  it('give the same bytes whatever was listed and read first', async () => {
    const first = await sumsOf(await filled(asListed));
    for (const order of [[...asListed].reverse(), [4, 8, 0, 6, 2, 7, 1, 5, 3]]) {
      expect(await sumsOf(await filled(order))).toEqual(first);
    }
  });

  it('give the same bytes in whatever order a source names its messages and contacts', async () => {
    const sums = async (turn: <T>(list: readonly T[]) => T[]): Promise<string[]> => {
      const source = sampleMailbox();
      source.facts = turn(source.facts);
      source.contacts = turn(source.contacts);
      const parts = await writtenParts(source);
      return Promise.all(parts.map(async ({ blob }) => sum(new Uint8Array(await blob.arrayBuffer()))));
    };
    const first = await sums((list) => [...list]);
    expect(await sums((list) => [...list].reverse())).toEqual(first);
  });
});
