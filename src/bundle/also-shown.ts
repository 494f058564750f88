import type { Person } from '../model/person';
import { otherNames } from '../model/same-person';
import { isolatedText, visibleText } from '../model/visible-text';
import { fill } from '../render/words';
import { sentence } from './elements';
import type { MakeElement } from './elements';
import { shownName } from './part-contents';
import type { ArchiveWords } from './words/archive-words';

/** So many other names stand in the sentence; all contacts are in the table of contacts. */
const namesShown = 12;

/** "Also shown on JPay as FAKE, JOHN (G12345, Invented State).", for pages: undefined where there is no other name. */
export function alsoShownLine(person: Person, words: ArchiveWords, element: MakeElement): Node | undefined {
  const others = shownOf(person, words);
  if (others.length === 0) return undefined;
  const values = others.map((text, at): [string, Node] => [`other${at}`, element('bdi', {}, text)]);
  return element(
    'p',
    { class: 'also-shown' },
    sentence(templateFor(others, words), Object.fromEntries(values)),
  );
}

/** The same as text for a document: one sentence or none. */
export function alsoShownText(person: Person, words: ArchiveWords): string[] {
  const others = shownOf(person, words);
  if (others.length === 0) return [];
  const values = others.map((text, at): [string, string] => [`other${at}`, isolatedText(text)]);
  return [fill(templateFor(others, words), Object.fromEntries(values))];
}

function templateFor(others: readonly string[], words: ArchiveWords): string {
  return words.pages.alsoShownAs(others.map((_, at) => `{other${at}}`));
}

function shownOf(person: Person, words: ArchiveWords): string[] {
  return otherNames(person)
    .slice(0, namesShown)
    .map(({ name, inmateId, agency }) => {
      const facts = [inmateId, agency].flatMap((fact) =>
        fact === undefined || fact === '' ? [] : [visibleText(fact)],
      );
      return facts.length === 0 ? shownName(name, words) : `${shownName(name, words)} (${facts.join(', ')})`;
    });
}
