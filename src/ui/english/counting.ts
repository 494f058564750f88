import type { Counts } from '../../model/receipt';
import { inUnits } from '../byte-size';

const numberFormat = new Intl.NumberFormat('en');
const pluralRules = new Intl.PluralRules('en');

export function number(value: number): string {
  return numberFormat.format(value);
}

/** "1 message", "2,000 messages". */
export function counted(value: number, one: string, other: string): string {
  return `${number(value)} ${pluralRules.select(value) === 'one' ? one : other}`;
}

/** "212 MB", "1.5 KB", "1 byte". */
export function size(bytes: number): string {
  const { value, unit } = inUnits(bytes);
  return unit === 'byte' ? counted(value, 'byte', 'bytes') : `${number(value)} ${unit}`;
}

/** "40 seconds", "3 minutes": minutes from two on, rounded up, so that nobody is told to come back too early. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 120
    ? counted(whole, 'second', 'seconds')
    : counted(Math.ceil(whole / 60), 'minute', 'minutes');
}

export function messages(count: number): string {
  return counted(count, 'message', 'messages');
}

/** "3 photos and other attachments", "1 photo or other attachment". */
export function attachments(count: number): string {
  return counted(count, 'photo or other attachment', 'photos and other attachments');
}

/** ", 1 no longer on JPay, 3 left out": what did not become saved, only where there is any. */
export function missing(counts: Counts): string {
  return [
    counts.failed > 0 ? `, ${number(counts.failed)} failed` : '',
    counts.vanished > 0 ? `, ${number(counts.vanished)} no longer on JPay` : '',
    counts.skipped > 0 ? `, ${number(counts.skipped)} left out` : '',
  ].join('');
}

export function messageTotals(counts: Counts): string {
  return `${messages(counts.listed)} listed, ${number(counts.saved)} saved${missing(counts)}`;
}

export function attachmentTotals(counts: Counts): string {
  return counts.listed === 0
    ? 'no photos or other attachments'
    : `${attachments(counts.listed)}, ${number(counts.saved)} saved${missing(counts)}`;
}
