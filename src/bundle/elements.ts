import { rightToLeftRuns, visibleText } from '../model/visible-text';

/** Something that can stand inside an element. Text is always text: nothing given here is read as markup. */
export type Child = Node | string | undefined | readonly Child[];

/**
 * Makes elements of one document. Pages are built of nodes, so that no name or message can become markup, and every text in
 * them comes out visible.
 */
export type MakeElement = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes?: Readonly<Record<string, string | number | boolean | undefined>>,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[Name];

/** An attribute that is undefined or false is left out; true is an empty attribute. */
export function elementsOf(document: Document): MakeElement {
  return (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value === undefined || value === false) continue;
      made.setAttribute(attribute, value === true ? '' : visibleText(String(value)));
    }
    append(made, children);
    return made;
  };
}

function append(parent: Node & ParentNode, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    if (isList(child)) append(parent, child);
    else parent.append(typeof child === 'string' ? visibleText(child) : child);
  }
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/**
 * A sentence of a catalogue with a value wherever it says {name}: a text stays text, a node stands in its place. What a
 * stranger named is given as a `bdi`, so that it turns nothing round.
 */
export function sentence(template: string, values: Readonly<Record<string, Child>>): Child[] {
  return template.split(/(\{\w+\})/).map((part) => {
    const key = /^\{(\w+)\}$/.exec(part)?.[1];
    return key !== undefined && key in values ? values[key] : part;
  });
}

/**
 * A sentence that holds strangers' words already, such as a reason: what of it is written from right to left is kept apart,
 * so that it turns nothing round.
 */
export function apartInside(text: string, element: MakeElement): Child[] {
  return rightToLeftRuns(text).map(({ run, isTurned }) => (isTurned ? element('bdi', {}, run) : run));
}

/** The relative address from one page to another file, both given from the same folder. */
export function relativeHref(fromPage: string, toFile: string): string {
  const from = fromPage.split('/').slice(0, -1);
  const to = toFile.split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return [...from.map(() => '..'), ...to.map(encodeURIComponent)].join('/');
}
