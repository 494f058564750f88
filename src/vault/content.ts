import { LetterkeepError } from '../model/failure';
import type { StoredBytes, VaultStore, VaultTransaction } from './schema';

type Keeping = VaultTransaction<('bytes' | 'content' | Exclude<VaultStore, 'bytes' | 'content'>)[]>;

/** Whether the vault holds these bytes, named by their SHA-256. */
export async function holdsContent(
  transaction: { objectStore(name: 'bytes'): { getKey(key: string): Promise<string | undefined> } },
  sha256: string,
): Promise<boolean> {
  return (await transaction.objectStore('bytes').getKey(sha256)) !== undefined;
}

/** Keeps bytes under their SHA-256, and beside them what totals are counted by. */
export async function putContent(
  transaction: Keeping,
  sha256: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await transaction.objectStore('bytes').put({ sha256, size: bytes.length });
  await transaction.objectStore('content').put(bytes, sha256);
}

/** Has the vault hold bytes that lie in `content` already. Throws "vault-error" if they do not: what is listed must be there. */
export async function listContent(
  transaction: Keeping,
  { sha256, size }: Pick<StoredBytes, 'sha256' | 'size'>,
): Promise<void> {
  if ((await transaction.objectStore('content').getKey(sha256)) === undefined) {
    throw new LetterkeepError('vault-error', 'Bytes of a message are nowhere in the vault.');
  }
  await transaction.objectStore('bytes').put({ sha256, size });
}
