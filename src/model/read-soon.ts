const dayMs = 24 * 60 * 60_000;

/**
 * So long after its day, no other message of a day is still to come: delivery takes 48 hours at most as a rule (dossier 4),
 * and staff may look at a letter for some days more.
 */
const daysUntilADayIsWhole = 7;

/**
 * Whether a message was last opened so soon after its day that others of that day may have come since: in a list that shows
 * no time of day one of them looks like this one. Without a readable date, its day was that of its first reading at the
 * latest.
 * @param date its local date, as its page shows it
 * @param readAt when it was first read, ISO 8601
 * @param openedAt when it was last opened
 */
export function isReadSoon({
  date,
  readAt,
  openedAt,
}: {
  date: string | null;
  readAt: string;
  openedAt: string;
}): boolean {
  const days = dayOf(openedAt) - dayOf(date ?? readAt);
  // A time that nobody can read proves nothing.
  return !(days >= daysUntilADayIsWhole);
}

/** Counted from 1970; NaN for what is no date. */
function dayOf(date: string): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMs;
}

/** Milliseconds. */
const longestAgainAtOnce = 60 * 60_000;

/**
 * Whether a job began so soon after a message was opened that whoever ordered it pressed the button once more: because
 * something had failed, or to be sure. Such a message is not opened again for another one that may have taken its place
 * within the hour; the export after that opens it. A job that stood still may go on much later than it began.
 * @param openedAt ISO 8601, as `startedAt`
 */
export function isAgainAtOnce(
  openedAt: string,
  { round, startedAt }: { round: number; startedAt: string },
): boolean {
  const ms = new Date(startedAt).getTime() - new Date(openedAt).getTime();
  return round === 1 && ms >= 0 && ms <= longestAgainAtOnce;
}

/**
 * Whether a row of a message's day may be another message by now, so that it is opened though the message is kept.
 * @param message `opened`: when it was last opened from a list, if that is known
 */
export function mayBeAnother(
  { date, readAt, opened }: { date: string | null; readAt: string; opened?: { at: string } | undefined },
  job: { round: number; startedAt: string },
): boolean {
  if (opened && isAgainAtOnce(opened.at, job)) return false;
  return isReadSoon({ date, readAt, openedAt: opened?.at ?? readAt });
}
