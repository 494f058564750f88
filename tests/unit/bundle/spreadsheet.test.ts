import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactsCsv } from '../../../src/bundle/contact-files';
import { csvLine, csvStart } from '../../../src/bundle/csv';
import type { MessageRecord } from '../../../src/bundle/archive-source';
import { messageCsvLine, messagesCsvHead } from '../../../src/bundle/message-line';
import { englishArchive } from '../../../src/bundle/words/english/catalogue';
import { breakingCells, formulaCells, numberCells, plainCells } from '../../hostile/cells';
import { hasPython, hasSoffice, inFolder, python, run } from './foreign-tools';

const cells = [...formulaCells, ...breakingCells, ...numberCells, ...plainCells];

/** A whole date is read as one, and shown as the computer shows dates. */
const isDate = (cell: string) => /^\d+\/\d+\/\d{4}/.test(cell);

/** The table as it holds these cells; what a spreadsheet must show, by the rule that README.txt tells. */
function guarded(cell: string): string {
  const plain = cell.replaceAll('\0', '');
  return csvLine([cell]).startsWith(`"'`) && !plain.startsWith("'") ? `'${plain}` : plain;
}

const record = {
  id: 'ab'.repeat(32),
  direction: 'received',
  date: '2019-07-15T15:04',
  attachments: [],
} as const;

const messages =
  csvStart +
  messagesCsvHead(englishArchive) +
  cells
    .map((cell) =>
      messageCsvLine(
        {
          ...(record as unknown as MessageRecord),
          personName: cell,
          dateText: cell,
          letterNumber: cell,
          status: cell,
        },
        { key: '', name: cell, inmateId: cell, agency: cell, sameNameContacts: [] },
        cell,
        { html: 'a.html', markdown: 'a.md', raw: 'a', attachments: new Map() },
        englishArchive,
      ),
    )
    .join('');
const contacts = contactsCsv(
  cells.map((cell) => ({
    name: cell,
    inmateId: cell,
    agency: cell,
    messages: 0,
    sharesName: false,
    silent: false,
  })),
  englishArchive,
);

describe('a hostile sheet', () => {
  it('has at least 60 cells that a spreadsheet would run, all of them guarded', () => {
    expect(formulaCells.length).toBeGreaterThanOrEqual(60);
    const quoted = /^['"]/;
    const unguarded = [
      ...formulaCells.filter((cell) => !quoted.test(cell) && cell !== '\ufffe=1'),
      ...numberCells,
    ].filter((cell) => !csvLine([cell]).startsWith(`"'`));
    expect(unguarded).toEqual([]);
  });

  it('leaves what a family reads as it is', () => {
    for (const cell of plainCells) expect(csvLine([cell])).toBe(`"${cell}"\r\n`);
  });

  it.skipIf(!hasPython)('gives Python the same cells back', () => {
    const read = python(
      `import csv,io,json,sys
csv.field_size_limit(1<<24)
print(json.dumps([list(csv.reader(io.StringIO(t.lstrip('\\ufeff'), newline=''))) for t in json.load(sys.stdin)]))`,
      [messages, contacts],
    ) as [string[][], string[][]];
    expect(read[0].slice(1).map((row) => row[6])).toEqual(cells.map(guarded));
    expect(read[0].slice(1).map((row) => row[9])).toEqual(cells.map(guarded));
    expect(read[1].slice(1).map((row) => row[1])).toEqual(cells.map(guarded));
  });

  // Left out where LibreOffice is not installed; by comma as a person imports it, and as the program does by itself.
  it.skipIf(!hasSoffice)('opens in LibreOffice without one formula and with every number whole', async () => {
    await inFolder((folder) => {
      const tables = {
        messages,
        contacts,
        sheet: csvStart + cells.map((cell) => csvLine([cell, 'end'])).join(''),
      };
      for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), text);
      const files = Object.keys(tables).map((name) => `${name}.csv`);
      const office = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--norestore'];
      const filters = ['--infilter=CSV:44,34,76,1', '--infilter=CSV:59/44/9,34,76,1', undefined];
      for (const filter of filters) {
        run('soffice', [...office, ...(filter ? [filter] : []), '--convert-to', 'fods', ...files], folder);
        for (const name of Object.keys(tables)) {
          const sheet = readFileSync(join(folder, `${name}.fods`), 'utf8');
          expect(sheet).toContain('table:table-cell');
          expect(sheet.match(/table:formula=|office:value-type="(?:percentage|currency)"/g) ?? []).toEqual(
            [],
          );
          if (filter === filters[0] && name === 'sheet')
            expect(shown(sheet).filter(notDates)).toEqual(readable(cells).filter(notDates));
        }
      }
    });
  });
});

const notDates = (_: string, index: number) => !isDate(cells[index] ?? '');
const squeezed = (text: string) => text.replace(/[\s\p{Cc}\ufffe\uffff]+/gu, '').slice(0, 30_000);

/** What stands in the first column, without its white space. */
function shown(fods: string): string[] {
  const table = fods.slice(fods.indexOf('<table:table '));
  return (table.match(/<table:table-row[\s\S]*?<\/table:table-row>/g) ?? []).map((row) => {
    const first = /<table:table-cell[^>]*?(?:\/>|>([\s\S]*?)<\/table:table-cell>)/.exec(row)?.[1] ?? '';
    const text = first
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
    return squeezed(
      text
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&#x?[0-9a-f]+;/gi, '')
        .replace(/&amp;/g, '&'),
    );
  });
}

function readable(of: readonly string[]): string[] {
  return of.map((cell) => squeezed(guarded(cell)));
}
