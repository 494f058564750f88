/**
 * The tag files of a BagIt bag (RFC 8493) and the sums over them. The manifests also satisfy `sha256sum -c` from
 * inside the top folder: no path holds a character that either would have to escape (RFC 8493 2.1.3).
 */
export const bagitTxt = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export interface BagFacts {
  /** Local date, YYYY-MM-DD. */
  date: string;
  softwareVersion: string;
  payloadBytes: number;
  payloadFiles: number;
  /** Counted from 1. */
  part: number;
  parts: number;
  /** Name all parts of one export share. */
  group: string;
}

/** bag-info.txt (RFC 8493 2.2.2). */
export function bagInfoTxt(facts: BagFacts): string {
  return [
    `Bag-Software-Agent: Letterkeep ${facts.softwareVersion}`,
    `Bagging-Date: ${facts.date}`,
    `Payload-Oxum: ${facts.payloadBytes}.${facts.payloadFiles}`,
    `Bag-Group-Identifier: ${facts.group}`,
    `Bag-Count: ${facts.part} of ${facts.parts}`,
    'External-Description: Messages and attachments of one JPay account, as its owner saw them',
    '',
  ].join('\n');
}

/** A manifest: one line for each file, "sum  path", ordered by path. */
export function manifest(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');
}
