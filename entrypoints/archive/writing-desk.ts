import { transfer } from 'comlink';
import { Gathering } from '../../src/bundle/gathering';
import { packedContent, type PackedContent } from '../../src/bundle/packed-content';
import { LetterkeepError } from '../../src/model/failure';
import type { Vault } from '../../src/vault/vault';

/**
 * What a thread of its own does for the archive tab, whose own makes the pages: it reads photos and the pages of JPay from
 * the vault and packs them, and hands the ZIP to the browser. It holds one ZIP at a time.
 */
export class WritingDesk {
  #vault: Promise<Pick<Vault, 'bytes'>> | undefined;
  #gathering: Gathering | undefined;

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

  /** Begins a ZIP. One that was begun and not ended is let go. */
  async begin(type: string): Promise<void> {
    await this.abandon();
    this.#gathering = new Gathering(type);
  }

  /** Resolves when the piece was taken. */
  async take(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#begun().take(piece);
  }

  async end(): Promise<Blob> {
    const gathering = this.#begun();
    this.#gathering = undefined;
    return await gathering.end();
  }

  async abandon(): Promise<void> {
    const gathering = this.#gathering;
    this.#gathering = undefined;
    await gathering?.abandon();
  }

  #begun(): Gathering {
    if (!this.#gathering) throw new LetterkeepError('vault-error', 'No ZIP was begun.');
    return this.#gathering;
  }
}
