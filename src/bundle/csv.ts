/**
 * CSV by RFC 4180, as spreadsheets open it: UTF-8 with a byte order mark (Excel), CRLF, every cell quoted, and no
 * cell that a spreadsheet would run as a formula (OWASP ASVS 5, 1.2.10; reliability.md 2.4) or change: such cells begin
 * with an apostrophe. messages.jsonl holds the same texts unguarded.
 */
export const csvStart = '\uFEFF';

/** = + - @ and what becomes one of them when a spreadsheet folds full-width forms; TAB, CR, LF and NUL. */
const formulaStart = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B\u2212\t\r\n\0]/;

/**
 * A number that is a name: leading zeros or more than 11 digits, 12E45, 3-4. Read as a number or a date, a spreadsheet
 * shows another one (14, 1.23E+15, 4 March), and an inmate number or letter number is lost unseen. Whole dates stay bare.
 */
const changedByReading = /^\s*(?:0\d+|\d{12,}|\d+e\d+|\d{1,2}[-/]\d{1,4})\s*$/iu;

/** One line, with its CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const plain = text.replaceAll('\0', '');
  // The first character counts both as it stands and after the space that some programs trim away.
  const start = trimmedStart(plain);
  const guard = formulaStart.test(text) || formulaStart.test(start) || changedByReading.test(start);
  return `"${guard ? "'" : ''}${plain.replaceAll('"', '""')}"`;
}

function trimmedStart(text: string): string {
  return text.replace(/^[\p{White_Space}\p{Cf}\p{Cc}]+/u, '');
}
