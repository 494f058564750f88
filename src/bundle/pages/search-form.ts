import type { MakeElement } from '../elements';

/** The search of START HERE. Hidden until archive-search.js shows it: without script it could find nothing. */
export function searchForm(element: MakeElement): Node {
  const choice = (id: string, label: string, options: readonly [string, string][]): Node =>
    element(
      'label',
      {},
      label,
      element(
        'select',
        { id },
        options.map(([value, words]) => element('option', { value }, words)),
      ),
    );
  return element(
    'form',
    { id: 'search', class: 'search', role: 'search', hidden: true },
    element(
      'label',
      { class: 'search-main' },
      'Search all messages',
      element('input', { id: 'search-words', type: 'search', autocomplete: 'off', spellcheck: 'false' }),
    ),
    element(
      'div',
      { class: 'search-choices' },
      choice('search-person', 'Person', [['', 'Everybody']]),
      choice('search-year', 'Year', [['', 'All years']]),
      choice('search-direction', 'Direction', [
        ['', 'Received and sent'],
        ['r', 'Received'],
        ['s', 'Sent'],
      ]),
    ),
    element(
      'label',
      { class: 'tick' },
      element('input', { id: 'search-attached', type: 'checkbox' }),
      'Only with photos or other attachments',
    ),
    element('p', { id: 'search-count', class: 'search-count', role: 'status' }),
    element('ol', { id: 'search-results', class: 'results' }),
  );
}
