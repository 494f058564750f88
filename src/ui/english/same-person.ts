import type { SamePersonQuestion } from '../../model/same-person-questions';
import { number } from './counting';

/** Names or numbers that may be one person. */
export const samePersonWords = {
  title: 'Is this the same person?',
  answeredTitle: 'People and their names',
  reasons: {
    'last-name-first': 'It is the same name, with the last name first.',
    signs: 'It is the same name, with other accents or signs.',
    'middle-name': 'It is the same name, but for a middle name.',
    'one-letter': 'One letter is different, and the number is the same.',
    suffix: 'Only one of them has Jr. or the like, and the number is the same.',
    'same-number': 'The number is the same.',
    'another-number': 'It is the same name, with more than one number.',
  } satisfies Record<SamePersonQuestion['reason'], string>,
  perhapsTwo:
    'Each number is in your contact list, so this may also be two people. Say yes only if you are sure.',
  yesNames: 'Yes, put the messages together',
  yesNumbers: 'Yes, one person',
  no: 'No, two people',
  later: 'Decide later',
  more: (questions: number) =>
    questions === 1
      ? 'There is 1 more question like this.'
      : `There are ${number(questions)} more questions like this.`,
  putTogether:
    'The messages now stand together, here and in what you save from now on. No message was changed. You can put them apart again at any time.',
  keptApart: 'They stay two people. You will not be asked again.',
  askedLater: 'Nothing was changed. You will be asked another time.',
  apartAgain: 'They are apart again. No message was changed.',
  together: 'You put these together as one person:',
  putApart: 'Put apart again',
  apartTitle: (answers: number) => `Kept apart (${number(answers)})`,
  apart: 'You said that these are two people:',
  askAgain: 'Ask me again',
  notKept: 'Your answer could not be kept. Nothing was changed.',
  /** In the list of what is kept; `who` is one name with its number, or several. */
  alsoShownAs: (who: string) => `Also shown on JPay as ${who}`,
  /** In the archive tab, with the link below. */
  found: (questions: number) =>
    questions === 1
      ? 'Letterkeep has a question: two names or numbers may be the same person. Nothing is put together until you say so.'
      : `Letterkeep has ${number(questions)} questions about names or numbers that may be the same person. Nothing is put together until you say so.`,
  lookAtThem: 'Answer now',
};
