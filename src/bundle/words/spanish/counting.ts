/** Los números, tamaños y fechas en palabras; the Spanish of families in the United States: 1,204 and 1.2 MB. */

/** "1,204": families in the United States and Mexico group with commas (RAE allows it; CLDR es-US, es-MX). */
export function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 mensaje", "2 mensajes", "1,204 mensajes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "ana", "ana y ben", "ana, ben e inés": "y" becomes "e" before the sound of i (RAE). */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) return last ?? '';
  const and = /^h?[ií](?![aeou])/i.test(last) ? 'e' : 'y';
  return `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** "512 bytes", "34 KB", "1.2 MB", "1.9 GB": thousands, as file managers count. */
export function sized(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} KB`;
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** "2019-07" is "julio de 2019". */
export function monthAndYear(period: string): string {
  return `${months[Number(period.slice(5, 7)) - 1] ?? period.slice(5, 7)} de ${period.slice(0, 4)}`;
}

/** "2019-07-15T15:04" is "15 de julio de 2019"; null is "sin fecha". */
export function dayInWords(date: string | null): string {
  if (date === null) return 'sin fecha';
  const month = months[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
  return `${Number(date.slice(8, 10))} de ${month} de ${date.slice(0, 4)}`;
}
