/**
 * Letters as JPay shows them, made up from their number: no clock, no chance. The text is there before any markup is, so
 * that what a renderer kept of it can be counted.
 */
export interface MadeUpBody {
  /** As somebody typed it. */
  text: string;
  /** The markup inside the letter's element, as served. */
  html: string;
}

const words = (
  'the garden is green again and your niece waters it each evening we read your letter twice on the bus home ' +
  'grandma made the lemon cake with too much sugar they moved us to another yard this week where it is quieter ' +
  'happy birthday from all of us the roof is done and the porch light works do not worry about money ' +
  'cuídate mucho mamá te extrañamos muchísimo los niños preguntan por ti'
).split(' ');

/** What people type that Markdown or HTML would take for its own. */
const asTyped = [
  'I <3 you & miss you',
  'call me at <home> or <work>',
  '2 * 3 * 4 = 24, and *really* so',
  '# 1 dad',
  '1. milk 2. eggs',
  'snake_case_name and [brackets](here)',
  '- not a list -',
  '`quoted` ~~gone~~ |cell|',
];

/** The forms of a body that the replica knows (tests/replica/pages/body.ts), the commonest first. */
const forms = ['br', 'br', 'br', 'br-cr', 'pre-wrap', 'p', 'div', 'spans', 'rich'] as const;

export function bodyOf(number: number): MadeUpBody {
  const lines = linesOf(number);
  return { text: lines.join('\n'), html: marked(lines, forms[number % forms.length] ?? 'br') };
}

/** About 1,000 characters in ten lines; one line in eight as nobody likes it, one in five empty. */
function linesOf(number: number): string[] {
  const lines = [`Dear family ${number},`];
  for (let line = 0; line < 12; line += 1) {
    const seed = number * 13 + line;
    if (seed % 8 === 3) lines.push(asTyped[Math.floor(seed / 8) % asTyped.length] ?? '');
    else if (seed % 5 === 2) lines.push('');
    else {
      const said: string[] = [];
      for (let at = 0; at < 18; at += 1) {
        said.push(words[(seed * 31 + at * (7 + (seed % 5))) % words.length] ?? '');
      }
      lines.push(`${said.join(' ')}.`);
    }
  }
  return [...lines, 'Love, Fake Person'];
}

function marked(lines: readonly string[], form: (typeof forms)[number]): string {
  const escaped = lines.map(escape);
  const each = (tag: string): string =>
    escaped.map((line) => `<${tag}>${line === '' ? '&nbsp;' : line}</${tag}>`).join('');
  switch (form) {
    case 'br':
      return escaped.join('<br />');
    case 'br-cr':
      return escaped.join('\r<br />');
    case 'pre-wrap':
      return `<span style="white-space:pre-wrap;">${escaped.join('\n')}</span>`;
    case 'p':
    case 'div':
      return each(form);
    case 'spans':
      return escaped
        .map((line) =>
          line.replace(/[^ ]+/g, (word, at: number) => (at % 3 === 2 ? highlighted(word) : word)),
        )
        .join('<br />');
    case 'rich':
      return rich(escaped);
  }
}

function highlighted(word: string): string {
  return `<span class="hl"><span>${word}</span></span>`;
}

/** As an editor makes it: a heading, emphasis, a list, a quote, a table, styles, and what has no business in a letter. */
function rich([first = '', ...others]: readonly string[]): string {
  const third = Math.floor(others.length / 3);
  const [listed, quoted, rest] = [
    others.slice(0, third),
    others.slice(third, 2 * third),
    others.slice(2 * third),
  ];
  return (
    `<h2 style="color:navy" onclick="void 0">${first}</h2><script>var none = 1;</script>` +
    `<ul>${listed.map((line) => `<li><b>${line}</b></li>`).join('')}</ul>` +
    `<blockquote>${quoted.map((line) => `<p><i>${line}</i></p>`).join('')}</blockquote>` +
    `<table><tr>${rest.map((line) => `<td><font size="2">${line}</font></td>`).join('')}</tr></table>` +
    '<!-- nobody sees this -->'
  );
}

function escape(line: string): string {
  return line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
