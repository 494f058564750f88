import type { ArchiveWords } from '../archive-words';

export const pageWords: ArchiveWords['pages'] = {
  timeZone: 'JPay no dice de qué zona horaria son sus horas. Aquí están exactamente como JPay las mostró.',
  sameName:
    'En sus listas, JPay no distingue a las personas que tienen el mismo nombre; por eso sus mensajes están juntos aquí.',
  alsoShownAs: (who) => `JPay también la muestra como ${who.join('; ')}. Usted dijo que es la misma persona.`,
  nameless: 'Una persona sin nombre',
  allMessages: 'Todos los mensajes',
  undated: 'Sin fecha',
  labelOfPage: (label, page) => `${label}, página ${page}`,
  startHereTitle: 'Sus mensajes de JPay',
  photosTitle: 'Fotos y eCards',
  filmsTitle: 'VideoGrams',
  conversationTitle: (name, period) => `Mensajes con ${name}${period === '' ? '' : `, ${period}`}`,
  messageTitle: (direction, name, date) =>
    `Mensaje ${direction === 'received' ? 'de' : 'para'} ${name}${date === '' ? '' : `, ${date}`}`,
};
