/**
 * The elements of a letter. One list each for what is kept, what is kept under another name, what ends a line, and
 * what nobody ever sees; sanitise.ts, text.ts and markdown.ts go by the same ones.
 */

/** Kept as they are. `small` is kept only as a note of our own (body-notes.ts). */
export const keptElements = [
  ...['p', 'div', 'br', 'hr', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  ...['span', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'code', 'small'],
] as const;

/** Kept for the line they end or the look they give, under a plainer name. */
export const renamedElements: Readonly<Record<string, 'div' | 's' | 'u'>> = {
  ...Object.fromEntries(
    [
      ...[
        'address',
        'article',
        'aside',
        'center',
        'details',
        'dialog',
        'dir',
        'fieldset',
        'figcaption',
        'figure',
      ],
      ...[
        'footer',
        'form',
        'header',
        'hgroup',
        'legend',
        'listing',
        'main',
        'menu',
        'nav',
        'optgroup',
        'option',
      ],
      ...['search', 'section', 'summary'],
    ].map((name) => [name, 'div' as const]),
  ),
  strike: 's',
  del: 's',
  ins: 'u',
};

/** Elements that end a line (HTML Living Standard, 15.3: display block, list-item, table, table-row). */
export const blockElements: ReadonlySet<string> = new Set([
  ...['p', 'div', 'hr', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'tbody', 'thead', 'tfoot', 'tr'],
  ...Object.keys(renamedElements).filter((name) => renamedElements[name] === 'div'),
]);

/** Blocks whose emptiness shows as an empty line of a letter; an empty table or list shows nothing. */
export const lineElements: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'blockquote',
  'center',
  'dt',
  'dd',
]);

/** Removed with all that is inside: none of it was ever words on the screen. */
export const unseenElements = [
  ...['script', 'style', 'template', 'title', 'head', 'noscript', 'noembed', 'noframes', 'iframe', 'object'],
  ...[
    'embed',
    'applet',
    'audio',
    'video',
    'canvas',
    'svg',
    'math',
    'map',
    'datalist',
    'annotation-xml',
    'xmp',
  ],
  ...['plaintext', 'selectedcontent', 'portal', 'fencedframe'],
] as const;
export const unseen: ReadonlySet<string> = new Set<string>(unseenElements);
