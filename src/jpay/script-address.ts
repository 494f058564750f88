import { overHttps } from './address';
import { stringsOf } from './handler';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { scriptsOf } from './script-calls';

/** Longer scripts are libraries; what the server writes to send the browser on is a line. */
const longestScript = 20_000;

const place = String.raw`(?:(?:window|self|top|parent|document)\.)*location`;
const address = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const goes = new RegExp(
  String.raw`(?<![\w.$])${place}(?:(?:\.href)?\s*=\s*|\.(?:replace|assign)\s*\(\s*)(${address})\s*(?=[;)\s}]|$)`,
  'g',
);

/**
 * Where scripts that run as the page loads send the browser, as written: `window.top.location.href='login.aspx'`. What
 * stands inside a function waits for a press and is left out, and so is everything in a message's body.
 */
export const scriptAddresses = oncePerPage((page: SitePage): string[] =>
  scriptsOf(page)
    .filter((script) => script.length <= longestScript && script.includes('location'))
    .flatMap((script) =>
      [...runAtOnce(script).matchAll(goes)].flatMap(([, literal = '']) => stringsOf(literal)),
    )
    .map(overHttps),
);

/** The script without comments and without the bodies of its functions. Text in quotes stays as it is. */
function runAtOnce(script: string): string {
  const kept: string[] = [];
  /** For each open brace, whether it is a function's. */
  const open: boolean[] = [];
  const tokens =
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[{}]|[^'"`/{}]+|./g;
  for (const [token] of script.matchAll(tokens)) {
    if (/^\/[/*]/.test(token)) continue;
    const inFunction = open.includes(true);
    if (token === '}') open.pop();
    if (!inFunction) kept.push(token);
    if (token === '{') open.push(/(?:\bfunction\b[^{}]*\)|=>)\s*\{$/.test(kept.join('').slice(-300)));
  }
  return kept.join('');
}
