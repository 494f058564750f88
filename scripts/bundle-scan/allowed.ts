import type { Power, PowerKind } from './powers';

/** What a build may hold, each with its reason. What is not there any more must be taken off the list. */
export interface Allowed {
  /** Relative to the folder of one browser; ends with a slash for a whole folder. */
  file: string;
  kind: PowerKind;
  shown: string;
  /** How many; for a host any number. */
  count: number | 'any';
  why: string;
}

const chunks = 'chunks/';
const host = (file: string, shown: string, why: string): Allowed => ({
  file,
  kind: 'host',
  shown,
  count: 'any',
  why,
});

const site =
  'JPay, where messages are read and where “Open jpay.com” leads; the policy of our pages allows no other.';

export const allowed: readonly Allowed[] = [
  host('content-scripts/jpay.js', 'www.jpay.com', site),
  host('content-scripts/jpay.js', 'jpay.com', site),
  host('popup-ahead.js', 'www.jpay.com', site),
  host('popup-ahead.js', 'jpay.com', site),
  host('background.js', 'www.jpay.com', site),
  host('background.js', 'jpay.com', site),
  host(chunks, 'www.jpay.com', site),
  host(chunks, 'jpay.com', site),
  host(chunks, 'www.w3.org', 'The names of XHTML, SVG and MathML, in DOMPurify: names, never asked for.'),
  host(
    chunks,
    'stuk.github.io',
    'In the words of an error of JSZip; it is shown to nobody and never asked for.',
  ),
  ...['schemas.openxmlformats.org', 'schemas.microsoft.com', 'purl.org', 'purl.oclc.org'].map((name) =>
    host(chunks, name, 'The names of the parts of a Word file, in docx: names, never asked for.'),
  ),
  host(chunks, 'answers.microsoft.com', 'In the words of an error of docx; it is never asked for.'),
  ...[
    'www.gettingout.com',
    'web.connectnetwork.com',
    'securustech.net',
    'securushelp.com',
    'sanquentinnews.com',
    'www.cdcr.ca.gov',
    'www.wkbn.com',
    'shadowproof.com',
    'www.doc.wa.gov',
    'doc.mo.gov',
    'www.themarshallproject.org',
    'www.einpresswire.com',
    'www.wvtf.org',
    'filtermag.org',
    'www.facebook.com',
    'twitter.com',
  ].map((name) =>
    host(
      chunks,
      name,
      'Who comes after JPay, and where that is from (src/leaving): links that a person may follow.',
    ),
  ),
  {
    file: chunks,
    kind: 'write-markup',
    shown: 'innerHTML =',
    count: 2,
    why: 'Where a letter becomes nodes, through our own policy, in a body that stands in no document, of an inert one (src/render/trusted-parsing.ts); and DOMPurify, where a browser’s DOMParser fails: an empty comment (we hand it nodes, no text).',
  },
  {
    file: chunks,
    kind: 'write-markup',
    shown: 'write',
    count: 7,
    why: 'Four times the popup’s own order to write a file (PopupPorts); once a stream of docx that is never asked for; once the packed bytes of an archive that is checked, given to a DecompressionStream, and the bytes of one that is written, given to a CompressionStream. No document is near them.',
  },
];

/** The powers that nothing allows, and a line for each that is allowed and not there in its number. */
export function judgePowers(powers: readonly Power[], list: readonly Allowed[] = allowed): string[] {
  const covers = (one: Allowed, power: Power): boolean =>
    (one.file.endsWith('/') ? power.file.startsWith(one.file) : power.file === one.file) &&
    one.kind === power.kind &&
    one.shown === power.shown;
  const refused = powers
    .filter((power) => !list.some((one) => covers(one, power)))
    .map(({ file, kind, shown }) => `${file} ${kind}: ${shown}`);
  const miscounted = list.flatMap((one) => {
    const found = powers.filter((power) => covers(one, power)).length;
    if (one.count === 'any' ? found > 0 : found === one.count) return [];
    return [`${one.file} ${one.kind} ${one.shown}: ${found} found, ${one.count} allowed (${one.why})`];
  });
  return [...refused, ...miscounted];
}
