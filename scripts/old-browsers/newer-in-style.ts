/**
 * What a style sheet could hold that Chrome 109 or Firefox 115 does not know, and that would change what is seen. Not
 * among them is what an older browser may pass over without harm: text-wrap: balance (Chrome 114, Firefox 121).
 * Versions by MDN's browser compatibility data, seen 2026-11-28.
 */
const newer: readonly (readonly [what: string, pattern: RegExp])[] = [
  [':has(): Firefox 121', /:has\(/],
  [':popover-open: Chrome 114, Firefox 125', /:popover-open/],
  [':user-valid, :user-invalid: Chrome 119', /:user-(?:in)?valid/],
  [':open: Chrome 133, Firefox 136', /:open\b/],
  ['::details-content: Chrome 131, Firefox 143', /::details-content/],
  ['::highlight: Firefox 140', /::highlight/],
  ['light-dark(): Chrome 123, Firefox 120', /\blight-dark\(/],
  ['color-mix(): Chrome 111', /\bcolor-mix\(/],
  ['lab(), lch(), oklab(), oklch(), color(): Chrome 111', /\b(?:ok)?l(?:ab|ch)\(|\bcolor\(/],
  ['a colour from another: Chrome 119, Firefox 128', /\((?:\s*)from\s/],
  ['subgrid: Chrome 117', /\bsubgrid\b/],
  ['@scope: Chrome 118, Firefox 146', /@scope\b/],
  ['@starting-style: Chrome 117, Firefox 129', /@starting-style\b/],
  ['@property: Firefox 128', /@property\b/],
  ['@view-transition: Chrome 126', /@view-transition\b/],
  ['@function: Chrome 139', /@function\b/],
  ['style queries: Chrome 111', /@container[^{]*\bstyle\(/],
  ['transitions of display: Chrome 117, Firefox 129', /\btransition-behavior\b|\ballow-discrete\b/],
  ['field-sizing: Chrome 123', /\bfield-sizing\b/],
  ['interpolate-size, calc-size(): Chrome 129', /\binterpolate-size\b|\bcalc-size\(/],
  ['anchors: Chrome 125', /\banchor-(?:name|scope)\b|\bposition-(?:anchor|area|try)\b|\banchor(?:-size)?\(/],
  ['scroll-driven animations: Chrome 115', /\b(?:scroll|view|animation)-timeline\b/],
  ['align-content in blocks: Chrome 123, Firefox 125', /display:\s*block[^}]*\balign-content\b/],
  ['sin() and its kin: Chrome 111', /\b(?:sin|cos|tan|asin|acos|atan2?|pow|sqrt|hypot|log|exp)\(/],
  ['round(), mod(), rem(), abs(), sign(): Chrome 125, Firefox 118', /\b(?:round|mod|rem|abs|sign)\(/],
  ['if(): Chrome 137', /\bif\(/],
  ['zoom: Firefox 126', /[{;]\s*zoom\s*:/],
  ['lh, rlh: Firefox 120', /\d(?:r?lh)\b/],
];

/** At-rules that hold rules; in any other block a block is nesting: Chrome 112, Firefox 117. */
const holders =
  /^@(?:media|supports|container|layer|keyframes|-webkit-keyframes|page|scope|starting-style)\b/;

/** What of it a sheet holds; notes do not count. */
export function newerInStyle(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/"[^"]*"|'[^']*'/g, '""');
  const found = newer.filter(([, pattern]) => pattern.test(bare)).map(([what]) => what);
  return nests(bare) ? [...found, 'rules in rules: Chrome 112, Firefox 117'] : found;
}

function nests(bare: string): boolean {
  const open: string[] = [];
  let text = '';
  for (const character of bare) {
    if (character === '{') {
      if (open.some((head) => !holders.test(head))) return true;
      open.push(text.trim());
    }
    if (character === '}') open.pop();
    text = /[{};]/.test(character) ? '' : text + character;
  }
  return false;
}
