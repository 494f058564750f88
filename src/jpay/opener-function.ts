import { stringsOf } from './handler';
import { bodyElement } from './landmark';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { all, attribute, isWithin, rawText } from './unclobbered';

const call =
  /^(?:javascript:)?\s*(?:return\s+)?([a-z_$][\w$]*)\s*\(\s*('[^'\\]*'|"[^"\\]*")\s*\)\s*;?\s*(?:return\s+(?:false|true)\s*;?)?\s*$/i;

/** A function of one statement, which goes to a read page with what it is given: nothing else is understood. */
const opener =
  /\bfunction\s+([\w$]+)\s*\(\s*([\w$]+)\s*\)\s*\{\s*(?:return\s+)?(?:(?:window|self|top|document)\.)*(?:location(?:\.href)?\s*=\s*|location\.(?:assign|replace)\s*\(\s*|open\s*\(\s*)(['"])([^'"\\]*(?:incoming|sent)mailview\.aspx\?encletterid=)\3\s*\+\s*(?:(encodeURIComponent|escape)\s*\(\s*)?\2\b[\s)]*(?:,\s*(?:'[^']*'|"[^"]*")\s*)*\)?\s*;?\s*(?:return\s+(?:false|true)\s*;?)?\s*\}/gi;

interface Opener {
  start: string;
  escapes: boolean;
}

/** The functions of the page's own scripts that open a letter by its token; a name that is given twice stands for none. */
const openersOf = oncePerPage((page: SitePage): ReadonlyMap<string, Opener> => {
  const body = bodyElement(page);
  const scripts = all(page.document, 'script:not([src])')
    .filter((script) => !(body && isWithin(script, body)))
    .map(rawText)
    .join('\n');
  const given = [...scripts.matchAll(/\bfunction\s+([\w$]+)\s*\(|\b([\w$]+)\s*=\s*function\b/g)].map(
    ([, declared, assigned]) => declared ?? assigned,
  );
  const openers = new Map<string, Opener>();
  for (const [, name = '', , , start = '', escapes] of scripts.matchAll(opener)) {
    if (given.filter((one) => one === name).length === 1)
      openers.set(name, { start, escapes: escapes !== undefined });
  }
  return openers;
});

/**
 * The address that `onclick="OpenLetter('token')"` leads to, read from that function in the page's own scripts, unresolved; undefined for
 * every function but one that only puts its token behind a read page's `encletterid=` (how rows open is unknown, dossier 2.5).
 */
export function addressOfOpener(element: Element, page: SitePage): string | undefined {
  for (const name of ['onclick', 'href']) {
    const [, called = '', argument = ''] = call.exec(attribute(element, name)?.trim() ?? '') ?? [];
    const found = called === '' ? undefined : openersOf(page).get(called);
    const [token] = stringsOf(argument);
    if (found && token !== undefined && token !== '') {
      return `${found.start}${found.escapes ? encodeURIComponent(token) : token}`;
    }
  }
  return undefined;
}
