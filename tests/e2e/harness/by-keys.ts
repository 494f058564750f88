import type { Page } from 'playwright-core';

/** Moving through a page as somebody does who has no mouse. */

/** Presses Tab until the focus stands where `reached` says, and fails where it never comes. */
export async function tabTo(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first();
  await wanted.waitFor();
  const most = 60;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const offence = await drawnOffence(page);
      if (offence !== null) throw new Error(offence);
      return;
    }
  }
  throw new Error(`${most} times Tab did not lead to ${role} "${String(name)}".`);
}

/**
 * Walks through the whole page with Tab, once around, and says what is wrong: a control that is never reached, a focus
 * that cannot be seen or lies behind something, a place that does not let go.
 */
export async function keyboardOffences(page: Page): Promise<string[]> {
  const controls = await page.evaluate(markControls);
  if (controls.length === 0) return [];
  const reached = new Set<number>();
  const offences = new Set<string>();
  // A date has three places of its own, a film several.
  const most = controls.length * 12 + 12;
  let pressed = 0;
  let wentOut = 0;
  for (; pressed < most && wentOut < 2; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (at === null) {
      wentOut += 1;
      // Where the page put the focus further down by itself, the first way out comes too early.
      if (controls.every((_, one) => reached.has(one))) break;
      continue;
    }
    if (reached.has(at)) continue;
    reached.add(at);
    const offence = await drawnOffence(page);
    if (offence !== null) offences.add(offence);
  }
  if (pressed === most) offences.add('Tab does not get out again.');
  controls.forEach((name, at) => {
    if (!reached.has(at)) offences.add(`Tab never comes to ${name}`);
  });
  return [...offences];
}

/** Why the focus cannot be seen in what is drawn; right after the key the page may not have moved to it yet. */
async function drawnOffence(page: Page): Promise<string | null> {
  const offence = await page.evaluate(whatHidesFocus);
  if (offence === null) return null;
  const focus = await page.evaluateHandle(() => document.activeElement);
  await page.evaluate(nextFrameDrawn);
  const stays = await page.evaluate((before) => before === document.activeElement, focus);
  return stays ? page.evaluate(whatHidesFocus) : offence;
}

/* The rest runs in the page. */

/** A frame is drawn after its callbacks: the callbacks of the one after it come when it is. */
function nextFrameDrawn(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Numbers every control that Tab should come to, in the order of the document; gives their markup. */
function markControls(): string[] {
  const all = Array.from(
    document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"], video[controls], audio[controls]',
    ),
  );
  const controls = all.filter((control) => {
    if (control.matches(':disabled, [type="hidden"], [tabindex="-1"]')) return false;
    if (!control.checkVisibility({ visibilityProperty: true })) return false;
    // Of a group of radio buttons, the one that is chosen.
    const { type, name, checked } = control as HTMLInputElement;
    if (type !== 'radio' || checked) return true;
    const group = document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${name}"]`);
    return group[0] === control && !Array.from(group).some((one) => one.checked);
  });
  controls.forEach((control, at) => (control.dataset['letterkeepAt'] = String(at)));
  return controls.map((control) => control.outerHTML.slice(0, 120));
}

/** The number of what has the focus; -1 for what has none; null when nothing has the focus. */
function focused(): number | null {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return null;
  return Number((activeElement as HTMLElement).dataset['letterkeepAt'] ?? -1);
}

/** Why the focus cannot be seen; null if it can (WCAG 2.4.7, 2.4.11). */
function whatHidesFocus(): string | null {
  const element = document.activeElement;
  if (!element) return 'Nothing has the focus.';
  const what = element.outerHTML.slice(0, 120);
  // A control that is not drawn itself shows its focus on its label.
  const labels = Array.from((element as HTMLInputElement).labels ?? []);
  const outlined = [element, ...labels].some((shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
  if (!outlined) return `The focus cannot be seen on ${what}`;
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  if (box.bottom <= 0 || box.top >= innerHeight) return `The focus is outside of the window on ${what}`;
  const [top] = document.elementsFromPoint(x, y);
  const free =
    top && (element.contains(top) || top.contains(element) || labels.some((one) => one.contains(top)));
  return free ? null : `${top?.outerHTML.slice(0, 80) ?? 'Something'} lies over the focus on ${what}`;
}
