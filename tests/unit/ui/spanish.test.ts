import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/language';
import { wordsFor } from '../../../src/ui/words';
import type { Progress } from '../../../src/model/status';
import { counts, done, half, listing, opening, paused, writing } from './examples';
import { everySentence, type Spoken } from './every-sentence';

const words = wordsFor('es');
const spoken = everySentence(words);

/** What is the same in both languages: names of things, and figures without a word. */
const sameInBoth =
  /^(?:language|direction|productName|number|size|formats|choice\.numberAndAgency|speed\.names\.normal|choice\.formatNames\.(?:markdown|word)$)|^toolbarTitle\[\{"state":"idle"\}\]/u;
/** Lines that are a name, figures and a dash: "–", "12 MB", "". */
const wordless = /^(?:[–\d,.]*|)$/u;

/** Names, and what Windows and JPay call things in English, in quotation marks. */
function ownWords(said: string): string {
  return said.replace(/“[^”]*”/gu, '').replace(/\b(?:Letterkeep|JPay|VideoGrams?|eCard|INCOMPLETE)\b/gu, '');
}

const frequentEnglish = `
  the and of to in is are was were you your yours it its this that these with for from not nothing
  nobody on off at by be been or if we us our they them their what who when where why how which all
  any each some other others another more left out now then once again still yet so as but only page
  pages message messages photo photos attachment attachments file files saved save saving keep kept
  read reading writing written sent received open opening press please wait try tick choose chosen
  browser computer mailbox receipt archive list listed failed done found minute minutes hour hours
  second seconds about less than`
  .trim()
  .split(/\s+/u);
/** Not \b, for which the í of "así" is no letter. */
const englishWord = new RegExp(`(?<!\\p{L})(?:${frequentEnglish.join('|')})(?!\\p{L})`, 'iu');

describe('Spanish', () => {
  it.each(languages)('has nothing undefined and nothing half said in "%s"', (language) => {
    const halfSaid = /undefined|null|NaN|\[object|\{(?!name\})|[ ]{2}|^ | $/u;
    expect(everySentence(wordsFor(language)).filter(({ said }) => halfSaid.test(said))).toEqual([]);
  });

  it('says everything in its own words', () => {
    const english = everySentence(wordsFor('en'));
    expect(english.length).toBeGreaterThan(1000);
    expect(spoken.map(({ place }) => place)).toEqual(english.map(({ place }) => place));
    const untranslated = spoken.filter(
      ({ place, said }, at) => said === english[at]?.said && !sameInBoth.test(place) && !wordless.test(said),
    );
    expect(untranslated).toEqual([]);
  });

  it('keeps the places where a name goes', () => {
    const marks = (said: string): string[] => said.match(/\{\w+\}/gu) ?? [];
    const english = everySentence(wordsFor('en'));
    expect(spoken.map(({ said }) => marks(said))).toEqual(english.map(({ said }) => marks(said)));
  });

  it('has no English word left', () => {
    const left = new Set(spoken.map(({ said }) => said).filter((said) => englishWord.test(ownWords(said))));
    expect([...left]).toEqual([]);
  });

  it('opens every question and every exclamation as it closes it, and says "usted"', () => {
    const times = (said: string, mark: string): number => said.split(mark).length;
    const unopened = ({ said }: Spoken): boolean =>
      times(said, '¿') !== times(said, '?') || times(said, '¡') !== times(said, '!');
    expect(spoken.filter(unopened)).toEqual([]);
    const familiar = /(?<!\p{L})(?:tú|tus?|ti|contigo|vosotros|vuestr[oa]s?)(?!\p{L})/iu;
    expect(spoken.filter(({ said }) => familiar.test(said))).toEqual([]);
  });

  it('calls no archive complete because it was saved or is unchanged: messages may be missing in it', () => {
    const complete = /(?<!in)complet[oa]s?(?!\p{L})/iu;
    const places = /^(?:archive|check|library|addEarlier|leaving)\b/u;
    expect(spoken.filter(({ place, said }) => places.test(place) && complete.test(said))).toEqual([]);
  });

  it('ends each reason for a pause with a full stop', () => {
    for (const { place, said } of spoken.filter((one) => one.place.startsWith('paused.why')))
      expect(said, place).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe('Spanish counts', () => {
  it.each([
    [counts(0, 0), '0 mensajes en la lista, 0 guardados'],
    [counts(1, 1), '1 mensaje en la lista, 1 guardado'],
    [counts(2, 0, 1, 1), '2 mensajes en la lista, 0 guardados, 1 no se pudo guardar, 1 ya no está en JPay'],
    [
      counts(2000, 1990, 3, 2, 5),
      '2,000 mensajes en la lista, 1,990 guardados, 3 no se pudieron guardar, 2 ya no están en JPay, 5 omitidos',
    ],
    [counts(1_000_000, 1_000_000), '1,000,000 de mensajes en la lista, 1,000,000 guardados'],
  ])('messages', (these, said) => expect(words.messageTotals(these)).toBe(said));

  it.each([
    [counts(0, 0), 'ninguna foto ni otro archivo adjunto'],
    [counts(1, 1), '1 foto u otro archivo adjunto, 1 guardado'],
    [counts(61, 59, 2), '61 fotos y otros archivos adjuntos, 59 guardados, 2 no se pudieron guardar'],
  ])('attachments', (these, said) => expect(words.attachmentTotals(these)).toBe(said));

  it.each([
    [1, '1 cosa que no se guardó'],
    [2, '2 cosas que no se guardaron'],
    [1200, '1,200 cosas que no se guardaron'],
  ])('%d exceptions', (count, said) => expect(words.archive.exceptionsTitle(count)).toBe(said));

  it('the rest of a list, and parts', () => {
    expect(words.archive.showRest(1)).toBe('Mostrar la otra');
    expect(words.archive.showRest(1100)).toBe('Mostrar las otras 1,100');
    expect(words.archive.writingParts(1)).toContain('1 parte terminada.');
    expect(words.archive.writingParts(2)).toContain('2 partes terminadas.');
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1500, '1.5 KB'],
    [86_400_000, '86 MB'],
    [1_900_000_000, '1.9 GB'],
  ])('%d bytes as families in the United States write them', (bytes, said) =>
    expect(words.size(bytes)).toBe(said),
  );
});

describe('Spanish says while it reads', () => {
  it('what it does', () => {
    expect(words.reading.activity(opening)).toBe('Abriendo el mensaje 12 de 64');
    expect(words.reading.activity(listing)).toBe('Leyendo la lista de enviados, página 3');
    const waiting: Progress = { ...opening, activity: 'waiting', waitSeconds: 1, waitReason: 'offline' };
    expect(words.reading.activity(waiting)).toBe(
      'Se perdió la conexión a internet. Letterkeep volverá a mirar dentro de 1 segundo',
    );
  });

  it.each([
    [0, 'Falta menos de un minuto'],
    [60, 'Falta aproximadamente 1 minuto'],
    [720, 'Faltan unos 12 minutos'],
    [2000, 'Faltan unos 35 minutos'],
    [3500, 'Falta aproximadamente 1 hora'],
    [5400, 'Falta aproximadamente 1 hora y media'],
    [7200, 'Faltan unas 2 horas'],
    [9000, 'Faltan unas 2 horas y media'],
  ])('with %d seconds left: "%s"', (secondsLeft, said) => {
    expect(words.reading.time({ ...half, secondsLeft }, undefined)).toBe(said);
  });

  it.each([
    [0, 'Sigue en un momento'],
    [9, 'Sigue en unos segundos'],
    [39, 'Sigue en unos 35 segundos'],
    [60, 'Sigue en aproximadamente 1 minuto'],
    [600, 'Sigue en unos 10 minutos'],
  ])('with %d seconds to wait: "%s"', (seconds, said) => {
    expect(words.reading.time(half, seconds)).toBe(said);
  });

  it('how much is saved', () => {
    expect(words.paused.soFar(half)).toBe('212 de 430 mensajes están guardados.');
    expect(words.paused.soFar({ ...half, messages: counts(1, 1) })).toBe('1 de 1 mensaje está guardado.');
    expect(words.reading.total({ ...half, messages: counts(1, 0) })).toBe('0 de 1 mensaje guardado');
    expect(words.reading.total(listing)).toBe('30 mensajes encontrados hasta ahora');
    expect(words.reading.mailboxLine(listing, 'sent')).toBe('20 encontrados hasta ahora');
  });

  it('the same over the toolbar button', () => {
    expect(words.toolbarTitle({ ...paused, why: 'signed-out' })).toBe(
      'Letterkeep: en pausa. 212 de 430 mensajes están guardados. Inicie sesión en JPay otra vez y después pulse Continuar.',
    );
    expect(words.toolbarTitle(writing)).toBe('Letterkeep: preparando su archivo');
    expect(words.toolbarTitle(done)).toBe('Letterkeep: aquí está su correspondencia');
  });
});
