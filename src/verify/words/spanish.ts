import type { VerifyWords } from '../words';

/** Spanish as checking speaks it: "usted", plain and calm. */
export const spanishVerifyWords: VerifyWords = {
  labels: {
    changed: 'Cambiado',
    missing: 'Falta',
    added: 'Añadido',
    damaged: 'Dañado',
    unreadable: 'No se puede leer',
    unchecked: 'Sin comprobar',
    note: 'Conviene saberlo',
  },
  findings: {
    'no-declaration': 'Falta el archivo bagit.txt, así que este archivo ZIP no está íntegro.',
    'bad-declaration': 'El archivo bagit.txt no dice lo que debería.',
    'no-manifest': 'Falta la lista de los archivos con sus sumas, así que no se puede comprobar nada.',
    'malformed-manifest': 'La lista de archivos {name} tiene una línea que no se puede leer.',
    'unsafe-path': 'Un nombre lleva fuera del archivo ZIP o no sirve en todas las computadoras: {name}.',
    'misplaced-path': 'Una lista nombra un archivo que no le corresponde: {name}.',
    'listed-twice': '{name} está dos veces en la lista.',
    'missing-file': 'Falta {name}.',
    'added-file': '{name} fue añadido: no está en la lista de archivos.',
    'changed-file': '{name} ya no es como era cuando se creó el archivo ZIP.',
    'missing-tag-file': 'Falta {name}, uno de los archivos que acompañan a las cartas.',
    'changed-tag-file': '{name}, uno de los archivos que acompañan a las cartas, ya no es como era.',
    'manifest-not-covered': 'Nada muestra que la propia lista de archivos {name} siga igual.',
    'wrong-payload-oxum':
      'La cantidad o el tamaño de los archivos no es lo que el archivo ZIP dice de sí mismo.',
    'malformed-fetch': 'La lista de archivos por cargar (fetch.txt) tiene una línea que no se puede leer.',
    'fetch-not-listed': '{name} tendría que cargarse de otro lugar y no está en la lista de archivos.',
    'unreadable-file': 'No se pudo leer {name}.',
    'cannot-check': 'Las sumas son de un tipo que este navegador no puede comprobar ({name}).',
    'file-too-large': '{name} es demasiado grande para comprobarlo aquí.',
    'cannot-check-second':
      'Hay una segunda lista de sumas, de un tipo que este navegador no puede comprobar ({name}). La primera sí se comprobó.',
    'added-tag-file': '{name} acompaña a las cartas y no está en ninguna lista: quizás lo añadieron después.',
    'no-tag-manifest':
      'Falta la lista de los archivos que acompañan a las cartas, así que esos no se comprobaron.',
    'listed-twice-alike': '{name} está dos veces en la lista, las dos veces igual.',
    'name-differs':
      'El nombre de {name} está escrito de otra manera en la lista: mayúsculas o acentos. Su contenido está bien.',
    'names-collide':
      'Otro archivo tiene el mismo nombre que {name}, salvo por mayúsculas o acentos. Algunas computadoras guardarían solo uno.',
    'system-file': '{name} es un archivo que las computadoras crean y borran por sí solas. No es una carta.',
    'asterisk-before-path': 'La lista {name} se hizo con otro programa. Aun así se pudo leer.',
    'dot-before-path': 'La lista {name} escribe los nombres de una manera poco común. Aun así se pudo leer.',
    'percent-not-encoded':
      'El nombre {name} está escrito en la lista de una manera poco común. Aun así se pudo encontrar.',
    'malformed-bag-info': 'El archivo bag-info.txt tiene una línea que no se puede leer.',
    'zip-cut-short':
      'El archivo ZIP no está entero: le falta el final o no corresponde. Quizás no se terminó de copiar.',
    'zip-unsupported': 'Este archivo ZIP es de un tipo que aquí no se puede comprobar.',
    'zip-duplicate-entry': '{name} está dos veces en el archivo ZIP.',
    'zip-headers-disagree': 'El archivo ZIP dice dos cosas distintas sobre {name}.',
    'zip-hidden-bytes': 'En el archivo ZIP hay algo que no pertenece a ningún archivo, cerca de {name}.',
    'zip-special-entry': '{name} no es un archivo común.',
    'zip-damaged-entry': '{name} está dañado dentro del archivo ZIP.',
    'zip-no-top-folder': 'El archivo ZIP no contiene una única carpeta con todo adentro.',
    'zip-extra-bytes':
      'Antes o después del archivo ZIP hay algo que no le pertenece. Los archivos no resultan afectados.',
  },
  verdicts: {
    valid:
      'Este archivo ZIP está íntegro: todo lo que contenía sigue aquí, sin cambios, y no se añadió nada.',
    warnings:
      'Todos los archivos de la lista están aquí y no han cambiado. Hay algunas cosas que conviene saber.',
    'not-checked': 'No se encontró nada malo, pero no todo se pudo comprobar.',
    invalid: 'Este archivo ZIP ya no es como era cuando se creó.',
  },
};
