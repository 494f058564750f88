/**
 * Finds elements as a screen reader names them: by role and accessible name, for the few roles this product uses.
 * Hidden parts, and what a closed <details> holds, are not found.
 */
const implicitRoles: [selector: string, role: string][] = [
  ['button', 'button'],
  ['a[href]', 'link'],
  ['progress', 'progressbar'],
  ['select', 'combobox'],
  ['option', 'option'],
  ['input[type=checkbox]', 'checkbox'],
  ['input[type=radio]', 'radio'],
  ['input[type=date]', 'date'],
  ['details', 'group'],
  ['fieldset', 'group'],
  ['h1, h2, h3', 'heading'],
  ['table', 'table'],
  ['tr', 'row'],
];

export function allByRole(root: Element, role: string, name?: string): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).filter(
    (candidate) =>
      roleOf(candidate) === role && isShown(candidate) && (name === undefined || nameOf(candidate) === name),
  );
}

/** Exactly one, else the test fails with what is there instead. */
export function byRole(root: Element, role: string, name?: string): HTMLElement {
  const found = allByRole(root, role, name);
  const only = found[0];
  if (found.length !== 1 || !only) {
    const there = allByRole(root, role).map((element) => `"${nameOf(element)}"`);
    throw new Error(`${found.length} of role ${role} named "${name ?? ''}"; there are ${there.join(', ')}`);
  }
  return only;
}

export function press(root: Element, name: string): void {
  byRole(root, 'button', name).click();
}

function roleOf(element: Element): string | undefined {
  return element.getAttribute('role') ?? implicitRoles.find(([selector]) => element.matches(selector))?.[1];
}

export function nameOf(element: Element): string {
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) return textOf(element.ownerDocument.getElementById(labelledBy));
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element.matches('input, select')) {
    const byFor =
      element.id === '' ? null : element.ownerDocument.querySelector(`label[for="${element.id}"]`);
    return textOf(byFor ?? element.closest('label'));
  }
  if (element.matches('fieldset')) return textOf(element.querySelector('legend'));
  return textOf(element);
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').trim();
}

export function isShown(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.hasAttribute('hidden')) return false;
    const parent: Element | null = at.parentElement;
    if (parent?.matches('details:not([open])') === true && !at.matches('summary')) return false;
  }
  return true;
}
