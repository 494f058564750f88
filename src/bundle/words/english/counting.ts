/** Numbers, sizes and dates as words, by tables of our own: the same on every computer, unlike toLocaleString. */

/** "1,204" */
export function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 message", "2 messages", "1,204 messages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "anna", "anna and ben", "anna, ben and carl". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) return last ?? '';
  return `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "512 bytes", "34 KB", "1.2 MB", "1.9 GB": thousands, as file managers count. */
export function sized(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} KB`;
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

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

/** "2019-07" is "July 2019". */
export function monthAndYear(period: string): string {
  return `${months[Number(period.slice(5, 7)) - 1] ?? period.slice(5, 7)} ${period.slice(0, 4)}`;
}

/** "2019-07-15T15:04" is "July 15, 2019"; null is "no date". */
export function dayInWords(date: string | null): string {
  if (date === null) return 'no date';
  const month = months[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
  return `${month} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`;
}
