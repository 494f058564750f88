import { find } from './landmark';
import type { SitePage } from './page';
import { all, attribute, isHidden, line, rawText } from './unclobbered';

/** A call of `dialog` on it, with what it is given as far as the first statement's end. */
const calls = /#restrictedDialog['"]\s*\)\s*\.dialog\s*\(([^;]{0,600})/gi;

/**
 * The notice about a restricted person stands open, perhaps in place of the list (dossier 2.2). jQuery UI dialogs wait hidden in
 * the page until a script opens them: by `dialog('open')`, or by making them, unless it says `autoOpen: false`.
 */
export function isRestrictionOpen(page: SitePage): boolean {
  const dialog = find(page, 'restrictedDialog');
  if (!dialog || line(dialog) === '') return false;
  if (!isHidden(dialog)) return true;
  return all(page.document, 'script')
    .filter((script) => attribute(script, 'src') === null)
    .some((script) => [...rawText(script).matchAll(calls)].some(([, given = '']) => opens(given)));
}

/** `dialog('close')` and the rest of its words open nothing. */
function opens(given: string): boolean {
  const word = /^\s*['"](\w+)['"]/.exec(given)?.[1];
  return word === undefined
    ? !/autoOpen['"]?\s*:\s*(?:false|!1|0)/i.test(given)
    : word.toLowerCase() === 'open';
}
