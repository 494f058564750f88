import type { Language } from '../../src/model/language';
import type { Screen } from './plan';

/** What stands beside a view. Nothing here may say more than the README does. */
interface Caption {
  title: string;
  text: string;
}

export interface PictureWords {
  screens: Record<Screen, Caption>;
  promotional: string;
  marquee: Caption;
  /** Under every picture that shows letters or names. */
  madeUp: string;
  notJpay: string;
}

export const pictureWords: Record<Language, PictureWords> = {
  en: {
    screens: {
      ready: {
        title: 'One button for all your mail',
        text: 'Sign in to JPay as always, open your inbox, and press “Export all messages”.',
      },
      reading: {
        title: 'It reads while you do something else',
        text: 'Every message is kept as it comes. Signed out, or no internet? Go on later where it stopped.',
      },
      done: {
        title: 'It says what was saved, and what was not',
        text: 'One ZIP file on your own computer, with a receipt. Nothing is sent to anybody.',
      },
      'start-here': {
        title: 'Open START\u00a0HERE and read',
        text: 'Every person, every year, all photos and a search. It works without the internet, on any computer.',
      },
      conversation: {
        title: 'Letters and photos, from first to last',
        text: 'Received and sent together, by date. Or save one letter as a web page, Word, e-mail or text.',
      },
    },
    promotional: 'Save everything your family has on JPay',
    marquee: {
      title: 'Save everything your family has on JPay',
      text: 'Every message, photo and VideoGram, in one ZIP file on your own computer.',
    },
    madeUp: 'People, letters and photos are made up.',
    notJpay: 'Not made by JPay.',
  },
  es: {
    screens: {
      ready: {
        title: 'Un botón para todos sus mensajes',
        text: 'Inicie sesión en JPay como siempre, abra los mensajes recibidos y pulse «Exportar todos los mensajes».',
      },
      reading: {
        title: 'Lee mientras usted hace otra cosa',
        text: 'Cada mensaje se guarda en cuanto llega. ¿Se cerró la sesión o no hay internet? Continúe después donde se quedó.',
      },
      done: {
        title: 'Le dice qué se guardó y qué no',
        text: 'Un archivo ZIP en su propia computadora, con un recibo. Nada se envía a nadie.',
      },
      'start-here': {
        title: 'Abra START\u00a0HERE y lea',
        text: 'Cada persona, cada año, todas las fotos y una búsqueda. Funciona sin internet, en cualquier computadora.',
      },
      conversation: {
        title: 'Cartas y fotos, de la primera a la última',
        text: 'Lo recibido y lo enviado, juntos y por fecha. O guarde una sola carta como página web, Word, correo o texto.',
      },
    },
    promotional: 'Guarde todo lo que su familia tiene en JPay',
    marquee: {
      title: 'Guarde todo lo que su familia tiene en JPay',
      text: 'Cada mensaje, foto y VideoGram, en un archivo ZIP en su propia computadora.',
    },
    madeUp: 'Personas, cartas y fotos inventadas.',
    notJpay: 'Letterkeep no es de JPay.',
  },
};
