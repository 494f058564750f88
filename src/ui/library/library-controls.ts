import { documentFormats, type DocumentFormat } from '../../model/export-request';
import { element } from '../element';
import { localDay } from '../local-day';
import type { Words } from '../words';

/** When an archive was last handed to the browser. Milliseconds since 1970; null: never. */
export function lastSavedLine(at: number | null, { library, check }: Words): HTMLElement {
  const line = at === null ? library.neverSaved : library.lastSaved(check.day(localDay(new Date(at))));
  return element('p', { class: 'hint' }, line);
}

/** The format that everything is saved in from here. */
export function formatField(
  format: DocumentFormat,
  words: Words,
  choose: (format: DocumentFormat) => void,
): HTMLElement {
  const select = element(
    'select',
    { id: 'kept-format' },
    ...documentFormats.map((name) => element('option', { value: name }, words.formats[name])),
  );
  select.value = format;
  select.addEventListener('change', () => {
    choose(documentFormats.find((name) => name === select.value) ?? documentFormats[0]);
  });
  return element('p', { class: 'field' }, element('label', { for: select.id }, words.ready.format), select);
}

/** A field to find a person by a part of the name. */
export function findField(wanted: string, words: Words, find: (wanted: string) => void): HTMLElement {
  const field = element('input', { type: 'search', id: 'kept-find', autocomplete: 'off' });
  field.value = wanted;
  field.addEventListener('input', () => find(field.value));
  return element('p', { class: 'field' }, element('label', { for: field.id }, words.library.find), field);
}
