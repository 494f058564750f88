import { LetterkeepError } from '../model/failure';
import { sha256Hex } from '../model/sha256';
import { holdsContent } from './content';
import { allOf, type VaultDatabase, type VaultStore, type VaultTransaction } from './schema';
import { asVaultError, inTransaction, sized } from './transaction';

/** Where staging stands: its own stores, and those in which its bytes will stay. */
export const stagingStores = ['staging', 'slices', 'bytes', 'content'] satisfies VaultStore[];
export type StagingStore = (typeof stagingStores)[number];
type Staging = VaultTransaction<(StagingStore | Exclude<VaultStore, StagingStore>)[]>;

/** One slice of bytes on their way to staging, counted from 0. Repeating one, or the last one, changes nothing. */
export interface Slice {
  stagedId: string;
  n: number;
  last: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Takes a slice; with the last one the whole is hashed and staged. The hash is made here, outside of any
 * transaction, because keeping a message may wait for nothing but the database.
 */
export async function stageSlice(database: VaultDatabase, slice: Slice, now: number): Promise<void> {
  const { stagedId, n, last, bytes } = slice;
  if (await isStaged(database, stagedId)) return;
  if (!last) {
    await sized(bytes.length, () =>
      inTransaction(
        database,
        ['slices'],
        async (transaction) => {
          await transaction.objectStore('slices').put(bytes, [stagedId, n]);
        },
        // Written anew with the last one: a slice that a loss of power takes was for nothing anyway.
        'relaxed',
      ),
    );
    return;
  }
  const whole = n === 0 ? bytes : await joinSlices(database, slice);
  await stageBytes(database, stagedId, whole, now);
}

/**
 * Stages bytes under a name the caller made. They are written once, to where they will stay: what a message names is then
 * only listed there (draft-bytes.ts), what none names is cleared away.
 */
export async function stageBytes(
  database: VaultDatabase,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<void> {
  const sha256 = await sha256Hex(bytes);
  await sized(bytes.length, () =>
    inTransaction(database, stagingStores, async (transaction) => {
      const isHeld = await holdsContent(transaction, sha256);
      if (!isHeld) await transaction.objectStore('content').put(bytes, sha256);
      await transaction.objectStore('staging').put({ id, sha256, size: bytes.length, stagedAt: now });
      await transaction.objectStore('slices').delete(allOf(id));
    }),
  );
}

async function joinSlices(database: VaultDatabase, last: Slice): Promise<Uint8Array<ArrayBuffer>> {
  const before = await database.getAll(
    'slices',
    IDBKeyRange.bound([last.stagedId], [last.stagedId, last.n], false, true),
  );
  if (before.length !== last.n) {
    throw new LetterkeepError('vault-error', 'A slice was lost on its way to the vault.');
  }
  const slices = [...before, last.bytes];
  const whole = new Uint8Array(slices.reduce((total, slice) => total + slice.length, 0));
  let offset = 0;
  for (const slice of slices) {
    whole.set(slice, offset);
    offset += slice.length;
  }
  return whole;
}

async function isStaged(database: VaultDatabase, stagedId: string): Promise<boolean> {
  try {
    return (await database.getKey('staging', stagedId)) !== undefined;
  } catch (error) {
    throw asVaultError(error);
  }
}

/**
 * Drops staged bytes that no draft will name any more: all, unless a job is still reading (its own orphans go when
 * it begins again). Returns how many things were dropped.
 */
export function sweepStaging(database: VaultDatabase): Promise<number> {
  return inTransaction(database, ['jobs', ...stagingStores], async (transaction) => {
    const jobs = await transaction.objectStore('jobs').getAll();
    if (jobs.some((job) => job.state === 'reading')) return 0;
    return clearStaging(transaction);
  });
}

/** Drops all that is staged, and what lies in `content` for it alone. Returns how many things it was. */
export async function clearStaging(transaction: Staging): Promise<number> {
  const staging = transaction.objectStore('staging');
  const slices = transaction.objectStore('slices');
  const dropped = (await staging.count()) + (await slices.count());
  // One after the other: an older Letterkeep had a whole film in each.
  for await (const { value } of staging) {
    if (await holdsContent(transaction, value.sha256)) continue;
    await transaction.objectStore('content').delete(value.sha256);
  }
  await staging.clear();
  await slices.clear();
  return dropped;
}
