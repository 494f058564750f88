import { chanceFrom } from './chance';

/**
 * Hostile markup without end: pieces of the corpus spliced, nested, cut and misquoted, and elements made of a grammar of
 * what parsers stumble over. A number gives the same mail for ever, in every browser.
 */
export function generatedMail(corpus: readonly string[], number: number): string {
  const random = chanceFrom(number ^ 0x9e3779b9);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const below = (limit: number) => Math.floor(random() * limit);
  const piece = (): string => pick(corpus);
  let mail = random() < 0.5 ? piece() : grown(random, pick, 0);
  const rounds = 1 + below(4);
  for (let round = 0; round < rounds; round += 1) {
    const at = below(mail.length + 1);
    const to = Math.min(mail.length, at + below(24));
    mail = pick<() => string>([
      // Two cut anywhere and put together
      () => mail.slice(0, at) + piece().slice(below(12)),
      () => mail.slice(0, at) + piece() + mail.slice(at),
      () => mail.slice(0, at) + grown(random, pick, 0) + mail.slice(at),
      // One inside another
      () => `${openers(random, pick)}${mail}${pick(closers)}`,
      () => pick(wrappers).replace('{}', () => mail),
      // Something lost, doubled or swapped
      () => mail.slice(0, at),
      () => mail.slice(0, at) + mail.slice(to),
      () => mail.slice(0, to) + mail.slice(at),
      () => mail.replace(/["'`]/g, () => pick(['"', "'", '`', ''])),
      () => mail.replace(/<\/?[a-z]+/i, (tag) => (tag.startsWith('</') ? '</' : '<') + pick(elements)),
      () => mail.replace(/\s/g, (space) => pick([space, '/', '\f', '\n', '\u0000', ' '])),
      () => mail.replace(/<(?=[a-z])/gi, () => pick(['<', '<', '</', '<!--<', '&lt;<'])),
      () => mail.slice(0, at) + pick(odd) + mail.slice(at),
    ])().slice(0, 4_000);
  }
  return mail;
}

type Random = () => number;
type Pick = <T>(list: readonly T[]) => T;

function grown(random: Random, pick: Pick, depth: number): string {
  if (depth > 5 || random() < 0.2) return pick(words);
  const name = pick(elements);
  const attributes = Array.from({ length: Math.floor(random() * 3) }, () => attribute(random, pick)).join('');
  const inside = Array.from({ length: Math.floor(random() * 4) }, () => grown(random, pick, depth + 1)).join(
    '',
  );
  const end = random() < 0.7 ? `</${random() < 0.9 ? name : pick(elements)}>` : '';
  return `<${name}${attributes}>${inside}${end}`;
}

function attribute(random: Random, pick: Pick): string {
  const quote = pick(['"', "'", '', '"']);
  return ` ${pick(attributes)}=${quote}${pick(values)}${random() < 0.95 ? quote : ''}`;
}

function openers(random: Random, pick: Pick): string {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => `<${pick(elements)}>`).join('');
}

const elements = [
  ...[
    'a',
    'b',
    'p',
    'div',
    'span',
    'i',
    'small',
    'font',
    'nobr',
    'h1',
    'h2',
    'li',
    'ul',
    'ol',
    'dd',
    'dt',
    'dl',
  ],
  ...['table', 'tbody', 'tr', 'td', 'th', 'caption', 'col', 'colgroup', 'form', 'input', 'button', 'select'],
  ...['option', 'optgroup', 'textarea', 'label', 'fieldset', 'legend', 'pre', 'listing', 'xmp', 'plaintext'],
  ...['style', 'script', 'noscript', 'noembed', 'noframes', 'iframe', 'title', 'template', 'object', 'embed'],
  ...[
    'svg',
    'desc',
    'foreignObject',
    'math',
    'mi',
    'mtext',
    'mglyph',
    'malignmark',
    'annotation-xml',
    'image',
  ],
  ...[
    'img',
    'br',
    'hr',
    'details',
    'summary',
    'dialog',
    'center',
    'dir',
    'menu',
    'ruby',
    'rt',
    'rp',
    'frameset',
  ],
  ...[
    'head',
    'body',
    'html',
    'base',
    'meta',
    'link',
    'video',
    'audio',
    'source',
    'track',
    'map',
    'area',
    'bdo',
  ],
  ...[
    'selectedcontent',
    'search',
    'marquee',
    'applet',
    'x-fake',
    'code',
    'sub',
    'sup',
    'strike',
    'del',
    'ins',
  ],
];
const attributes = [
  ...[
    'href',
    'src',
    'srcset',
    'alt',
    'title',
    'style',
    'id',
    'name',
    'class',
    'onclick',
    'onerror',
    'onload',
  ],
  ...['dir', 'lang', 'rel', 'target', 'colspan', 'rowspan', 'action', 'formaction', 'background', 'encoding'],
  ...[
    'xlink:href',
    'xmlns',
    'is',
    'shadowrootmode',
    'http-equiv',
    'content',
    'data',
    'poster',
    'ping',
    'value',
  ],
];
const values = [
  ...[
    '',
    'x',
    '1',
    '2',
    '99999',
    'rtl',
    'ltr',
    'auto',
    'ar',
    'en-US',
    'https://fake.example/',
    'http://a.example/x',
  ],
  ...[
    'mailto:a@fake.example',
    'javascript:alert(1)',
    '//fake.example',
    'data:text/html,<script>alert(1)</script>',
  ],
  ...['</style><img src=x onerror=alert(1)>', '--><script>alert(1)</script>', 'text/html', 'open', 'refresh'],
  ...[
    '0;url=http://r.example/',
    'nodeName',
    'attributes',
    'body',
    '&quot;&gt;<b>',
    'https://a.example/?<b>&amp;"',
  ],
];
const words = [
  ...[
    'words',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '  two  spaces ',
    '&nbsp;',
    '&lt;b&gt;',
    '&amp;lt;',
    '<',
    '>',
    '&',
  ],
  ...[
    '\u0000',
    '\u202eturned',
    '\u05e9\u05dc\u05d5\u05dd',
    '\ud83d\ude00',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '<?x?>',
  ],
  ...[
    '[A picture was left out.]',
    '[A picture from fake.example was left out.]',
    ' (fake.example)',
    '<br>',
    '<hr>',
  ],
];
const odd = [
  '\u0000',
  '\f',
  '\ud800',
  '<',
  '>',
  '"',
  "'",
  '`',
  '=',
  '&',
  '</',
  '<!',
  '-->',
  '\r',
  '\u00a0',
  '/>',
  ';',
];
const closers = [
  '',
  '',
  '</div>',
  '</p>',
  '</table>',
  '</svg>',
  '</math>',
  '</form>',
  '</a>',
  '</style>',
  '</template>',
];
const wrappers = [
  ...[
    '<svg>{}</svg>',
    '<math>{}</math>',
    '<math><mtext>{}',
    '<svg><foreignObject>{}',
    '<svg><style>{}</style></svg>',
  ],
  ...[
    '<table>{}</table>',
    '<table><tr>{}',
    '<select>{}</select>',
    '<form>{}</form>',
    '<a href="https://w.example/">{}</a>',
  ],
  ...[
    '<pre>\n{}</pre>',
    '<!--{}-->',
    '<style>{}</style>',
    '<template>{}</template>',
    '<noscript>{}</noscript>',
  ],
  ...[
    '<p title="{}">words</p>',
    "<p title='{}'>words</p>",
    '<small dir=ltr>{}</small>',
    '<p>{}',
    '<b>{}<p>{}</b>',
  ],
];
