type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes an element with attributes and children. `true` sets an attribute without a value; `false` and undefined
 * leave it out. Text is always text: no markup is ever parsed here.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** How much a button calls for attention: one `primary` in a view at most. */
export type ButtonWeight = 'primary' | 'secondary' | 'quiet' | 'danger';

export function button(name: string, weight: ButtonWeight, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: weight }, name);
  made.addEventListener('click', press);
  return made;
}

/** Writes text only when it differs, so that a live region does not say the same thing twice. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * Makes exactly these nodes the children, in this order. What stays is not touched, so that focus and typed text
 * survive; what is not shown is not in the document at all.
 */
export function arrange(parent: Element, ...wanted: readonly (Node | false)[]): void {
  const nodes = wanted.filter((node) => node !== false);
  for (const child of Array.from(parent.childNodes)) {
    if (!nodes.includes(child)) child.remove();
  }
  nodes.forEach((node, index) => {
    const there = parent.childNodes.item(index);
    if (there !== node) parent.insertBefore(node, there);
  });
}

/** Names a section by its heading while that stands in it: a name that points at nothing in the document is none. */
export function nameByHeading(section: Element, heading: HTMLHeadingElement): void {
  if (section.contains(heading)) section.setAttribute('aria-labelledby', heading.id);
  else section.removeAttribute('aria-labelledby');
}
