import type { AccountOptions, MadeUpAccount, Switches } from '../../../tests/replica/index';

/** JPay as it is far away and busy: 60 ms on the line, 40 ms of work, one request of a session at a time. */
export const distantSite: Partial<Switches> = {
  networkMs: 60,
  latencyMs: 40,
  sessionLock: 'yes',
  // A page of about 12 KB. A form that is larger than one record of TLS (16 KB), posted at once after a long answer, is
  // taken for broken by the server of Node 20.
  viewStatePadding: 6_000,
};

/** What a measured account has, with the seed by which chance gives it just so many attachments. */
export interface MeasuredSize {
  seed: string;
  messages: number;
  attachments: number;
}

/** The account of point 2 of the issue. */
export const thousand: MeasuredSize = { seed: 'reading 10', messages: 1_000, attachments: 300 };
/** A small one, for what is looked at closely. */
export const hundred: MeasuredSize = { seed: 'other tools 6', messages: 100, attachments: 30 };
/** The account that the other tools are given: a year or two of letters, and what they can do in a few minutes. */
export const threeHundred: MeasuredSize = { seed: 'other tools 29', messages: 300, attachments: 90 };

/** Ordinary letters of eight people, with photos of about 200 KB. */
export function optionsOf({ seed, messages, attachments }: MeasuredSize): AccountOptions {
  return { seed, messages, awkward: [], photoShare: attachments / messages, attachmentBytes: 200_000 };
}

/** Throws unless an account is of its size: a change of the maker must not change what is measured. */
export function requireSize({ inbox, sent }: MadeUpAccount, { messages, attachments }: MeasuredSize): void {
  const all = [...inbox, ...sent];
  const found = all.reduce((sum, message) => sum + message.attachments.length, 0);
  if (all.length === messages && found === attachments) return;
  throw new Error(
    `The account has ${all.length} messages and ${found} attachments: look for another seed (scripts/bench/reading/size.ts).`,
  );
}
