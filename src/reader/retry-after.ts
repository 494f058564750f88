const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads a Retry-After header (RFC 9110, 10.2.3): seconds from `nowMs` (milliseconds since 1970), never below 0; null
 * if there is none or it cannot be read. Seconds and all three HTTP dates of 5.6.7 are understood; the formats are
 * spelled out because `Date.parse` differs between browsers.
 */
export function retryAfterSeconds(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const at = httpDate(text, nowMs);
  return at === null ? null : Math.max(0, Math.ceil((at - nowMs) / 1000));
}

function httpDate(text: string, nowMs: number): number | null {
  // Sun, 06 Nov 1994 08:49:37 GMT
  const fixed = /^[A-Za-z]{3}, (\d\d) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (fixed) return utc(fixed[3], fixed[2], fixed[1], fixed.slice(4, 7));
  // Sunday, 06-Nov-94 08:49:37 GMT
  const rfc850 = /^[A-Za-z]+, (\d\d)-([A-Za-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (rfc850) return utc(fullYear(rfc850[3], nowMs), rfc850[2], rfc850[1], rfc850.slice(4, 7));
  // Sun Nov  6 08:49:37 1994
  const asctime = /^[A-Za-z]{3} ([A-Za-z]{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/.exec(text);
  if (asctime) return utc(asctime[6], asctime[1], asctime[2], asctime.slice(3, 6));
  return null;
}

/** Two digits more than 50 years ahead mean the past century (RFC 9110, 5.6.7). */
function fullYear(twoDigits: string | undefined, nowMs: number): string {
  const thisYear = new Date(nowMs).getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(twoDigits);
  return String(year > thisYear + 50 ? year - 100 : year);
}

function utc(
  year: string | undefined,
  monthWord: string | undefined,
  day: string | undefined,
  time: string[],
): number | null {
  const month = months.indexOf(monthWord ?? '');
  if (month < 0) return null;
  const [hour, minute, second] = time.map(Number);
  return Date.UTC(Number(year), month, Number(day), hour, minute, second);
}
