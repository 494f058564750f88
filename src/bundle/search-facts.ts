import { shownName } from './part-contents';
import type { PartContents } from './part-contents';
import type { SearchFacts } from './search-shards';

/** What the search of a part must know before it has a message. `shards` has the ids in each. */
export function searchFacts({ people, words }: PartContents, shards: readonly string[][]): SearchFacts {
  const years = new Set<string>();
  for (const { records } of people) {
    for (const { date } of records) years.add(date?.slice(0, 4) ?? 'undated');
  }
  return {
    people: people.flatMap(({ mail, number, records }) =>
      records.length === 0 ? [] : [[number, shownName(mail.person.name, words)] as const],
    ),
    // In letters' order, which puts "undated" after the digits.
    years: [...years].sort(),
    shards: shards.map((ids, index) => [`data/pages/search-${index + 1}.js`, ids.length] as const),
    words: words.search.script,
  };
}
