import { visibleText } from '../model/visible-text';
import { element } from './element';

/**
 * A sentence of the catalogue with a person's name in the place of "{name}". The name stands in a `bdi`, so that one in
 * another script does not turn the sentence round.
 */
export function withName(sentence: string, name: string): (Node | string)[] {
  return sentence
    .split(/(\{name\})/u)
    .map((part) => (part === '{name}' ? element('bdi', {}, visibleText(name)) : part));
}
