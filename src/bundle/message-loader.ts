import { cautionOf, cautionOfType, dependsOnBytes } from '../model/caution';
import type { Caution } from '../model/caution';
import { pagePace } from '../model/collector-pace';
import { LetterkeepError } from '../model/failure';
import type { Message, SavedAttachment } from '../model/message';
import { sha256Hex } from '../model/sha256';
import { sanitiseBody } from '../render/sanitise';
import type { HarmlessFragment } from '../render/sanitise';
import { englishRenderWords } from '../render/words';
import type { RenderWords } from '../render/words';
import type { ArchiveSource } from './archive-source';

/** A message with its body made harmless. */
export interface LoadedMessage {
  message: Message;
  /** Sanitised, as text and as nodes. A reader of `fragment` takes a copy: it is shared. */
  html: string;
  fragment: HarmlessFragment;
  /** By the rule of contract.md. */
  text: string;
  /** Saved attachments, by index, that no link may lead to. */
  cautions: ReadonlyMap<number, Caution>;
}

/**
 * How much is kept at hand, by costOf(), so that a page and its messages need the sanitiser only once: the largest page of a
 * conversation (plan.ts) has room.
 */
const keptBytes = 10_000_000;

/** What was held for a moment to make a letter, beside what it costs while it is kept: several times that. */
const costToMake = 4;

/** What reading bytes from the vault leaves lying beside them, for one of them: what Chromium 156 held of them on the way. */
const leftByVault = 2;

/** The message in hand and the one that is read meanwhile: they stay. */
const inHand = 2;

/** Loads messages one at a time and keeps a few megabytes of them: the last ones, unless told otherwise. */
export class MessageLoader {
  readonly #kept = new Map<string, LoadedMessage>();
  #size = 0;
  /** Which make room for others. Where all are gone through twice in one order, the latest of the first time are needed last. */
  makesRoomOf: 'oldest' | 'latest' = 'oldest';
  /** Files of one message are made side by side: it is still loaded once. */
  readonly #loading = new Map<string, Promise<LoadedMessage>>();
  /** By sum: a file is looked through once. */
  readonly #lookedThrough = new Map<string, Caution | null>();

  /** `words` are those of the notes that sanitising leaves in a letter. */
  constructor(
    private readonly source: Pick<ArchiveSource, 'message' | 'bytes'>,
    private readonly words: RenderWords = englishRenderWords,
  ) {}

  /** Throws what the source throws. */
  async load(id: string): Promise<LoadedMessage> {
    const kept = this.#kept.get(id);
    if (kept) return kept;
    const loading = this.#loading.get(id) ?? this.#load(id).finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return await loading;
  }

  async #load(id: string): Promise<LoadedMessage> {
    await pagePace.keepUp();
    const message = await this.source.message(id);
    const { html, fragment, text } = sanitiseBody(message.bodyHtml, { words: this.words });
    const loaded = { message, html, fragment, text, cautions: await this.#cautionsOf(message) };
    this.#kept.set(id, loaded);
    this.#size += costOf(loaded);
    pagePace.leaveObjects(costToMake * costOf(loaded));
    this.#makeRoom();
    return loaded;
  }

  #makeRoom(): void {
    while (this.#size > keptBytes && this.#kept.size > inHand) {
      // A Map gives them as they were loaded.
      const ids = this.#kept.keys();
      const id = this.makesRoomOf === 'oldest' ? ids.next().value : [...ids].at(-1 - inHand);
      if (id !== undefined) this.letGo(id);
    }
  }

  /** Of a message that is not needed any more; where it is, it is loaded again. */
  letGo(id: string): void {
    const one = this.#kept.get(id);
    if (!one) return;
    this.#kept.delete(id);
    this.#size -= costOf(one);
  }

  async #cautionsOf({ attachments }: Message): Promise<ReadonlyMap<number, Caution>> {
    const found = new Map<number, Caution>();
    for (const attachment of attachments) {
      if (attachment.state !== 'saved') continue;
      const caution = await this.#cautionOf(attachment);
      if (caution !== null) found.set(attachment.index, caution);
    }
    return found;
  }

  async #cautionOf({ mediaType, sha256 }: SavedAttachment): Promise<Caution | null> {
    if (!dependsOnBytes(mediaType)) return cautionOfType(mediaType);
    const known = this.#lookedThrough.get(sha256);
    if (known !== undefined) return known;
    const caution = cautionOf(mediaType, await this.bytes(sha256));
    this.#lookedThrough.set(sha256, caution);
    return caution;
  }

  /** Of an attachment, as many bytes as were kept. Throws what bytes() throws, and "vault-error" for more or fewer. */
  async attachment({
    sha256,
    bytes,
  }: Pick<SavedAttachment, 'sha256' | 'bytes'>): Promise<Uint8Array<ArrayBuffer>> {
    const given = await this.bytes(sha256);
    if (given.length !== bytes) {
      throw new LetterkeepError('vault-error', 'An attachment is of another size than was kept.', {
        field: sha256,
      });
    }
    return given;
  }

  /** Bytes that are what their sum says. Throws LetterkeepError "vault-error" if the vault gives others. */
  async bytes(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    await pagePace.keepUp();
    const bytes = await this.source.bytes(sha256);
    pagePace.leave(leftByVault * bytes.length);
    if ((await sha256Hex(bytes)) !== sha256) {
      throw new LetterkeepError(
        'vault-error',
        'The browser gave back other bytes than it was given to keep.',
        {
          field: sha256,
        },
      );
    }
    return bytes;
  }
}

/** Nodes weigh several times what their text does. */
function costOf({ html }: LoadedMessage): number {
  return 2_000 + html.length * 6;
}
