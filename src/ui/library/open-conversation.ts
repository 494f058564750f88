/** A conversation that is being read; the entry point draws its letters from the vault. */
export interface OpenConversation {
  /** The messages in their order, by id; null where one was listed and is not here. */
  readonly places: readonly (string | null)[];
  /**
   * Draws what stands in a place, with its pictures; no letter is loaded before. What the vault cannot give is drawn as
   * missing. Never rejects for a place there is.
   */
  show(at: number): Promise<HTMLElement>;
  /** Lets go of the pictures of everything that was drawn so far. */
  letGo(): void;
  /** Lets go of everything: nothing can be drawn after. */
  close(): void;
}

/** What became of an attachment that somebody saved while reading. */
export type AttachmentNews = { fileName: string } | { problem: string };
