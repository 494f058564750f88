/**
 * Dates as JPay may write them. Month first (dossier 2.4, 2.8, 7.7): MM-dd-yyyy on the Sent list, and on the read page
 * "anything new Date() accepts", of which the literal form is unknown. `new Date(text)` itself differs between browsers,
 * so each form is spelled out here; what fits none of them is not a date.
 */

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const time = String.raw`(?:(?:,|\s+at|T|\s*-)?\s*(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d{1,7})?)?\s*(?<half>[ap]\.?m\.?)?)?`;
const timeFirst = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?:\s*(?<half>[ap]\.?m\.?))?`;
/** A zone is left out of the value: the site shows none that is proven, and we invent none (dossier 7.8). */
const zone = String.raw`(?:\s*(?:z|(?:utc|gmt)?\s*[+-]\d\d:?\d\d|[ecmp][sd]?t|ak[sd]t|hst|utc|gmt|eastern(?:\s+(?:standard|daylight))?(?:\s+time)?))?(?:\s*\([a-z ]+\))?`;
const month = String.raw`(?<monthName>[a-z]{3,9})\.?`;

const forms = [
  String.raw`(?<month>\d{1,2})(?<mark>[-/.])(?<day>\d{1,2})\k<mark>(?<year>\d{4}|\d\d)`,
  String.raw`(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`,
  String.raw`${month}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})`,
  String.raw`${month}-(?<day>\d{1,2})-(?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]${month},?[\s-](?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})-${month}-(?<year>\d\d)`,
].flatMap((date) => [
  new RegExp(`^${weekday}${date}${time}${zone}$`, 'i'),
  new RegExp(`^${timeFirst},?\\s+${weekday}${date}${zone}$`, 'i'),
]);

/**
 * The date as `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm` or `yyyy-MM-ddTHH:mm:ss`: local to the site, as precise as the text and
 * no more (model/message.ts, localDateSchema). Null for anything that is not wholly one valid date: no February
 * 30, no thirteenth month, no 13:04 PM. Two-digit years are of this century; years before 1990 are what databases show for "no date".
 */
export function parseSiteDate(text: string): string | null {
  const plain = text
    .replace(/[\s\u200e\u200f]+/gu, ' ')
    .trim()
    .replace(/^(?:date|sent|received)(?: on)?\s*:\s*/i, '');
  for (const form of forms) {
    const parts = form.exec(plain)?.groups;
    if (parts) return valid(parts);
  }
  return null;
}

function valid(parts: Partial<Record<string, string>>): string | null {
  const year = Number(parts['year']?.length === 2 ? `20${parts['year']}` : parts['year']);
  const monthNumber =
    parts['monthName'] === undefined ? Number(parts['month']) : monthOfName(parts['monthName']);
  const day = Number(parts['day']);
  if (year < 1990 || monthNumber < 1 || monthNumber > 12) return null;
  if (day < 1 || day > daysIn(year, monthNumber)) return null;
  const date = `${year}-${twoDigits(monthNumber)}-${twoDigits(day)}`;
  if (parts['hour'] === undefined) return date;

  const hour = hourOf(Number(parts['hour']), parts['half']);
  if (hour === null || Number(parts['minute']) > 59 || Number(parts['second'] ?? 0) > 59) return null;
  const minutes = `${date}T${twoDigits(hour)}:${parts['minute'] ?? ''}`;
  return parts['second'] === undefined ? minutes : `${minutes}:${parts['second']}`;
}

/** Only the short, the long form and "Sept" are names: "Marvember" is not. 0 for no month. */
function monthOfName(name: string): number {
  const lower = name.toLowerCase();
  if (lower === 'sept') return 9;
  return Math.max(monthNames.indexOf(lower), longMonthNames.indexOf(lower)) + 1;
}

function daysIn(year: number, monthNumber: number): number {
  if (monthNumber === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(monthNumber) ? 30 : 31;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
