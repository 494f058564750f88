import type { DeadlineKind, Departure } from '../../leaving/departure';
import type { Words } from '../words';
import { counted } from './counting';

const months = new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' });

/** "el 22 de julio de 2022", "en julio de 2022", "en 2022". */
function when(at: string): string {
  const [year = '', month, dayOfMonth] = at.slice(0, 10).split('-');
  if (month === undefined) return `en ${year}`;
  const name = months.format(Date.UTC(Number(year), Number(month) - 1));
  return dayOfMonth === undefined
    ? `en ${name} de ${year}`
    : `el ${Number(dayOfMonth)} de ${name} de ${year}`;
}

function left(days: number): string {
  if (days === 0) return 'hoy es el último día';
  return days === 1 ? 'queda 1 día' : `quedan ${counted(days, 'día', 'días')}`;
}

const ending: Record<DeadlineKind, string> = {
  mail: 'El correo de JPay',
  'old-mail': 'Los mensajes antiguos en JPay',
  'stamp-refund': 'El reembolso de estampillas',
};

const willEnd: Record<DeadlineKind, string> = {
  mail: 'el correo de JPay terminará',
  'old-mail': 'JPay dejará de mostrar los mensajes antiguos',
  'stamp-refund': 'el reembolso de estampillas terminará',
};

export const leavingWords: Words['leaving'] = {
  title: 'Dejar JPay',
  open: 'Qué viene después de JPay',
  explanation:
    'Lo que se sabe de los sistemas penitenciarios de las personas con quienes usted se escribe: cuándo termina JPay allí y quién sigue. Cada dato tiene su fuente.',
  looking: 'Mirando las personas guardadas en este navegador…',
  nothing:
    'No se sabe de ningún cambio de JPay para las personas guardadas en este navegador. Eso puede cambiar: guarde sus mensajes de vez en cuando.',
  unreadable: 'No se pudieron leer las personas guardadas en este navegador.',
  notice: (stand) => {
    const { system } = stand.departure;
    switch (stand.is) {
      case 'days-left':
        return `${system}: ${willEnd[stand.deadline.what]} ${when(stand.deadline.at)} (${left(stand.days)}). Guarde sus mensajes antes.`;
      case 'moving':
        return `${system} está pasando de JPay a ${nextOf(stand.departure)}. Guarde sus mensajes mientras JPay los muestra.`;
      case 'has-passed':
        return stand.deadline.what === 'old-mail'
          ? `${system}: ya pasó el día que JPay anunció para los mensajes antiguos (${when(stand.deadline.at)}). Guarde lo que todavía muestra.`
          : `${system}: el correo de JPay terminó ${when(stand.deadline.at)}. Guarde lo que todavía muestra.`;
    }
  },
  next: 'Qué sigue',
  since: (at) => `El cambio comenzó, o se anunció, ${when(at)}.`,
  deadline: ({ what, at }, daysLeft) =>
    daysLeft === null
      ? `${ending[what]}: hasta ${until(at)}; ya pasó.`
      : `${ending[what]}: hasta ${until(at)}; ${left(daysLeft)}.`,
  refund: 'Reembolso de estampillas',
  refundOpen: 'JPay reembolsa las estampillas que quedan. Escriba o llame:',
  refundMail: 'Escribir el correo',
  refundPast: 'JPay ya no reembolsa estampillas de este sistema: el plazo ya pasó.',
  refundPhone: (phone) => `Por teléfono: ${phone}`,
  people: 'Sus personas allí',
  contacts: 'Para agregarlas en el siguiente servicio, lleve sus nombres y números:',
  saveCsv: 'Guardar como tabla (CSV)',
  saveCards: 'Guardar como tarjetas de contacto (vCard)',
  saved: (fileName) => `Su navegador lo está guardando. Busque ${fileName} entre sus descargas`,
  notSaved: 'No se pudo guardar.',
  sources: 'De dónde viene esto',
  checkedOn: (at) => `Consultado ${when(at)}.`,
  lastSaved: (days) =>
    days === 0
      ? 'Guardado por última vez hoy.'
      : `Guardado por última vez hace ${counted(days, 'día', 'días')}.`,
};

/** "el 22 de julio de 2022", "julio de 2022". */
function until(at: string): string {
  return when(at).replace(/^en /, '');
}

function nextOf({ successors }: Departure): string {
  return successors.at(-1)?.name ?? '';
}
