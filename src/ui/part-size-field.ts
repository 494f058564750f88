import { partSizes, usualPartSize } from '../model/export-request';
import type { PartSize } from '../model/export-request';
import { element } from './element';
import type { Words } from './words';

export interface PartSizeField {
  /** The choice with its name, and a hint below it. */
  readonly nodes: readonly HTMLElement[];
  value(): PartSize;
}

/** How large each file of the archive may be. */
export function partSizeField(words: Words, chosen: PartSize): PartSizeField {
  const { partSize, partSizeHint, partSizeNames } = words.choice;
  const select = element(
    'select',
    { id: 'choice-part-size', 'aria-describedby': 'choice-part-size-hint' },
    ...partSizes.map((bytes) => element('option', { value: bytes }, partSizeNames[bytes])),
  );
  select.value = String(chosen);
  return {
    nodes: [
      element('p', { class: 'field' }, element('label', { for: select.id }, partSize), select),
      element('p', { class: 'hint', id: 'choice-part-size-hint' }, partSizeHint),
    ],
    value: () => partSizes.find((bytes) => String(bytes) === select.value) ?? usualPartSize,
  };
}
