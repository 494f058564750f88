import { openVault, type Vault } from '../../src/vault/vault';

/** Opens the vault for a piece of work and closes it again. Throws what the work throws. */
export async function withVault<Result>(work: (vault: Vault) => Promise<Result>): Promise<Result> {
  const vault = await openVault();
  try {
    return await work(vault);
  } finally {
    await vault.close();
  }
}
