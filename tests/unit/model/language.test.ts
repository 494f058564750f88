import { expect, it } from 'vitest';
import { languageFor } from '../../../src/model/language';

it.each([
  ['es', 'es'],
  ['es-US', 'es'],
  ['ES_mx', 'es'],
  ['es-419', 'es'],
  ['en-GB', 'en'],
  // Other languages, some of which begin with the same letters.
  ['est', 'en'],
  ['fr-CA', 'en'],
  ['x-unknown', 'en'],
  ['', 'en'],
])('a browser in "%s" is spoken to in "%s"', (tag, language) => {
  expect(languageFor(tag)).toBe(language);
});
