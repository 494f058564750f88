import { transfer } from 'comlink';
import { packedContent, type PackedContent } from '../../src/bundle/packed-content';
import type { Vault } from '../../src/vault/vault';

/**
 * What a thread of its own does for the archive tab, whose own makes the pages: it reads photos and the pages of JPay from
 * the vault, sums and packs them.
 */
export class WritingDesk {
  #vault: Promise<Pick<Vault, 'bytes'>> | undefined;

  constructor(private readonly openVault: () => Promise<Pick<Vault, 'bytes'>>) {}

  isThere(): true {
    return true;
  }

  /** Of the vault, by SHA-256. Throws what the vault throws. */
  async packed(sha256: string, compress: boolean): Promise<PackedContent> {
    this.#vault ??= this.openVault();
    const content = await packedContent(await (await this.#vault).bytes(sha256), compress);
    return transfer(content, [content.packed.buffer]);
  }
}
