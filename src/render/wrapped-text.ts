/** Columns of a line of text that is made for reading (RFC 3676 4.2 wants at most 78 with the line end). */
export const textColumns = 76;

/**
 * The text with its long lines broken for reading, at spaces only: a word that is longer than a line stays whole. The space
 * at a break stays at the end of its line, so that nothing is lost: a line that ends in a space goes on in the next one, as
 * in "format=flowed" (RFC 3676). Lines that the writer broke stay broken, spaces at their start stay. Lines end in LF.
 */
export function wrappedText(text: string, columns = textColumns): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, columns))
    .join('\n');
}

function wrappedLine(line: string, columns: number): string {
  const widest = line.includes('\t') ? tabColumns : 2;
  if (line.length * widest <= columns) return line;
  const lines: string[] = [];
  let current = '';
  let width = 0;
  // Each word with the spaces behind it; the first with those before it too.
  for (const [unit] of line.matchAll(/^ *[^ ]* *|[^ ]+ */g)) {
    const word = withoutSpacesBehind(unit) || unit;
    const wordColumns = columnsOf(word, width);
    if (current !== '' && width + wordColumns > columns) {
      lines.push(current);
      current = '';
      width = 0;
    }
    current += unit;
    width += columnsOf(word, width) + unit.length - word.length;
  }
  return [...lines, current].join('\n');
}

/** By hand: a regular expression for spaces at an end looks at every run of spaces as often as it is long. */
function withoutSpacesBehind(unit: string): string {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === ' ') end -= 1;
  return unit.slice(0, end);
}

/**
 * Takes two columns: East Asian wide and fullwidth characters (Unicode Annex 11) and emoji. By scripts and blocks: a column
 * more or less is no matter here.
 */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** Takes none: marks over others, and what nobody sees. */
const none = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
/** Every tab begins a column whose number is a multiple of this. */
const tabColumns = 8;

/** How many columns a text takes in a line where `start` are taken. */
export function columnsOf(text: string, start = 0): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let column = start;
  for (const character of text) {
    if (character === '\t') column += tabColumns - (column % tabColumns);
    else if (!none.test(character)) column += wide.test(character) ? 2 : 1;
  }
  return column - start;
}
