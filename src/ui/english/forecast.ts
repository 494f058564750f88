import type { Forecast } from '../../model/forecast';
import type { PauseReason } from '../words';
import { messages, size } from './counting';
import { pauseSentences } from './pauses';
import { capital, roughTime } from './progress';

/** What is said of a big export before most of it is done. */
export const forecastWords = {
  title: 'This is a big export',
  /** "Found 1,240 messages. About 25 minutes. About 260 MB; this browser has room for 12 GB." */
  sentence: (forecast: Forecast) => {
    const found = `Found ${messages(forecast.messages)} to save`;
    const room = forecast.room === undefined ? '' : `; this browser has room for ${size(forecast.room)}`;
    return `${found}. ${capital(roughTime(forecast.seconds))}. About ${size(forecast.bytes)}${room}.`;
  },
  hint: 'Letterkeep is at work already. If you would rather see a small file first, stop here and save one conversation.',
  tryOne: 'Try one conversation first',
  keepGoing: 'Keep going',
  /** After "Try one conversation first". It names the button of popup.ts. */
  howToTry:
    'Stopped; what is saved stays. Now open a message of one person on JPay, press the Letterkeep button, and choose “Save this conversation”.',
};

export type ForecastWords = typeof forecastWords;

/** Why a job stands still. `forecast` is what its progress holds: the pause may be made because of it. */
export function pauseReason(reason: PauseReason, amount: number | undefined, forecast?: Forecast): string {
  if (reason !== 'no-space' || forecast?.tooLittleRoom !== true) return pauseSentences[reason](amount);
  const room = forecast.room === undefined ? '' : `, and this browser has room for ${size(forecast.room)}`;
  return `There may be too little space: ${messages(forecast.messages)} need about ${size(forecast.bytes)}${room}. Free some space, then press Continue. Continue also goes on if you do not.`;
}
