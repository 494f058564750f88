import { bodyElement } from './landmark';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { all, attribute, isWithin, rawText } from './unclobbered';

/** The scripts that stand in a page, but for those in the message's own words. */
export function scriptsOf(page: SitePage): string[] {
  const body = bodyElement(page);
  return all(page.document, 'script:not([src])')
    .filter((script) => !(body && isWithin(script, body)))
    .map(rawText);
}

/** Called by ASP.NET AJAX itself when a page or a part of it has come (PageRequestManager). */
const calledByTheSite = ['pageLoad'];

/** A function that is handed over here runs when the page is there, or at once. */
const runsItself =
  /(?:(?:\$|\bjQuery|\.ready|\badd_load|\bsetTimeout|\brequestAnimationFrame)\s*\(|\bonload\s*=|addEventListener\s*\(\s*['"](?:load|DOMContentLoaded)['"]\s*,)\s*$/;

/**
 * What the scripts of a page do by themselves once it is there: their text without the functions that wait for a
 * click. Never what stands in the message's own words.
 */
export const scriptsRun = oncePerPage((page): string[] => {
  const functions = new Map<string, string>();
  const run = scriptsOf(page).map((script) => withoutFunctions(script, functions));
  const onload = all(page.document, 'body[onload]').map((one) => attribute(one, 'onload') ?? '');
  const called = [...run, ...onload];
  for (const text of called) {
    for (const [name, inside] of functions) {
      if (!calledByTheSite.includes(name) && !calls(text, name)) continue;
      functions.delete(name);
      called.push(withoutFunctions(inside, functions));
    }
  }
  return called;
});

function calls(text: string, name: string): boolean {
  const pieces = text.split(name);
  return pieces.slice(1).some((after, at) => /^\s*\(/.test(after) && !/[\w$.]$/.test(pieces[at] ?? ''));
}

/** Takes the bodies of functions out of a script, but for those that run by themselves. Named ones go to `functions`. */
function withoutFunctions(script: string, functions: Map<string, string>): string {
  let kept = '';
  let at = 0;
  while (at < script.length) {
    const piece = pieceAt(script, at);
    at += piece.length;
    if (piece !== '{') {
      kept += /^\/[/*]/.test(piece) ? ' ' : piece;
      continue;
    }
    const head = /(?:\bfunction\b\s*([\w$]*)\s*\([^()]*\)|(?:\([^()]*\)|[\w$]+)\s*=>)\s*$/.exec(kept);
    if (!head) {
      kept += piece;
      continue;
    }
    const end = endOfBlock(script, at);
    const inside = script.slice(at, end);
    const before = kept.slice(0, head.index);
    const name = head[1] ?? '';
    at = end + 1;
    if (runsItself.test(before) || isCalledAtOnce(before, script.slice(at)))
      kept += `{${withoutFunctions(inside, functions)}}`;
    else if (name !== '') {
      functions.set(name, inside);
      kept = before;
    }
  }
  return kept;
}

/** `(function () { … })()` and `!function () { … }()`. */
function isCalledAtOnce(before: string, after: string): boolean {
  return /(?:^|[^\w$)\]\s])\s*[(!]\s*$/.test(before) && /^\s*\)?\s*\(/.test(after);
}

/** A string, a comment, or one character. */
function pieceAt(script: string, at: number): string {
  const rest = script.slice(at, at + 2);
  if (rest === '//') return script.slice(at, lineEnd(script, at));
  if (rest === '/*') {
    const end = script.indexOf('*/', at + 2);
    return script.slice(at, end < 0 ? script.length : end + 2);
  }
  const quote = script.charAt(at);
  if (quote !== '"' && quote !== "'" && quote !== '`') return quote;
  for (let end = at + 1; end < script.length; end += 1) {
    const character = script.charAt(end);
    if (character === '\\') end += 1;
    else if (character === quote) return script.slice(at, end + 1);
    // No string goes over its line: an apostrophe in a regular expression began it.
    else if (character === '\n' && quote !== '`') break;
  }
  return quote;
}

function lineEnd(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
}

/** Where the block that is open at `at` closes; the script's end if nowhere. */
function endOfBlock(script: string, start: number): number {
  let depth = 1;
  for (let at = start; at < script.length;) {
    const piece = pieceAt(script, at);
    if (piece === '{') depth += 1;
    if (piece === '}') depth -= 1;
    if (depth === 0) return at;
    at += piece.length;
  }
  return script.length;
}
