import {
  makeAccount,
  randomFrom,
  type AwkwardKind,
  type MadeUpAccount,
  type Switches,
} from '../../../replica';

export type Random = ReturnType<typeof randomFrom>;

const awkward: readonly AwkwardKind[] = [
  'same minute',
  'identical',
  'snap',
  'snap twins',
  'sent same minute',
  'photos',
  'removed',
];

/** Few accounts, so that the remembering parser meets the same pages again: making one takes longer than reading it. */
const accounts = new Map<number, MadeUpAccount>();
export const mostAccounts = 24;

export function accountOf(number: number): MadeUpAccount {
  const known = accounts.get(number);
  if (known) return known;
  const random = randomFrom(`changing mailbox ${number}`);
  const account = makeAccount({
    seed: `changing ${number}`,
    messages: 8 + ((number * 7) % 13),
    people: 1 + (number % 3),
    awkward: awkward.filter(() => random.next() < 0.4),
    silentContact: false,
    photoShare: 0.15,
    attachmentBytes: 300,
  });
  accounts.set(number, account);
  return account;
}

/** Weighted by repetition. */
export function switchesOf(random: Random): Partial<Switches> {
  const chosen: Partial<Switches> = {
    rowsPerPage: random.int(3, 8),
    rowOpening: random.pick(['href', 'href', 'cell-onclick', 'postback', 'postback-row']),
    tokens: random.pick(['stable', 'stable', 'changing', 'changing-old-dead']),
    columns: random.pick(['plain', 'plain', 'rich', 'no-date', 'bare']),
    listDate: random.pick([
      'MM-dd-yyyy',
      'MM-dd-yyyy',
      'M/d/yyyy h:mm tt',
      'M/d/yyyy h:mm:ss tt',
      'unparsable',
    ]),
    letterNumberInList: random.pick(['shown', 'shown', 'missing']),
    total: random.pick(['none', 'none', 'none', 'shown']),
    pageText: random.pick(['missing', 'missing', 'missing', 'shown']),
    pagerEnd: random.pick(['missing', 'missing', 'no-href', 'asp-net-disabled', 'looping', 'wraps']),
    pagerRow: random.pick(['hidden', 'hidden', 'visible', 'none']),
    viewStateScope: random.pick(['session', 'session', 'session', 'latest']),
    missingLetter: random.pick(['error302', 'error200', 'to-list']),
    postbackAnswer: random.pick(['full', 'full', 'delta-always']),
    unreadMark: random.pick(['bold-row', 'bold-tag', 'image-alt', 'none']),
    openingMarksRead: random.pick(['yes', 'yes', 'no']),
    viewStatePadding: 0,
  };
  // A site that forgets its tokens and its forms, both, with each page it shows, nobody could use in two tabs.
  return chosen.tokens === 'changing-old-dead' ? { ...chosen, viewStateScope: 'session' } : chosen;
}
