import type { Counts } from '../../model/receipt';
import { inUnits } from '../byte-size';

// The Spanish of the United States and Mexico writes 1,204 and 1.5; that of Spain would write 1204 and 1,5.
const numberFormat = new Intl.NumberFormat('es-US');
const pluralRules = new Intl.PluralRules('es');

export function number(value: number): string {
  return numberFormat.format(value);
}

/** The one of two words that goes with a number: `agreeing(2, 'guardado', 'guardados')`. */
export function agreeing(value: number, one: string, other: string): string {
  return pluralRules.select(value) === 'one' ? one : other;
}

/** "1 mensaje", "2,000 mensajes", and with "de" after whole millions: "1,000,000 de mensajes" (RAE; CLDR's "many"). */
export function counted(value: number, one: string, other: string): string {
  const of = pluralRules.select(value) === 'many' ? 'de ' : '';
  return `${number(value)} ${of}${agreeing(value, one, other)}`;
}

/** "1 guardado", "59 guardados": a word that is no noun takes no "de". */
export function saved(value: number): string {
  return `${number(value)} ${agreeing(value, 'guardado', 'guardados')}`;
}

/** "212 MB", "1.5 KB", "1 byte". */
export function size(bytes: number): string {
  const { value, unit } = inUnits(bytes);
  return unit === 'byte' ? counted(value, 'byte', 'bytes') : `${number(value)} ${unit}`;
}

/** "40 segundos", "3 minutos": minutes from two on, rounded up, so that nobody is told to come back too early. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 120
    ? counted(whole, 'segundo', 'segundos')
    : counted(Math.ceil(whole / 60), 'minuto', 'minutos');
}

export function messages(count: number): string {
  return counted(count, 'mensaje', 'mensajes');
}

/** "3 fotos y otros archivos adjuntos", "1 foto u otro archivo adjunto". */
export function attachments(count: number): string {
  return counted(count, 'foto u otro archivo adjunto', 'fotos y otros archivos adjuntos');
}

/** ", 1 ya no está en JPay, 3 omitidos": what did not become saved, only where there is any. */
export function missing({ failed, vanished, skipped }: Counts): string {
  const part = (count: number, one: string, other: string): string =>
    count > 0 ? `, ${number(count)} ${agreeing(count, one, other)}` : '';
  return [
    part(failed, 'no se pudo guardar', 'no se pudieron guardar'),
    part(vanished, 'ya no está en JPay', 'ya no están en JPay'),
    part(skipped, 'omitido', 'omitidos'),
  ].join('');
}

export function messageTotals(counts: Counts): string {
  return `${messages(counts.listed)} en la lista, ${saved(counts.saved)}${missing(counts)}`;
}

export function attachmentTotals(counts: Counts): string {
  return counts.listed === 0
    ? 'ninguna foto ni otro archivo adjunto'
    : `${attachments(counts.listed)}, ${saved(counts.saved)}${missing(counts)}`;
}
