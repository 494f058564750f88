import type { Words } from '../words';
import { number } from './counting';

export const samePersonWords: Words['samePerson'] = {
  title: '¿Es la misma persona?',
  answeredTitle: 'Las personas y sus nombres',
  reasons: {
    'last-name-first': 'Es el mismo nombre, con el apellido primero.',
    signs: 'Es el mismo nombre, con otros acentos o signos.',
    'middle-name': 'Es el mismo nombre, salvo el segundo nombre.',
    'one-letter': 'Cambia una letra, y el número es el mismo.',
    suffix: 'Solo uno lleva Jr. o algo parecido, y el número es el mismo.',
    'same-number': 'El número es el mismo.',
    'another-number': 'Es el mismo nombre, con más de un número.',
  },
  perhapsTwo:
    'Cada número está en su lista de contactos, así que también pueden ser dos personas. Diga que sí solo si está seguro o segura.',
  yesNames: 'Sí, junte los mensajes',
  yesNumbers: 'Sí, una sola persona',
  no: 'No, son dos personas',
  later: 'Decidir después',
  more: (questions) =>
    questions === 1 ? 'Hay 1 pregunta más como esta.' : `Hay ${number(questions)} preguntas más como esta.`,
  putTogether:
    'Ahora los mensajes están juntos, aquí y en lo que guarde desde ahora. Ningún mensaje cambió. Puede volver a separarlos cuando quiera.',
  keptApart: 'Siguen siendo dos personas. No se le volverá a preguntar.',
  askedLater: 'No cambió nada. Se le preguntará otra vez más adelante.',
  apartAgain: 'Están separados otra vez. Ningún mensaje cambió.',
  together: 'Usted los juntó como una sola persona:',
  putApart: 'Volver a separar',
  apartTitle: (answers) => `Siguen separados (${number(answers)})`,
  apart: 'Usted dijo que son dos personas:',
  askAgain: 'Preguntarme otra vez',
  notKept: 'No se pudo guardar su respuesta. No cambió nada.',
  alsoShownAs: (who) => `JPay también muestra ${who}`,
  found: (questions) =>
    questions === 1
      ? 'Letterkeep tiene una pregunta: dos nombres o números pueden ser la misma persona. No se junta nada hasta que usted lo diga.'
      : `Letterkeep tiene ${number(questions)} preguntas sobre nombres o números que pueden ser la misma persona. No se junta nada hasta que usted lo diga.`,
  lookAtThem: 'Responder ahora',
};
