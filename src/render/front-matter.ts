export type FrontMatterValue = string | number | null | undefined | readonly string[];

/**
 * YAML front matter (YAML 1.2, 7.3.1): every text is a double-quoted scalar on one line with all but printable
 * characters escaped, so that no text can end it, start a key or be read as another type. `undefined` leaves a field
 * out. Ends with a line break.
 */
export function frontMatter(fields: Readonly<Record<string, FrontMatterValue>>): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${keyOf(key)}: ${valueOf(value ?? null)}`);
  return ['---', ...lines, '---', ''].join('\n');
}

function keyOf(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(key) ? key : quoted(key);
}

function valueOf(value: Exclude<FrontMatterValue, undefined>): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'string') return quoted(value);
  return `[${value.map(quoted).join(', ')}]`;
}

/**
 * JSON's quoting is YAML's, but YAML 1.1 readers end lines at U+0085, U+2028 and U+2029 and refuse controls. A viewer
 * that knows no front matter reads it as Markdown: what could be emphasis, code, an entity, an address, a picture or HTML
 * there is escaped as well.
 */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /:(?=[^\s\d"])|(?<=\/)\/|[&*<>[\]_`~\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
