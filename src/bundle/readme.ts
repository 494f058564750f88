import { missingMessagesOf, placeOf, receiptSentence } from './pages/receipt-words';
import type { Receipt } from '../model/receipt';
import { singleSpaced } from '../model/identity';
import type { PartContents } from './part-contents';
import { dayInWords, grouped, timeZoneSentence } from './words';

/** README.txt: what this is, how to read it without Letterkeep, how to verify it, and what it does not claim. */
export function readmeTxt(contents: PartContents): string {
  const { receipt, part, parts, group } = contents;
  return [
    'YOUR MESSAGES FROM JPAY',
    '=======================',
    '',
    `Saved on ${dayInWords(contents.date)} by Letterkeep ${contents.softwareVersion}, a browser extension that`,
    'copies what a JPay account shows. Letterkeep does not belong to JPay.',
    '',
    ...wrapped(receiptSentence(receipt)),
    ...(receipt.complete
      ? []
      : [
          '',
          'THIS ARCHIVE IS INCOMPLETE:',
          ...receipt.incompleteBecause.flatMap((reason) => wrapped(`- ${reason}`)),
          ...missingLines(receipt),
        ]),
    ...(parts === 1
      ? []
      : [
          '',
          ...wrapped(
            `This is part ${part} of ${parts} (${group}-part-1-of-${parts} and so on). Each part can be read and checked by itself.`,
          ),
        ]),
    '',
    'HOW TO READ IT',
    '--------------',
    'Unpack the ZIP file first. Then open START HERE.html with any web browser.',
    'No internet and no program of ours is needed.',
    '',
    'data/people/         one folder for each person:',
    '    conversation.html    all messages in order, sent and received',
    '                         (long ones are split: conversation-2021.html ...)',
    '    conversation.md      the same as plain text (Markdown)',
    '    messages/            each message as a page and as plain text',
    '    attachments/         photos, eCards, VideoGrams, documents, as JPay sent them',
    '                         A file ending in .dat.txt could run as a program or as a',
    '                         page: it has another name so that nothing opens it by',
    '                         itself. One ending in .bin is of a kind nobody knows. Open',
    '                         them only if you know what they are.',
    '    raw/                 each page as JPay sent it, byte by byte. These end in',
    '                         .html.txt so that no browser runs what is in them.',
    'data/messages.jsonl  every message, one a line, for programs (JSON)',
    'data/messages.csv    the same as a table. A cell that a spreadsheet could take for a',
    "                     formula, or whose number it would change (007), has a ' before",
    '                     it; messages.jsonl has it without. The same in contacts.csv.',
    'data/messages.mbox   for e-mail programs (mboxrd). Photos are named there, not held:',
    '                     their files lie in attachments/. Addresses ending in .invalid',
    '                     are made up, because JPay has none.',
    'data/contacts.csv    names, numbers, agencies; contacts.vcf for address books',
    'data/receipt.json    what was listed, what was saved, and every exception',
    'data/pages/          photos, VideoGrams, style and search of START HERE',
    '',
    'DATES AND TIMES',
    '---------------',
    ...wrapped(timeZoneSentence),
    ...wrapped(
      'File times in this archive are those of the messages, where JPay shows a date. In file names, 0000 means that no time was shown.',
    ),
    '',
    'HOW TO CHECK THAT NOTHING HAS CHANGED',
    '-------------------------------------',
    'This folder is a bag by the BagIt standard (RFC 8493). Open a terminal in it, then:',
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
    '        if ((Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash -ne $sum) { "CHANGED: $file" }',
    '      }',
    '    }',
    '    (no output: nothing has changed)',
    'With Python and the bagit package:',
    '    bagit.py --validate .',
    '',
    ...wrapped(
      'The first three do not notice files that somebody added; bagit.py does. To be able to show later when this archive was made, keep the SHA-256 of the ZIP file itself in a dated place: an e-mail, a print, a notary.',
    ),
    '',
    'WHAT IS NOT CLAIMED',
    '-------------------',
    ...wrapped(
      'The sums show that the files have not changed since this archive was written. They do not prove what JPay showed, who wrote a message, or when. Messages that were deleted before, or that JPay did not list, are not here. The pages show the messages without anything that could run or load from the internet; raw/ holds what JPay sent.',
    ),
    '',
  ].join('\n');
}

/** How many messages are named here; the receipt names them all. */
const missingNamed = 50;

function missingLines(receipt: Receipt): string[] {
  const missing = missingMessagesOf(receipt);
  if (missing.length === 0) return [];
  const rest = missing.length - missingNamed;
  return [
    '',
    'NOT HERE:',
    ...missing
      .slice(0, missingNamed)
      .flatMap((one) => wrapped(`- ${singleSpaced(placeOf(one))}: ${one.reason}`)),
    ...(rest > 0 ? [`- and ${grouped(rest)} more: see data/receipt.json`] : []),
  ];
}

/** Lines of at most 80 characters: a README is read in windows that do not wrap. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= 80) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
