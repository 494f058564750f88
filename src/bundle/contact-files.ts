import { csvLine, csvStart } from './csv';
import type { ContactEntry } from './people';
import type { ArchiveWords } from './words/archive-words';

/** contacts.csv: what one needs to add people at the next vendor (contract.md). */
export function contactsCsv(contacts: readonly ContactEntry[], words: ArchiveWords): string {
  const head = csvLine(words.tables.contactsHead);
  const lines = contacts.map((contact) =>
    csvLine([
      contact.name,
      contact.inmateId ?? '',
      contact.agency ?? '',
      contact.first ?? '',
      contact.last ?? '',
      String(contact.messages),
      contact.sharesName ? words.pages.sameName : '',
    ]),
  );
  return csvStart + head + lines.join('');
}

/** contacts.vcf: vCard 3.0 (RFC 2426), which every phone and mail program reads. */
export function contactsVcf(contacts: readonly ContactEntry[], words: ArchiveWords): string {
  return contacts.map((contact) => vCard(contact, words)).join('');
}

function vCard(contact: ContactEntry, { tables, pages, day }: ArchiveWords): string {
  const note = [
    ...(contact.inmateId === undefined ? [] : [tables.number(contact.inmateId)]),
    ...(contact.agency === undefined ? [] : [contact.agency]),
    ...(contact.messages === 0
      ? [tables.noMessages]
      : contact.first === undefined && contact.last === undefined
        ? []
        : [tables.firstAndLast(day(contact.first ?? null), day(contact.last ?? null))]),
    ...(contact.sharesName ? [pages.sameName] : []),
  ].join('\n');
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(contact.name)}`,
    `N:;${escaped(contact.name)};;;`,
    ...(contact.agency === undefined ? [] : [`ORG:${escaped(contact.agency)}`]),
    `NOTE:${escaped(note)}`,
    'END:VCARD',
  ]
    .map(folded)
    .join('');
}

/** RFC 2426 4: backslash, comma, semicolon and line breaks; other control characters have no place in a card. */
function escaped(text: string): string {
  return text
    .replace(/[\\,;]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** RFC 2426 2.6: lines of at most 75 octets, continued after CRLF and a space; no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return `${result}\r\n`;
}
