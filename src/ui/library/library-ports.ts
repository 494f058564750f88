import type { KeptAccount, KeptOrder, SearchProgress, ShareOrder } from '../../model/library';
import type { Language } from '../../model/language';
import type { LeftBehind } from '../../model/left-behind';
import type { Words } from '../words';
import type { ConversationPorts } from './conversation-view';

/** What the library needs of vault and browser; the entry point hands it in. */
export interface LibraryPorts extends ConversationPorts {
  /** Throws what the vault throws. */
  accounts(): Promise<readonly KeptAccount[]>;
  /** When an archive was last handed to the browser, in milliseconds since 1970; null: never. */
  lastSaved(): Promise<number | null>;
  /** Looks through these accounts; see SearchPorts. */
  search(
    accounts: readonly KeptAccount[],
    typed: string,
    signal: AbortSignal,
    tell: (progress: SearchProgress) => void,
  ): Promise<void>;
  /** Opens the tab that writes all that is kept of an account. Throws what the vault throws. */
  saveAll(accountId: string): Promise<void>;
  /**
   * Writes a document from the vault, asking JPay for nothing, and hands it to the browser. Resolves to its file name.
   * Throws what the vault throws, and LetterkeepError "cancelled".
   */
  save(order: KeptOrder, language: Language, signal: AbortSignal): Promise<string>;
  /** Writes chosen messages as one web page for somebody else, and hands it to the browser; the rest as save(). */
  share(order: ShareOrder, language: Language, signal: AbortSignal): Promise<string>;
  /** Gives what was found when it looked again; null where it could not look. */
  forget(): Promise<LeftBehind | null>;
}

/** A panel above the list. It draws itself, and says when the list has to be looked at anew. */
export interface Above {
  readonly root: HTMLElement;
  speak(words: Words): void;
}
