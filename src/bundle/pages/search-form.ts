import type { MakeElement } from '../elements';
import type { ArchiveWords } from '../words/archive-words';

/** The search of START HERE. Hidden until its script shows it: without script it could find nothing. */
export function searchForm({ search: words }: ArchiveWords, element: MakeElement): Node {
  const choice = (id: string, label: string, options: readonly [string, string][]): Node =>
    element(
      'label',
      {},
      label,
      element(
        'select',
        { id },
        options.map(([value, shown]) => element('option', { value }, shown)),
      ),
    );
  return element(
    'form',
    { id: 'search', class: 'search', role: 'search', hidden: true, 'aria-labelledby': 'search-title' },
    element('h2', { id: 'search-title' }, element('label', { for: 'search-words' }, words.label)),
    element('input', {
      id: 'search-words',
      type: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
      dir: 'auto',
      'aria-describedby': 'search-hint',
    }),
    element('p', { id: 'search-hint', class: 'hint' }, words.hint),
    element(
      'div',
      { class: 'search-choices' },
      choice('search-person', words.person, [['', words.everybody]]),
      choice('search-year', words.year, [['', words.allYears]]),
      choice('search-direction', words.direction, [
        ['', words.bothDirections],
        ['r', words.received],
        ['s', words.sent],
      ]),
    ),
    element(
      'label',
      { class: 'tick' },
      element('input', { id: 'search-attached', type: 'checkbox' }),
      words.onlyAttached,
    ),
    element('button', { id: 'search-clear', class: 'quiet', type: 'button', hidden: true }, words.clear),
    element('p', { id: 'search-trouble', class: 'search-trouble' }),
    element('p', { id: 'search-progress', class: 'search-count' }),
    element('p', { id: 'search-count', class: 'search-count', role: 'status' }),
    element('ol', { id: 'search-results', class: 'results' }),
    element('button', { id: 'search-more', class: 'quiet', type: 'button', hidden: true }),
  );
}
