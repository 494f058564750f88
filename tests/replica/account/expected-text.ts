/** How the site may mark up the line breaks of a body: unknown for JPay (dossier 2.6, unknown 9). */
export const bodyMarkups = ['br', 'br-cr', 'pre-wrap', 'p', 'div', 'nested-spans'] as const;
export type BodyMarkup = (typeof bodyMarkups)[number];

/** True when the markup of these lines holds a br or a block element, so that HTML's white-space rules apply. */
function collapses(lines: number, markup: BodyMarkup): boolean {
  switch (markup) {
    case 'p':
    case 'div':
      return true;
    case 'br':
    case 'br-cr':
    case 'nested-spans':
      return lines > 1;
    case 'pre-wrap':
      return false;
  }
}

/**
 * The `text` that the archive must hold for a typed body, by the rule in contract.md, from the source alone.
 *
 * Read to the letter: the white space that collapses is HTML's own (space, tab, LF, FF, CR), to one space, also at
 * the start of a line; a no-break space becomes a space and does not collapse; a blank line is one of white space only.
 */
export function expectedText(source: string, markup: BodyMarkup): string {
  const sourceLines = source.replaceAll('\r\n', '\n').split('\n');
  const collapsed = collapses(sourceLines.length, markup)
    ? sourceLines.map((line) => line.replace(/[ \t\f\r]+/g, ' '))
    : sourceLines;
  const lines = collapsed.map((line) => line.replaceAll('\u00a0', ' '));
  const trimmed = lines.map((line, at) => (at < lines.length - 1 ? line.replace(/ +$/, '') : line));
  const isBlank = (line: string | undefined): boolean => line !== undefined && /^[ \t]*$/.test(line);
  while (isBlank(trimmed[0])) trimmed.shift();
  while (isBlank(trimmed.at(-1))) trimmed.pop();
  return trimmed.join('\n');
}

/** The same for every markup. */
export function expectedTexts(source: string): Record<BodyMarkup, string> {
  return {
    br: expectedText(source, 'br'),
    'br-cr': expectedText(source, 'br-cr'),
    'pre-wrap': expectedText(source, 'pre-wrap'),
    p: expectedText(source, 'p'),
    div: expectedText(source, 'div'),
    'nested-spans': expectedText(source, 'nested-spans'),
  };
}
