import { element } from './element';

export interface TickOf<Value extends string> {
  value: Value;
  name: string;
  ticked: boolean;
  /** One that stays as it is: shown, and nothing to choose. */
  fixed?: boolean;
}

export interface TickGroup<Value extends string> {
  readonly root: HTMLElement;
  /** What is ticked, in the order of the group. */
  ticked(): Value[];
  /** Goes to the first of the ticks. */
  focus(): void;
}

/**
 * A few ticks under one title, each described by the hint below them.
 * @param id of the hint, the only one of its name in the document
 */
export function tickGroup<Value extends string>(
  id: string,
  title: string,
  ticks: readonly TickOf<Value>[],
  hint: string,
): TickGroup<Value> {
  const inputs = ticks.map(({ value, name, ticked, fixed = false }) => {
    const input = element('input', { type: 'checkbox', 'aria-describedby': id, disabled: fixed });
    input.checked = ticked;
    return { value, name, input };
  });
  return {
    root: element(
      'fieldset',
      {},
      element('legend', {}, title),
      ...inputs.map(({ name, input }) =>
        element('label', { class: 'tick' }, input, element('span', {}, name)),
      ),
      element('p', { class: 'hint', id }, hint),
    ),
    ticked: () => inputs.flatMap(({ value, input }) => (input.checked ? [value] : [])),
    focus: () => inputs[0]?.input.focus(),
  };
}
