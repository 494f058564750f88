/** A local time on JPay's clock. No zone: the site shows none (dossier 2.8). */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The formats the dossier names (2.4, 2.8, unknown 7), what `new Date` accepts in a browser (MV), and one nobody can read. */
export const dateFormats = [
  'M/d/yyyy h:mm:ss tt',
  'M/d/yyyy h:mm tt',
  'MM/dd/yyyy hh:mm tt',
  'MM-dd-yyyy',
  'M/d/yyyy',
  'MM-dd-yyyy h:mm:ss tt',
  'MMMM d, yyyy h:mm:ss tt',
  'dddd, MMMM dd, yyyy h:mm:ss tt',
  'yyyy-MM-ddTHH:mm:ss',
  'unparsable',
] as const;
export type DateFormat = (typeof dateFormats)[number];

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (value: number): string => String(value).padStart(2, '0');

/** A moment from seconds since 1970 on a clock without zones. */
export function momentFrom(seconds: number): Moment {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The other way round, for sorting. */
export function secondsOf(at: Moment): number {
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) / 1000;
}

/** What the site prints. */
export function dateText(at: Moment, format: DateFormat): string {
  const hour = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const half = at.hour < 12 ? 'AM' : 'PM';
  const clock = `${hour}:${two(at.minute)}`;
  const month = months[at.month - 1] ?? '';
  switch (format) {
    case 'M/d/yyyy h:mm:ss tt':
      return `${at.month}/${at.day}/${at.year} ${clock}:${two(at.second)} ${half}`;
    case 'M/d/yyyy h:mm tt':
      return `${at.month}/${at.day}/${at.year} ${clock} ${half}`;
    case 'MM/dd/yyyy hh:mm tt':
      return `${two(at.month)}/${two(at.day)}/${at.year} ${two(hour)}:${two(at.minute)} ${half}`;
    case 'MM-dd-yyyy':
      return `${two(at.month)}-${two(at.day)}-${at.year}`;
    case 'M/d/yyyy':
      return `${at.month}/${at.day}/${at.year}`;
    case 'MM-dd-yyyy h:mm:ss tt':
      return `${two(at.month)}-${two(at.day)}-${at.year} ${clock}:${two(at.second)} ${half}`;
    case 'MMMM d, yyyy h:mm:ss tt':
      return `${month} ${at.day}, ${at.year} ${clock}:${two(at.second)} ${half}`;
    case 'dddd, MMMM dd, yyyy h:mm:ss tt': {
      const weekday = weekdays[new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay()] ?? '';
      return `${weekday}, ${month} ${two(at.day)}, ${at.year} ${clock}:${two(at.second)} ${half}`;
    }
    case 'yyyy-MM-ddTHH:mm:ss':
      return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}`;
    case 'unparsable':
      return `the ${at.day}. of month ${at.month}, ${at.minute} past the hour`;
  }
}

/** `date` in the archive (contract.md): as precise as the site, local, no zone; null when nobody can read it. */
export function expectedDate(at: Moment, format: DateFormat): string | null {
  const day = `${at.year}-${two(at.month)}-${two(at.day)}`;
  const minute = `${day}T${two(at.hour)}:${two(at.minute)}`;
  switch (format) {
    case 'M/d/yyyy h:mm tt':
    case 'MM/dd/yyyy hh:mm tt':
      return minute;
    case 'MM-dd-yyyy':
    case 'M/d/yyyy':
      return day;
    case 'unparsable':
      return null;
    default:
      return `${minute}:${two(at.second)}`;
  }
}
