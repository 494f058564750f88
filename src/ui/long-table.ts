import { button, element } from './element';

/** So many rows are drawn at once; there may be thousands, shown when asked for. */
export const rowsAtOnce = 200;

export interface LongTable {
  class: string;
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly (Node | string)[])[];
  /** What the button for the rest is called. */
  showRest: (left: number) => string;
}

/** A table that scrolls by itself where the window is narrow; focusable, so that the keyboard can scroll it. */
export function scrollable(name: string, table: HTMLElement): HTMLElement {
  return element('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: 0 }, table);
}

/** A scrolling table of as many rows as anybody looks at, and a button for the rest. */
export function longTable({ class: name, caption, columns, rows, showRest }: LongTable): HTMLElement {
  const body = element('tbody');
  const draw = (some: LongTable['rows']): void => {
    body.append(...some.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))));
  };
  draw(rows.slice(0, rowsAtOnce));
  const left = rows.length - rowsAtOnce;
  const rest = button(showRest(left), 'secondary', () => {
    draw(rows.slice(rowsAtOnce));
    rest.remove();
    // The pressed button is gone: whoever uses the keyboard goes on at the first row that is new.
    const first = body.children[rowsAtOnce];
    first?.setAttribute('tabindex', '-1');
    if (first instanceof HTMLElement) first.focus();
  });
  return element(
    'div',
    { class: 'stack' },
    scrollable(
      caption,
      element(
        'table',
        { class: name },
        element('caption', {}, caption),
        element(
          'thead',
          {},
          element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column))),
        ),
        body,
      ),
    ),
    left > 0 ? rest : null,
  );
}
