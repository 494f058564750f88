import { sha256Hex } from '../../../src/model/sha256';
import { openVault } from '../../../src/vault/vault';

/* Runs in a page of the built extension (scripts/bench/add-archive.ts) and looks at what has come back into its vault. */

export interface BroughtBack {
  messages: number;
  attachments: number;
  /** Pages and attachments that are there with the sum by which the message names them. */
  right: number;
  /** Those whose sum is another. */
  wrong: number;
}

/** Reads everything back, by the vault's own code. Throws where a message or its bytes cannot be read. */
export async function broughtBack(): Promise<BroughtBack> {
  const vault = await openVault();
  const found: BroughtBack = { messages: 0, attachments: 0, right: 0, wrong: 0 };
  for (const { accountId } of await vault.accounts()) {
    for (const { raw, attachments } of await vault.facts(accountId)) {
      const saved = attachments.flatMap((one) => (one.state === 'saved' ? [one.sha256] : []));
      found.messages += 1;
      found.attachments += saved.length;
      for (const sha256 of [raw.sha256, ...saved]) {
        if ((await sha256Hex(await vault.bytes(sha256))) === sha256) found.right += 1;
        else found.wrong += 1;
      }
    }
  }
  await vault.close();
  return found;
}
