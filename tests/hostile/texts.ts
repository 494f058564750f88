/**
 * Texts that nobody types by chance: pieces that mean something to one Markdown dialect or another, to HTML, YAML or a
 * terminal, put together at random. All of them ours.
 */
const pieces = {
  words: ['word', 'Mom', 'x', 'A', '7', '42', ' and ', 'é', 'Ж', '中', 'مرحبا', 'שלום', '😀', '👩‍👩‍👧'],
  emphasis: [
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '~~~',
    '_a_b_',
    'a*b*c',
    '**x**',
    '==x==',
    '++x++',
    '^x^',
    '~x~',
  ],
  code: ['`', '``', '```', '```js\n', '`x`', '``` `', '~~~\n', '    code', '\tcode'],
  headings: [
    '#',
    '# ',
    '## ',
    '###### ',
    '#######',
    ' #',
    '===',
    '---',
    '\n===\n',
    '\n---\n',
    '\n-\n',
    '\n=\n',
    '\n  ----  \n',
  ],
  lists: [
    '- ',
    '+ ',
    '* ',
    '-',
    '1. ',
    '1) ',
    '12345. ',
    '1234567890. ',
    '0. ',
    '- [ ] ',
    '- [x] ',
    '- - - ',
    '\n  - ',
    '\n    1. ',
    '\n   * + - ',
  ],
  rules: ['***', '___', '- - -', '_ _ _', '***\n', '-----', '* * *'],
  quotes: ['> ', '>', '>>> ', '\n> ', '> [!NOTE]\n> ', '> [!WARNING]- ', '[!TIP] ', '> - > '],
  links: [
    ...[
      '[x](http://fake.example)',
      '[x]',
      '[x][y]',
      '[x][]',
      '[x]: http://fake.example "t"',
      '\n[x]: <javascript:1>\n',
    ],
    ...[
      '![x](http://fake.example/p.png)',
      '![',
      '](',
      ')',
      '!',
      '!\n[',
      '[x](<',
      '>)',
      '[a]( b "c")',
      '[^1]',
      '[^1]: note',
      '^[note]',
    ],
    ...['[[page]]', '![[page]]', '[[page|x]]', '[[#x]]', '[](x)', '[](<>)', '!\\['],
  ],
  addresses: [
    ...[
      '<http://fake.example>',
      '<a@fake.example>',
      '<javascript:alert(1)>',
      'http://fake.example/a_b',
      'https://fake.example?a=1&b=2',
    ],
    ...[
      'http://',
      'https://x',
      'http:',
      'www.fake.example',
      'www.',
      'WWW.FAKE.EXAMPLE',
      'fake.example.com',
      'fake.com/x',
      'fake.рф',
    ],
    ...[
      'a@fake-mail.com',
      'mailto:a@fake-mail.com',
      'xmpp:a@b.com',
      'ftp://fake.example',
      '//localhost/x',
      '//fake.com',
      'tel:555',
      'javascript:x',
    ],
    ...[
      '192.168.0.1',
      'http://[::1]/',
      '@someone',
      '@someone/team',
      'fake/fake#1',
      'GH-1',
      '0123456789abcdef0123456789abcdef01234567',
    ],
  ],
  html: [
    ...[
      '<b>',
      '</b>',
      '<script>alert(1)</script>',
      '<!-- x -->',
      '<!-->',
      '<!---->',
      '<?x?>',
      '<!DOCTYPE x>',
      '<![CDATA[x]]>',
    ],
    ...[
      '<br>',
      '<',
      '>',
      '</',
      '<x',
      '<a href="',
      '<div>\n',
      '\n<div\n',
      '<pre>',
      '<style>',
      '<textarea>',
      '<img src=x onerror=alert(1)>',
    ],
    ...[
      '<svg/onload=x>',
      '<custom-tag>',
      '</p>',
      '<input>',
      '<a\n',
      '<-',
      '<3',
      '<<',
      '<http:',
      '<details><summary>',
    ],
  ],
  entities: [
    '&amp;',
    '&#65;',
    '&#x41;',
    '&copy',
    '&copy;',
    '&',
    '&lt;b&gt;',
    '&#0;',
    '&NewLine;',
    '&Tab;',
    '&nbsp;',
    '&zwj;',
    '&fake;',
    '&#',
    '&#x',
    '&colon;',
  ],
  tables: [
    '|',
    '||',
    '|---|',
    '| a | b |\n|---|---|\n',
    ':-',
    '-:',
    '\n--|--\n',
    'a | b\n- | -\n',
    '\n|-\n',
    '\\|',
    '\n:-:\n',
  ],
  dialects: [
    ...[
      ':::',
      '::: warning',
      ':smile:',
      ':+1:',
      ':-)',
      ': def',
      '\n: def',
      '$x$',
      '$$',
      '$$\nx\n$$',
      '\\(x\\)',
      '\\[x\\]',
      '$20',
      '\\begin{x}',
    ],
    ...[
      '{.c}',
      '{#id}',
      '{{x}}',
      '{% x %}',
      '{{< x >}}',
      '%%x%%',
      '%%',
      '%%\n',
      '!!! note',
      '??? note',
      '+++',
      '+++\n',
      '[TOC]',
      '[toc]',
      '[[_TOC_]]',
    ],
    ...[
      '#tag',
      '#tag/x',
      ' #1',
      '*[HTML]: x',
      '^block',
      ' ^id',
      '>!x!<',
      '||x||',
      '{=x=}',
      '{++x++}',
      '{>>x<<}',
      '(c)',
      '(tm)',
      '--',
      '...',
      "'",
      '"',
    ],
    ...[
      '---\n',
      '---\ntitle: x\n---\n',
      'key: value',
      '...\n',
      '\n...\n',
      '<%= x %>',
      '%YAML 1.2',
      '!!js/function',
      '&anchor',
      '*alias',
    ],
    ...[
      '@media',
      '@import',
      '\u001b[31m',
      '\\n',
      '\\u0041',
      '%41',
      '%0d%0a',
      '\\',
      '\\\\',
      '\\\\\\',
      '\\*',
      '\\<',
    ],
  ],
  numbers: [
    '1.5',
    '3:04',
    '$20',
    '50%',
    '1/2',
    '7/15/2019',
    '1.',
    '1)',
    '(1)',
    '1986. ',
    '+1',
    '-1',
    '=1',
    '1-2',
    'a.b',
    '.',
    '...',
    '/',
    ':',
    ')',
  ],
  space: [
    ...[
      '    ',
      '\t',
      ' ',
      '  ',
      '   ',
      '\n',
      '\n',
      '\n\n',
      '\n\n\n',
      '\n\n\n\n',
      '\n    ',
      '\n\t',
      '\n ',
      '\r\n',
      '\r',
      '\r\r\n',
      '  \n',
      '\\\n',
      '\t\n',
      '\n \t \n',
    ],
    ...[
      '\u00a0',
      '\u3000',
      '\u2003',
      '\u2028',
      '\u2029',
      '\u0085',
      '\u000b',
      '\u000c',
      '\u1680',
      '\u200b',
      '\ufeff',
      '\u2060',
      '\u00ad',
    ],
  ],
  strange: [
    ...[
      '\u202e',
      '\u202a',
      '\u2066',
      '\u2069',
      '\u200f',
      '\u0001',
      '\u0007',
      '\u001b',
      '\u007f',
      '\u009b',
      '\0',
      '\ufffd',
      '\ufffe',
      '\uffff',
    ],
    ...[
      '\ud800',
      '\udc00',
      'e\u0301',
      'a\u0300\u0301\u0302',
      '\u0301',
      '\u200d',
      '\ufe0f',
      '𝒳',
      '𐍈',
      '\u{1f1fa}\u{1f1f8}',
      '\u{e0041}',
      '＜b＞',
      '＊x＊',
      '［x］',
    ],
  ],
};

const kinds = Object.values(pieces);

/** A small generator (mulberry32), so that a failing text can be made again from its seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function oneOf<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

/** One to fourteen pieces; a short list of kinds has as much to say as a long one. */
export function hostileText(seed: number): string {
  const random = seeded(seed);
  const count = 1 + Math.floor(random() * 14);
  return Array.from({ length: count }, () => oneOf(random, oneOf(random, kinds))).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

const tags = [
  ...['b', 'strong', 'i', 'em', 's', 'del', 'u', 'span', 'font', 'code', 'sub', 'p', 'div', 'pre', 'center'],
  ...[
    'h1',
    'h2',
    'h6',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'table',
    'tr',
    'td',
    'th',
    'caption',
  ],
];

/** Markup around hostile words: emphasis beside anything, links, lists, quotes, tables, one inside the other. */
export function hostileMarkup(seed: number): string {
  const random = seeded(seed ^ 0x5eed);
  const words = (): string => escapeHtml(hostileText(Math.floor(random() * 4_294_967_296)));
  const piece = (depth: number): string => {
    const choice = random();
    if (choice < 0.15) return `<a href="${hostileAddress(random).replace(/"/g, '&quot;')}">${words()}</a>`;
    if (choice < 0.3) return `${words()}<br>`;
    const tag = oneOf(random, tags);
    const inner = depth < 3 && random() < 0.3 ? piece(depth + 1) + words() + piece(depth + 1) : words();
    return `<${tag}>${inner}</${tag}>`;
  };
  const parts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => piece(0));
  return parts.join(random() < 0.5 ? '' : ' ');
}

const schemes = [
  'https://fake.example/',
  'http://fake.example?',
  'mailto:a@fake.example?subject=',
  'https://',
  'javascript:',
  '',
];

function hostileAddress(random: () => number): string {
  const rest = hostileText(Math.floor(random() * 4_294_967_296));
  return oneOf(random, schemes) + (random() < 0.5 ? rest : encodeURI(rest.replace(/\p{Cs}/gu, '')));
}
