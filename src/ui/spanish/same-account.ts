import type { Words } from '../words';
import { messages } from './counting';

export const sameAccountWords: Words['sameAccount'] = {
  title: '¿Es la misma cuenta de JPay?',
  added: (count) => `de un archivo ZIP que usted agregó, ${messages(count)}`,
  read: (count) => `leída de JPay en este navegador, ${messages(count)}`,
  why: 'Los contactos de JPay no son los del archivo ZIP, así que Letterkeep mantuvo las dos por separado. Quizá desde entonces se agregó o se quitó a alguien; o son de dos personas.',
  inBoth: (count) =>
    count === 0
      ? 'Hasta ahora ningún mensaje está en las dos.'
      : `${messages(count)} ${count === 1 ? 'está' : 'están'} en las dos, así que es muy probable que sea una sola cuenta.`,
  forGood: 'Diga que sí solo si está seguro: una vez juntas, no se pueden volver a separar.',
  yes: 'Sí, juntarlas',
  no: 'No, son dos cuentas',
  later: 'Decidir más tarde',
  working: 'Un momento…',
  joined:
    'Ahora son una sola cuenta. No se perdió ningún mensaje, y la próxima exportación lee solo lo nuevo.',
  keptApart: 'Siguen siendo dos cuentas. No se le volverá a preguntar.',
  notDone: 'No se pudo terminar. No se perdió ningún mensaje; puede intentarlo de nuevo.',
  found:
    'Letterkeep tiene una pregunta: una cuenta de un archivo ZIP que usted agregó puede ser la que se acaba de leer.',
};
