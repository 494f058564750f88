import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LetterkeepError } from '../../../src/model/failure';
import type { LedgerRow } from '../../../src/model/ledger';
import type { Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, countContent, freshVault, readPageToSend, row } from './made-up';

afterEach(() => vi.restoreAllMocks());

const rows = [1, 2, 3].map((ordinal) => row(ordinal));
const findings = { listExceptions: [], notes: [], requests: 9 };

/** How the browsers refuse a write (reliability.md EXT-6), and what the family is told of it. */
const refusals = [
  ['no-space', new DOMException('The quota has been exceeded.', 'QuotaExceededError')],
  ['no-space', new DOMException('The current transaction exceeded its quota limitations.', 'AbortError')],
  ['vault-error', new DOMException('Internal error committing transaction.', 'UnknownError')],
] as const;

interface Refusal {
  /** Which write is refused, counted from 1 over all; 0 counts only. */
  at: number;
  error: DOMException;
}

/** Refuses one write; gives how many there were. */
function refuse({ at, error }: Refusal): () => number {
  let writes = 0;
  for (const name of ['put', 'add', 'delete'] as const) {
    // Bound to its object below, as every caller of these is.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const own = IDBObjectStore.prototype[name] as (...values: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      writes += 1;
      if (writes === at) throw error;
      return own.apply(this, values) as never;
    });
  }
  return () => writes;
}

/** Every kind of commit a reader makes, in its order: begin, list, stage, keep, settle, recognise, next round, finish. */
function commits(): [string, (vault: Vault) => Promise<unknown>][] {
  let message: Awaited<ReturnType<typeof readPageToSend>> | undefined;
  const [first, second, third] = rows as [LedgerRow, LedgerRow, LedgerRow];
  const read = async (vault: Vault): Promise<void> => {
    message = await readPageToSend(vault, [{ bytes: 'a photo' }]);
  };
  const keep = (vault: Vault): Promise<unknown> => {
    if (!message) throw new Error('not read');
    const { draft, page } = message;
    return vault.keep({ jobId: 'job-1', round: 1, rowKey: first.key, draft, requests: 1 }, page);
  };
  const settle = {
    jobId: 'job-1',
    round: 1,
    rowKey: second.key,
    state: 'failed',
    failure: 'timed-out',
    reason: '',
  };
  return [
    ['begin', (vault) => vault.begin(beginArchive())],
    ['list', (vault) => vault.list('job-1', rows)],
    ['stage', read],
    ['keep', keep],
    ['settle', (vault) => vault.settle(settle as Parameters<Vault['settle']>[0])],
    [
      'recognise',
      async (vault) => {
        const messageId = (await vault.rows('job-1')).find(({ key }) => key === first.key)?.messageId ?? '';
        await vault.recognise('job-1', 1, [{ rowKey: third.key, messageId }]);
      },
    ],
    ['next round', (vault) => vault.nextRound('job-1')],
    ['finish', (vault) => vault.finish('job-1', 'read', findings, '2026-11-22T11:00:00Z')],
  ];
}

/** All that the vault says of the job: what was half kept would show here. */
async function toldBy(vault: Vault): Promise<unknown> {
  const job = await vault.job('job-1');
  if (!job) return null;
  const facts = await vault.facts(await accountOf(vault));
  const bytes = facts.flatMap(({ attachments, raw }) => [
    raw.sha256,
    ...attachments.flatMap((photo) => (photo.state === 'saved' ? [photo.sha256] : [])),
  ]);
  const sizes = await Promise.all(bytes.map(async (sha256) => (await vault.bytes(sha256)).length));
  return {
    job,
    rows: (await vault.rows('job-1')).map((entry) => ({ ...entry, keptDraft: undefined })),
    messages: facts.map((fact) => ({ ...fact, keptAt: '', readAt: '' })),
    sizes,
    summary: await vault.summary(),
    content: await countContent(vault),
  };
}

describe('a browser that refuses to write', () => {
  it.each(commits().map(([name], at) => [name, at] as const))(
    'at any write of %s: nothing is half kept, and the same call goes through once there is space',
    async (_name, at) => {
      for (const [kind, error] of refusals) {
        for (let write = 1; ; write += 1) {
          const vault = await freshVault();
          const calls = commits();
          for (const [, call] of calls.slice(0, at)) await call(vault);
          const before = await toldBy(vault);
          const commit = calls[at]?.[1] ?? (() => Promise.resolve());
          const writes = refuse({ at: write, error });
          const ended = await commit(vault).then(
            () => 'kept',
            (refused: unknown) => (refused as LetterkeepError).kind,
          );
          const reached = writes() >= write;
          vi.restoreAllMocks();
          if (!reached) {
            expect({ ended, some: write > 1 }).toEqual({ ended: 'kept', some: true });
            break;
          }
          expect({ write, ended }).toEqual({ write, ended: kind });
          expect(await toldBy(vault)).toEqual(before);
          for (const [, call] of calls.slice(at)) await call(vault);
          expect(await vault.job('job-1')).toMatchObject({ state: 'read' });
          expect((await vault.rows('job-1')).map(({ state }) => state).sort()).toEqual([
            'failed',
            'saved',
            'saved',
          ]);
        }
      }
    },
  );
});
