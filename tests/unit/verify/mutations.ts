import { packed } from './packed-zip';
import type { PackedEntry } from './packed-zip';
import { listOf, sum, utf8 } from './made-bag';
import type { Files } from './made-bag';

export interface Archive {
  folder: string;
  /** Below the folder. */
  files: Files;
  /** As it was written. */
  zip: Uint8Array<ArrayBuffer>;
}

export interface Mutation {
  what: string;
  zip: Uint8Array<ArrayBuffer>;
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** One of each class of file, by the name in the table and what its path looks like. */
const classes: readonly (readonly [string, RegExp])[] = [
  ['message page', /messages\/.*\.html$/],
  ['conversation page', /conversation\.html$/],
  ['Markdown', /messages\/.*\.md$/],
  ['attachment', /attachments\//],
  ['page as JPay sent it', /raw\//],
  ['messages.jsonl', /messages\.jsonl$/],
  ['messages.csv', /messages\.csv$/],
  ['messages.mbox', /messages\.mbox$/],
  ['contacts.csv', /contacts\.csv$/],
  ['contacts.vcf', /contacts\.vcf$/],
  ['receipt.json', /receipt\.json$/],
  ['style sheet', /\.css$/],
  ['search', /search-1\.js$/],
  ['START HERE.html', /^START HERE\.html$/],
  ['README.txt', /^README\.txt$/],
  ['bagit.txt', /^bagit\.txt$/],
  ['bag-info.txt', /^bag-info\.txt$/],
  ['manifest', /^manifest-sha256\.txt$/],
  ['tag manifest', /^tagmanifest-sha256\.txt$/],
];

/** Everything that is done to an archive: INT-2 and more. In the order of the table of docs/integrity.md. */
export function mutations(archive: Archive): Mutation[] {
  return [...inFolder(archive), ...inZip(archive)];
}

function zipOf({ folder }: Archive, files: Files, more: PackedEntry[] = []): Uint8Array<ArrayBuffer> {
  return packed([...[...files].map(([path, bytes]) => ({ name: `${folder}/${path}`, bytes })), ...more]);
}

function pathOf({ files }: Archive, pattern: RegExp): string {
  const path = [...files.keys()].find((one) => pattern.test(one));
  if (path === undefined) throw new Error(`the archive has no ${String(pattern)}`);
  return path;
}

/** Files are changed, and a right ZIP is made of them again. */
function inFolder(archive: Archive): Mutation[] {
  const changed = (what: string, change: (files: Files) => void): Mutation => {
    const files = new Map(archive.files);
    change(files);
    return { what, zip: zipOf(archive, files) };
  };
  const rewritten = (what: string, path: string, rewrite: (text: string) => string): Mutation =>
    changed(what, (files) => files.set(path, utf8(rewrite(text(files.get(path))))));
  const [page, other] = [/messages\/.*\.html$/, /messages\/.*\.md$/].map((one) => pathOf(archive, one)) as [
    string,
    string,
  ];
  const move = (files: Files, from: string, to: string): void => {
    const bytes = files.get(from);
    files.delete(from);
    if (bytes) files.set(to, bytes);
  };
  const photo = pathOf(archive, /attachments\//);
  const list = 'manifest-sha256.txt';
  return [
    ...classes.map(([what, pattern]) =>
      changed(`one bit flipped: ${what}`, (files) => {
        const path = pathOf(archive, pattern);
        const bytes = (files.get(path) ?? utf8('')).slice();
        const middle = bytes.length >> 1;
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        files.set(path, bytes);
      }),
    ),
    changed('two files swapped', (files) => {
      const [first, second] = [files.get(page), files.get(other)];
      if (first && second) files.set(page, second).set(other, first);
    }),
    changed('a message page deleted', (files) => files.delete(page)),
    changed('a page beside the letters deleted', (files) => files.delete('START HERE.html')),
    changed('the manifest deleted', (files) => files.delete(list)),
    changed('the tag manifest deleted', (files) => files.delete('tagmanifest-sha256.txt')),
    changed('bagit.txt deleted', (files) => files.delete('bagit.txt')),
    changed('a file added under data/', (files) => files.set('data/people/new.html', utf8('<p>'))),
    changed('a file added at the top', (files) => files.set('START HERE 2.html', utf8('<p>'))),
    changed('a file renamed', (files) => move(files, page, page.replace('.html', '-1.html'))),
    changed('a file renamed in capital letters', (files) =>
      move(files, page, page.replace('.html', '.HTML')),
    ),
    changed('a file emptied', (files) => files.set(photo, utf8(''))),
    changed('a file longer by one byte', (files) =>
      files.set(photo, new Uint8Array([...(files.get(photo) ?? []), 0])),
    ),
    rewritten('a date edited in bag-info.txt', 'bag-info.txt', (info) => info.replace('2026', '2025')),
    rewritten(
      'the manifest in another order',
      list,
      (lines) => `${lines.trimEnd().split('\n').reverse().join('\n')}\n`,
    ),
    rewritten('the manifest with Windows line ends', list, (lines) => lines.replaceAll('\n', '\r\n')),
    rewritten('a line taken out of the manifest', list, (lines) => lines.slice(lines.indexOf('\n') + 1)),
    changed('a page rewritten, with its sum in the manifest', (files) => {
      const before = sum(files.get(page) ?? '');
      files.set(page, utf8('<p>Rewritten</p>'));
      files.set(list, utf8(text(files.get(list)).replace(before, sum('<p>Rewritten</p>'))));
    }),
  ];
}

/** What can be done to the ZIP itself. */
function inZip(archive: Archive): Mutation[] {
  const { folder, files, zip } = archive;
  const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));
  const flippedIn = (path: string): Uint8Array<ArrayBuffer> => {
    const bytes = zip.slice();
    const at = Buffer.from(bytes).indexOf(`${folder}/${path}`) + folder.length + 1 + path.length + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    return bytes;
  };
  const [page, photo] = [pathOf(archive, /messages\/.*\.html$/), pathOf(archive, /attachments\//)];
  const named = [...files].map(([path, bytes]): PackedEntry => ({ name: `${folder}/${path}`, bytes }));
  const instead = (path: string, change: Partial<PackedEntry>): PackedEntry[] =>
    named.map((entry) => (entry.name === `${folder}/${path}` ? { ...entry, ...change } : entry));
  const forged: PackedEntry = { name: `${folder}/${page}`, bytes: utf8('<p>Forged</p>') };
  const directoryAt = Buffer.from(zip).lastIndexOf('PK\x01\x02', undefined, 'latin1');
  const crcChanged = zip.slice();
  crcChanged[directoryAt + 16] = (crcChanged[directoryAt + 16] ?? 0) ^ 1;
  return [
    { what: 'ZIP: one bit flipped in a stored photo', zip: flippedIn(photo) },
    { what: 'ZIP: one bit flipped in a packed page', zip: flippedIn(page) },
    { what: 'ZIP: one bit flipped in a CRC of its directory', zip: crcChanged },
    { what: 'ZIP: cut short by one byte', zip: zip.slice(0, -1) },
    { what: 'ZIP: cut in half', zip: zip.slice(0, zip.length >> 1) },
    { what: 'ZIP: bytes cut out of the middle', zip: joined(zip.slice(0, 3_000), zip.slice(3_100)) },
    { what: 'ZIP: bytes appended', zip: joined(zip, utf8('something after the end')) },
    { what: 'ZIP: bytes put before it', zip: joined(utf8('something before'), zip) },
    { what: 'ZIP: a page twice, the second one forged', zip: packed([...named, forged]) },
    { what: 'ZIP: a page twice, the first one forged', zip: packed([forged, ...named]) },
    {
      what: 'ZIP: a forged page that its directory does not list',
      zip: packed([...named, { ...forged, hidden: true }]),
    },
    {
      what: 'ZIP: another name before the file than in the directory',
      zip: packed(instead(page, { localName: `${folder}/${page.replace('.html', '.exe')}` })),
    },
    { what: 'ZIP: a link in place of a page', zip: packed(instead(page, { mode: 0o120777 })) },
    {
      what: 'ZIP: a name that leads out of it',
      zip: packed([...named, { name: `${folder}/../../out.html`, bytes: utf8('<p>') }]),
    },
    {
      what: 'ZIP: a file beside the folder',
      zip: packed([...named, { name: 'OPEN ME.html', bytes: utf8('<p>') }]),
    },
  ];
}

/** A page rewritten, and every sum over it made again: what nobody can see who has not kept a sum elsewhere. */
export function rewrittenWithAllSums(archive: Archive): Uint8Array<ArrayBuffer> {
  const files = new Map(archive.files);
  const page = pathOf(archive, /messages\/.*\.html$/);
  files.set(page, utf8('<p>Rewritten</p>'));
  const payload = new Map([...files].filter(([path]) => path.startsWith('data/')));
  const bytes = [...payload.values()].reduce((all, { length }) => all + length, 0);
  const info = text(files.get('bag-info.txt')).replace(
    /Payload-Oxum: .*/,
    `Payload-Oxum: ${bytes}.${payload.size}`,
  );
  files.set('bag-info.txt', utf8(info)).set('manifest-sha256.txt', utf8(listOf(payload)));
  const tags = new Map(
    [...files].filter(([path]) => !path.startsWith('data/') && !path.startsWith('tagmanifest')),
  );
  return zipOf(archive, files.set('tagmanifest-sha256.txt', utf8(listOf(tags))));
}
