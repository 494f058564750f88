import type { ArchiveWords } from '../archive-words';

export const mailWords: ArchiveWords['mail'] = {
  aboutThisFile: 'Acerca de este archivo',
  hours:
    'Un programa de correo puede mostrarlas con algunas horas de diferencia. El asunto de cada mensaje contiene la fecha tal como JPay la mostró.',
};
