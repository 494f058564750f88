import type { AccountMarks } from './account';
import type { FailureKind } from './failure';
import type { Message } from './message';

/* What comes back out of an earlier archive ("Add to my last archive"). */

/** A message as an archive gives it back. Its `id` is the one it has there; the vault finds which of its own it is. */
export interface ReturnedMessage extends Message {
  contentHash: string;
  /** Print of the list row it was last opened from; null where the archive does not tell, so that it is opened once more. */
  print: string | null;
}

/**
 * What became of a message: it came back; it was here, and something of it was not; or it was here, and so was all of
 * it. `attachments` are those that are here now and were not before.
 */
export interface BroughtBack {
  end: 'came-back' | 'completed' | 'was-here';
  attachments: number;
}

/** Something that could not be brought in, with what an archive tells of it. Untrusted: show it as text and nothing else. */
export interface NotBroughtIn {
  /** "line": a line of the archive's list that cannot be read, so that nobody knows which message it was. */
  what: 'line' | 'message' | 'page' | 'attachment';
  personName?: string;
  dateText?: string;
  label?: string;
}

/** What came of bringing in one archive, or a part of one. */
export interface BroughtIn {
  cameBack: number;
  completed: number;
  wereHere: number;
  /** Attachments that are here now and were not before, and how many of them are of messages that were here already. */
  attachments: number;
  attachmentsOfCompleted: number;
  problems: NotBroughtIn[];
  /** Why it ended before its end; what came back until then stays. */
  stopped?: { kind: FailureKind; detail: string };
}

export const nothingBroughtIn = (): BroughtIn => ({
  cameBack: 0,
  completed: 0,
  wereHere: 0,
  attachments: 0,
  attachmentsOfCompleted: 0,
  problems: [],
});

/** Whose mail an archive holds: what JPay showed of the account, or what can be told from the people in it. */
export interface ArchiveAccount {
  /** "told": the archive says so itself. "guessed": of an older archive, which names only whom the messages are with. */
  from: 'told' | 'guessed';
  marks: AccountMarks;
}
