import type { Deadline, Departure, DeadlineKind } from '../../leaving/departure';
import type { Stand } from '../../leaving/stand';
import { counted } from './counting';

const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** "on July 22, 2022", "in July 2022", "in 2022": as precise as the source, in the words of its own clock. */
function when(at: string): string {
  const [year = '', month, dayOfMonth] = at.slice(0, 10).split('-');
  if (month === undefined) return `in ${year}`;
  const name = months.format(Date.UTC(Number(year), Number(month) - 1));
  return dayOfMonth === undefined ? `in ${name} ${year}` : `on ${name} ${Number(dayOfMonth)}, ${year}`;
}

function left(days: number): string {
  return days === 0 ? 'today is the last day' : `${counted(days, 'day', 'days')} left`;
}

const ending: Record<DeadlineKind, string> = {
  mail: 'Mail by JPay',
  'old-mail': 'Old messages on JPay',
  'stamp-refund': 'Refunds of stamps',
};

const willEnd: Record<DeadlineKind, string> = {
  mail: 'mail by JPay will end',
  'old-mail': 'JPay will stop showing old messages',
  'stamp-refund': 'refunds of stamps will end',
};

/** The words of what is known of systems that leave JPay. */
export const leavingWords = {
  title: 'Leaving JPay',
  /** Also what the popup's button says. */
  open: 'What comes after JPay',
  explanation:
    'What is known of the prison systems of the people you write with: when JPay ends there, and who comes next. Every line has its source.',
  looking: 'Looking at the people kept in this browser…',
  nothing:
    'Nothing is known of a move away from JPay for the people kept in this browser. That may change: save your messages from time to time.',
  unreadable: 'The people kept in this browser could not be read.',
  /** One sentence for the popup and the head of each system. */
  notice: (stand: Stand) => {
    const { system } = stand.departure;
    switch (stand.is) {
      case 'days-left':
        return `${system}: ${willEnd[stand.deadline.what]} ${when(stand.deadline.at)} (${left(stand.days)}). Save your messages before then.`;
      case 'moving':
        return `${system} is moving from JPay to ${nextOf(stand.departure)}. Save your messages while JPay shows them.`;
      case 'has-passed':
        return stand.deadline.what === 'old-mail'
          ? `${system}: the day JPay named for old messages has passed (${when(stand.deadline.at)}). Save what it still shows.`
          : `${system}: mail by JPay ended ${when(stand.deadline.at)}. Save what it still shows.`;
    }
  },
  next: 'What comes next',
  since: (at: string) => `The move began, or was announced, ${when(at)}.`,
  deadline: ({ what, at }: Deadline, daysLeft: number | null) =>
    daysLeft === null
      ? `${ending[what]}: ended ${when(at)}; that has passed.`
      : `${ending[what]}: until ${when(at).replace(/^(?:on|in) /, '')}; ${left(daysLeft)}.`,
  refund: 'Refund of stamps',
  refundOpen: 'JPay refunds stamps that are left. Write or call:',
  refundMail: 'Write the e-mail',
  refundPast: 'JPay no longer refunds stamps for this system: that has passed.',
  refundPhone: (phone: string) => `By phone: ${phone}`,
  people: 'Your people there',
  contacts: 'To add them at the next service, take their names and numbers with you:',
  saveCsv: 'Save as a table (CSV)',
  saveCards: 'Save as contact cards (vCard)',
  saved: (fileName: string) => `Your browser is saving it now. Look among your downloads for ${fileName}`,
  notSaved: 'This could not be saved.',
  sources: 'Where this is from',
  checkedOn: (at: string) => `Looked at ${when(at)}.`,
  /** In the popup: whole days since the last archive was handed to the browser. */
  lastSaved: (days: number) =>
    days === 0 ? 'Last saved today.' : `Last saved ${counted(days, 'day', 'days')} ago.`,
};

function nextOf({ successors }: Departure): string {
  return successors.at(-1)?.name ?? '';
}
