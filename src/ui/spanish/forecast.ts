import type { Forecast } from '../../model/forecast';
import type { ForecastWords } from '../english/forecast';
import type { PauseReason } from '../words';
import { messages, size } from './counting';
import { pauseSentences } from './pauses';
import { capital, roughTime } from './progress';

/** What is said of a big export before most of it is done. */
export const forecastWords: ForecastWords = {
  title: 'Es mucho lo que hay que guardar',
  sentence: (forecast) => {
    const found = `Se encontraron ${messages(forecast.messages)} por guardar`;
    const room =
      forecast.room === undefined ? '' : `; este navegador tiene espacio para ${size(forecast.room)}`;
    return `${found}. ${capital(roughTime(forecast.seconds))}. Aproximadamente ${size(forecast.bytes)}${room}.`;
  },
  hint: 'Letterkeep ya está trabajando. Si prefiere ver antes un archivo pequeño, deténgalo aquí y guarde una sola conversación.',
  tryOne: 'Probar primero con una conversación',
  keepGoing: 'Seguir',
  howToTry:
    'Se detuvo; lo que ya está guardado se queda. Ahora abra en JPay un mensaje de una persona, pulse el botón de Letterkeep y elija “Guardar esta conversación”.',
};

/** Why a job stands still, as in English. */
export function pauseReason(reason: PauseReason, amount: number | undefined, forecast?: Forecast): string {
  if (reason !== 'no-space' || forecast?.tooLittleRoom !== true) return pauseSentences[reason](amount);
  const room =
    forecast.room === undefined ? '' : `, y este navegador tiene espacio para ${size(forecast.room)}`;
  return `Puede faltar espacio: ${messages(forecast.messages)} ocupan aproximadamente ${size(forecast.bytes)}${room}. Libere espacio y pulse Continuar. Con Continuar también sigue si no lo hace.`;
}
