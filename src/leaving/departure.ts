import * as v from 'valibot';

/**
 * A prison system that left JPay or is leaving it. Every row has a source and the day on which it was looked at;
 * what no source says is not said.
 */

/** "2022", "2022-07", "2022-07-01", or a moment with its zone: as precise as the source. */
const sourcedDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d[+-]\d\d:\d\d)?)?)?$/),
  v.check((text) => !Number.isNaN(new Date(text).getTime())),
);
/** A pattern, for a bare "https://" in the built text would look like an address without a host (scripts/bundle-scan). */
const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https:\/\//));
const day = v.pipe(v.string(), v.isoDate());

/** What ends on a day: mail by JPay, the view of old mail on JPay, refunds of stamps. */
export const deadlineKinds = ['mail', 'old-mail', 'stamp-refund'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** What must stand in an e-mail that asks for a refund. */
export const refundFields = ['name', 'email', 'phone'] as const;

export const departureSchema = v.object({
  /** Lower case, of letters and hyphens. */
  id: v.pipe(v.string(), v.regex(/^[a-z-]+$/)),
  /** As a family knows it: "California (CDCR)". */
  system: v.string(),
  /** Phrases in lower case: the agency of a contact, as JPay writes it, begins with one of them. */
  agencies: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z (]+$/))), v.minLength(1)),
  /** `left`: mail by JPay has ended in all of it. `moving`: prison by prison, or announced. */
  stage: v.picklist(['left', 'moving']),
  /** When the move began or was announced, where no day ends it. */
  since: v.optional(sourcedDate),
  deadlines: v.array(v.object({ what: v.picklist(deadlineKinds), at: sourcedDate })),
  /** Who came after JPay, in the order they came. */
  successors: v.pipe(v.array(v.object({ name: v.string(), address: webAddress })), v.minLength(1)),
  refund: v.optional(
    v.object({
      phone: v.string(),
      email: v.pipe(v.string(), v.email()),
      subject: v.string(),
      fields: v.array(v.picklist(refundFields)),
      socialPages: v.array(webAddress),
    }),
  ),
  sources: v.pipe(v.array(v.object({ title: v.string(), address: webAddress })), v.minLength(1)),
  /** The day on which the sources were looked at. */
  checkedOn: day,
});
export type Departure = v.InferOutput<typeof departureSchema>;
export type Deadline = Departure['deadlines'][number];

/**
 * The moment at which a date of a source is over, in milliseconds since 1970. A day ends by the clock of the person who
 * asks; a month or year with its last day.
 */
export function endOf(at: string): number {
  if (at.includes('T')) return new Date(at).getTime();
  const [year = 0, month, dayOfMonth] = at.split('-').map(Number);
  if (month === undefined) return new Date(year + 1, 0, 1).getTime();
  if (dayOfMonth === undefined) return new Date(year, month, 1).getTime();
  return new Date(year, month - 1, dayOfMonth + 1).getTime();
}

/** Whole days that are left, the running one not counted; null once it is over. */
export function daysLeft(at: string, now: number): number | null {
  const left = endOf(at) - now;
  return left <= 0 ? null : Math.floor(left / 86_400_000);
}
