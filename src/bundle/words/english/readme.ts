import type { ArchiveFormat } from '../../../model/export-request';

/** README.txt. Lists are lines of their own, at most 79 characters; whole sentences are wrapped by src/bundle/readme.ts. */
export const readmeWords = {
  title: 'YOUR MESSAGES FROM JPAY',
  saved: (day: string, version: string) =>
    `Saved on ${day} by Letterkeep ${version}, a browser extension that copies what a JPay account shows. Letterkeep does not belong to JPay.`,
  incomplete: 'THIS ARCHIVE IS INCOMPLETE:',
  notHere: 'NOT HERE:',
  andMore: (count: string) => `and ${count} more: see data/receipt.json`,
  part: (part: number, parts: number, group: string) =>
    `This is part ${part} of ${parts} (${group}-part-1-of-${parts} and so on). Each part can be read and checked by itself.`,
  readTitle: 'HOW TO READ IT',
  read: 'Unpack the ZIP file first. Then open START HERE.html with any web browser. No internet and no program of ours is needed.',
  /** What lies where. Of each form that was chosen, its own lines stand after the first ones. */
  filesFirst: [
    'data/people/         one folder for each person:',
    '    conversation.html    all messages in order, sent and received',
    '                         (long ones are split: conversation-2021.html ...)',
  ],
  filesOf: {
    markdown: [
      '    conversation.md      the same with simple signs for headings and links',
      '                         (Markdown); one beside each page in messages/, too',
    ],
    word: [
      '    conversation.docx    the same for Word or LibreOffice, with the photos',
      '                         (large ones are split: conversation_1-of-2.docx ...)',
    ],
    email: ['    conversation.mbox    the same for e-mail programs, with all attachments'],
    text: ['    conversation.txt     the same as plain text'],
  } satisfies Record<ArchiveFormat, readonly string[]>,
  filesRest: [
    '    book.html            the messages and photos as a book to print or to keep',
    '                         as a PDF (split as the conversation is)',
    '    court-copy.html      the messages numbered, with dates as JPay showed them',
    '                         and the sum of each file: to print for a court',
    '    messages/            each message by itself',
    '    attachments/         photos, eCards, VideoGrams, documents, as JPay sent',
    '                         them. A file ending in .dat.txt could run as a program',
    '                         or as a page: it has another name so that nothing',
    '                         opens it by itself. One ending in .bin is of a kind',
    '                         nobody knows. Open them only if you know what they',
    '                         are.',
    '    raw/                 each page as JPay sent it, byte by byte. These end in',
    '                         .html.txt so that no browser runs what is in them.',
    'data/messages.jsonl  every message, one a line, for programs (JSON)',
    'data/messages.csv    the same as a table. A cell that a spreadsheet could take',
    '                     for a formula, or whose number it would change (007), has',
    "                     a ' before it; messages.jsonl has it without. The same in",
    '                     contacts.csv.',
    'data/messages.mbox   for e-mail programs (mboxrd). Photos are named there, not',
    '                     held: their files lie in attachments/. Addresses ending',
    '                     in .invalid are made up, because JPay has none. A mail',
    '                     program may show the times moved by some hours. The',
    '                     subject of each message holds the date just as JPay',
    '                     showed it.',
    'data/contacts.csv    names, numbers, agencies; contacts.vcf for address books',
    'data/receipt.json    what was listed, what was saved, and every exception',
    'data/pages/          photos.html and videograms.html: all photos and all',
    '                     VideoGrams by year (if there are any); style and search',
    '                     of START HERE',
  ],
  datesTitle: 'DATES AND TIMES',
  fileTimes:
    'File times in this archive are those of the messages, where JPay shows a date. In file names, 0000 means that no time was shown, or that it was midnight.',
  checkTitle: 'HOW TO CHECK THAT NOTHING HAS CHANGED',
  bag: 'This folder is a bag by the BagIt standard (RFC 8493). Open a terminal in it, then:',
  changed: 'CHANGED',
  noOutput: '(no output: nothing has changed)',
  python: 'With Python and the bagit package:',
  checked:
    'The first three do not notice files that somebody added; bagit.py does. To be able to show later when this archive was made, keep the SHA-256 of the ZIP file itself in a dated place: an e-mail, a print, a notary.',
  claimsTitle: 'WHAT IS NOT CLAIMED',
  claims:
    'The sums show that the files have not changed since this archive was written. They do not prove what JPay showed, who wrote a message, or when. Messages that were deleted before, or that JPay did not list, are not here. The pages show the messages without anything that could run or load from the internet; raw/ holds what JPay sent.',
};
