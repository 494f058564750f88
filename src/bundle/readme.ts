import { missingMessagesOf, placeOf, receiptSentence } from './pages/receipt-words';
import { singleSpaced } from '../model/identity';
import type { PartContents } from './part-contents';

/**
 * README.txt: what this is, how to read it without Letterkeep, how to verify it, and what it does not claim. Its lines end in
 * CRLF: the Notepad of Windows before 2018 shows a file with LF alone as one line. Without a mark at its start, so that
 * its first line is the title to every program.
 */
export function readmeTxt(contents: PartContents): string {
  const { receipt, part, parts, group, words } = contents;
  const said = words.readme;
  return [
    ...titled(said.title, '='),
    ...wrapped(said.saved(words.day(contents.date), contents.softwareVersion)),
    '',
    ...(parts === 1 ? [] : [...wrapped(said.part(part, parts, group)), '']),
    ...wrapped(receiptSentence(contents)),
    ...receipt.notes.flatMap((note) => ['', ...wrapped(singleSpaced(note))]),
    ...(receipt.complete
      ? []
      : [
          '',
          said.incomplete,
          ...receipt.incompleteBecause.flatMap((reason) => wrapped(`- ${reason}`)),
          ...missingLines(contents),
        ]),
    '',
    ...titled(said.readTitle),
    ...wrapped(said.read),
    '',
    ...said.filesFirst,
    ...contents.formats.flatMap((format) => said.filesOf[format]),
    ...said.filesRest,
    '',
    ...titled(said.datesTitle),
    ...wrapped(words.pages.timeZone),
    ...wrapped(said.fileTimes),
    '',
    ...titled(said.checkTitle),
    ...wrapped(said.bag),
    '',
    'Linux:',
    '    sha256sum -c manifest-sha256.txt',
    '    sha256sum -c tagmanifest-sha256.txt',
    'macOS:',
    '    shasum -a 256 -c manifest-sha256.txt',
    '    shasum -a 256 -c tagmanifest-sha256.txt',
    'Windows (PowerShell):',
    "    foreach ($m in 'manifest-sha256.txt', 'tagmanifest-sha256.txt') {",
    '      Get-Content $m | ForEach-Object {',
    "        $sum, $file = $_ -split '  ', 2",
    '        $now = (Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash',
    `        if ($now -ne $sum) { "${said.changed}: $file" }`,
    '      }',
    '    }',
    `    ${said.noOutput}`,
    said.python,
    '    bagit.py --validate .',
    '',
    ...wrapped(said.checked),
    '',
    ...titled(said.claimsTitle),
    ...wrapped(said.claims),
    '',
  ].join('\r\n');
}

/** How many messages are named here; the receipt names them all. */
const missingNamed = 50;

function missingLines({ receipt, words }: PartContents): string[] {
  const missing = missingMessagesOf(receipt);
  if (missing.length === 0) return [];
  const rest = missing.length - missingNamed;
  return [
    '',
    words.readme.notHere,
    ...missing
      .slice(0, missingNamed)
      .flatMap((one) => wrapped(`- ${singleSpaced(placeOf(one, words))}: ${one.reason}`)),
    ...(rest > 0 ? [`- ${words.readme.andMore(words.number(rest))}`] : []),
  ];
}

/** A title with a line below it. */
function titled(title: string, line = '-'): string[] {
  return [title, line.repeat(title.length), ...(line === '=' ? [''] : [])];
}

/** Lines of at most 80 characters with what ends them: a README is read in windows that do not wrap. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= 79) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
