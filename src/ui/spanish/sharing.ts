import type { Words } from '../words';
import { agreeing, messages } from './counting';

export const sharingWords: Words['sharing'] = {
  choose: 'Elegir mensajes para compartir',
  done: 'Dejar de elegir',
  title: 'Compartir mensajes elegidos',
  explanation:
    'Marque abajo los mensajes, en todas las páginas que quiera. Se guardan como un solo archivo que se abre en cualquier navegador y que usted puede enviar a un familiar. Letterkeep no envía nada.',
  tick: 'Compartir este mensaje',
  chosen: (count) =>
    count === 0
      ? 'Todavía no ha elegido ningún mensaje.'
      : `${messages(count)} ${agreeing(count, 'elegido', 'elegidos')}.`,
  hide: 'Ocultar el número, el centro y las direcciones',
  hideHint:
    'Letterkeep oculta lo que reconoce: los números y el sistema penitenciario de las personas con quienes usted se escribe, nombres como “Fakeville Correctional Facility”, las direcciones de correo y postales y los números de teléfono. No puede reconocerlo todo: lea el archivo antes de compartirlo, por favor. Los nombres se quedan.',
  pictures:
    'Las fotos y los documentos escaneados se comparten tal como son: pueden mostrar más, y el archivo de una foto puede contener cuándo y dónde se tomó.',
  rules: 'Algunos centros no permiten compartir las cartas. Si no está seguro, pregúnteles antes.',
  save: 'Guardar en un solo archivo',
  chooseFirst: 'Marque primero al menos un mensaje.',
};
