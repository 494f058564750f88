import { daysLeft, type Deadline, type Departure } from './departure';
import { departures } from './departures';

/** Where a departure stands on a day, most pressing first. */
export type Stand =
  | { is: 'days-left'; departure: Departure; deadline: Deadline; days: number }
  | { is: 'moving'; departure: Departure }
  | { is: 'has-passed'; departure: Departure; deadline: Deadline };

/** The row whose system the agency belongs to; undefined where no source says that it leaves. */
export function departureOf(agency: string, table: readonly Departure[] = departures): Departure | undefined {
  const written = agency.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  // A county's jail in the state is another customer of JPay: only the beginning counts, and whole words.
  return table.find(({ agencies }) =>
    agencies.some((phrase) => written.startsWith(phrase) && !/^[a-z]/.test(written.slice(phrase.length))),
  );
}

/** Where the systems of these agencies stand, each once, the most pressing first. `now` in milliseconds since 1970. */
export function standsOf(
  agencies: Iterable<string>,
  now: number,
  table: readonly Departure[] = departures,
): Stand[] {
  const found = new Set<Departure>();
  for (const agency of agencies) {
    const departure = departureOf(agency, table);
    if (departure) found.add(departure);
  }
  return [...found]
    .map((departure) => standOf(departure, now))
    .sort((a, b) => urgency(a) - urgency(b) || sinceOf(b).localeCompare(sinceOf(a)));
}

/** Where one stands: its next deadline, else that it is under way, else the last one that has passed. */
export function standOf(departure: Departure, now: number): Stand {
  const next = departure.deadlines
    .flatMap((deadline) => {
      const days = daysLeft(deadline.at, now);
      return days === null ? [] : [{ deadline, days }];
    })
    .sort((a, b) => a.days - b.days)[0];
  if (next) return { is: 'days-left', departure, ...next };
  const last = departure.deadlines.filter(({ what }) => what !== 'stamp-refund').at(-1);
  return departure.stage === 'left' && last
    ? { is: 'has-passed', departure, deadline: last }
    : { is: 'moving', departure };
}

/** Whether stamps can still be refunded: undefined where nobody offered that. */
export function refundIsOpen(departure: Departure, now: number): boolean | undefined {
  if (!departure.refund) return undefined;
  const until = departure.deadlines.find(({ what }) => what === 'stamp-refund');
  return until !== undefined && daysLeft(until.at, now) !== null;
}

/** Of moves under way, the newest is the most pressing. */
function sinceOf({ departure: { since = '' } }: Stand): string {
  return since;
}

function urgency(stand: Stand): number {
  switch (stand.is) {
    case 'days-left':
      return stand.days;
    case 'moving':
      return 1_000_000;
    case 'has-passed':
      return 2_000_000;
  }
}
