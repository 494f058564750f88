import { messages } from './counting';

/** Two accounts that may be one. */
export const sameAccountWords = {
  title: 'Is this one JPay account?',
  added: (count: number) => `from a ZIP file you added, ${messages(count)}`,
  read: (count: number) => `read from JPay in this browser, ${messages(count)}`,
  why: 'The contacts on JPay are not those in the ZIP file, so Letterkeep kept the two apart. Somebody may have been added or taken away since; or they belong to two people.',
  inBoth: (count: number) =>
    count === 0
      ? 'No message is in both so far.'
      : `${messages(count)} ${count === 1 ? 'is' : 'are'} in both, so it is very likely one account.`,
  forGood: 'Say yes only if you are sure: put together, they cannot be put apart again.',
  yes: 'Yes, put them together',
  no: 'No, two accounts',
  later: 'Decide later',
  working: 'One moment…',
  joined: 'They are one account now. No message was lost, and the next export reads only what is new.',
  keptApart: 'They stay two accounts. You will not be asked again.',
  notDone: 'This could not be finished. No message was lost; you can try again.',
  /** In the archive tab, before a link to the question. */
  found:
    'Letterkeep has a question: an account from a ZIP file you added may be the one that was read just now.',
};
