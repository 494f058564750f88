import type { RenderWords } from './words';

/** The words of saved pages and documents in Spanish. */
export const spanishRenderWords: RenderWords = {
  language: 'es',
  direction: 'ltr',
  from: 'De {name}',
  to: 'Para {name}',
  messageTitle: '{heading}, {date}',
  conversationTitle: 'Mensajes con {name}',
  conversationFacts: '{count}, del {from} al {to}',
  oneMessage: '1 mensaje',
  manyMessages: '{count} mensajes',
  numberAndAgency: 'Número {number}, {agency}',
  noDate: 'JPay no muestra fecha',
  status: 'Estado en JPay: {status}',
  letterNumber: 'Carta número {number}',
  noWords: 'Este mensaje no tiene texto.',
  attachments: 'Archivos adjuntos',
  kinds: {
    image: 'Foto',
    ecard: 'eCard',
    videogram: 'VideoGram',
    document: 'Documento',
    other: 'Archivo adjunto',
  },
  pictureFrom: '{kind} {index} de {name}',
  pictureTo: '{kind} {index} para {name}',
  open: 'Abrir {label} ({facts})',
  playFilm: 'Ver el VideoGram',
  openScan: 'Abrir el documento escaneado',
  labelAndFacts: '{label} ({facts})',
  notInside:
    '{label} ({facts}) no está en este archivo, porque un archivo como este no puede contenerlo. Para guardarlo, elija Correo electrónico, Texto o Markdown, o pulse “Exportar todos los mensajes” en Letterkeep.',
  missing: '{label} no se guardó. {reason}',
  unlinked: '{label} ({facts}) se guardó como {path}. {caution}',
  cautions: {
    'could-run':
      'Podría ejecutarse como un programa o abrirse como una página. Por eso se guarda con un nombre que nada abre por sí solo, y ningún enlace lleva a él. Ábralo solo si sabe qué es y confía en quien lo envió.',
    unknown:
      'Letterkeep no sabe qué tipo de archivo es, así que ningún enlace lleva a él. Ábralo solo si sabe qué es.',
    'acts-by-itself':
      'Este PDF puede hacer más que mostrarse: iniciar algo, abrir una dirección o contener otros archivos. Por eso ningún enlace lleva a él. Ábralo solo si confía en quien lo envió.',
    'holds-programs':
      'Dentro de este documento hay pequeños programas (macros) u otros archivos. Por eso ningún enlace lleva a él. Ábralo solo si confía en quien lo envió.',
  },
  pictureLeftOut: '[Se omitió una imagen de {host}.]',
  pictureInside: '[Se omitió una imagen.]',
  hidden: '[oculto]',
  madeBy: 'Guardado con Letterkeep.',
  bytes: (count) =>
    count < 1000
      ? `${count} bytes`
      : count < 1_000_000
        ? `${Math.round(count / 1000)} KB`
        : `${(count / 1_000_000).toFixed(1)} MB`,
};
