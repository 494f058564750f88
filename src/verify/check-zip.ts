import { pieces } from './byte-source';
import type { ByteSource } from './byte-source';
import { joined, sumOf } from './digests';
import { gravityInArchive, verdictOf } from './finding';
import { followed } from './followed';
import { saysIncomplete } from './says-incomplete';
import { verifyBag } from './verify-bag';
import type { BagReport, VerifyOptions } from './verify-bag';
import { openZip } from './zip-source';
import type { OpenedZip } from './zip-source';

/**
 * Why a file is nothing that could be checked: a closed list.
 *
 * "empty": it has no bytes. "no-zip": it is of another kind. "unsupported-zip": ZIP64, or a ZIP on several disks, which
 * archives of ours never are. "no-bag": a ZIP that holds no list of sums.
 */
export type Refusal = 'empty' | 'no-zip' | 'unsupported-zip' | 'no-bag';

export type ZipCheck =
  | { outcome: 'refused'; why: Refusal }
  | {
      outcome: 'checked';
      report: BagReport;
      /** What its receipt says: not every message is in it. Not there where it has none that could be read. */
      incomplete?: boolean;
    };

/**
 * Checks a file that somebody takes for an archive. It is refused, before its content is read, where there is nothing to
 * check; a ZIP of ours that lost its end is not refused but invalid. Throws as verifyZip does.
 */
export async function checkZip(
  bytes: ByteSource,
  options: Omit<VerifyOptions, 'already'> = {},
): Promise<ZipCheck> {
  const opened = await openZip(bytes);
  const check = await checkOpened(opened, options);
  if (check.outcome === 'refused' || check.report.verdict === 'invalid') return check;
  const incomplete = await saysIncomplete(opened.source);
  return incomplete === undefined ? check : { ...check, incomplete };
}

/** The same of one that was opened already. */
export async function checkOpened(
  { bytes, source, listed, findings }: OpenedZip,
  options: Omit<VerifyOptions, 'already'> = {},
): Promise<ZipCheck> {
  if (bytes.size === 0) return { outcome: 'refused', why: 'empty' };
  if (!listed) {
    if (findings.some(({ kind }) => kind === 'zip-unsupported'))
      return { outcome: 'refused', why: 'unsupported-zip' };
    if (!(await beginsAsZip(bytes))) return { outcome: 'refused', why: 'no-zip' };
    // Nothing more is known of it: that lists are missing too would only be said of what could not be seen.
    const verdict = verdictOf(findings);
    return { outcome: 'checked', report: { verdict, findings, payload: { files: 0, bytes: 0 }, info: {} } };
  }
  if (!source.files.some(({ path }) => listOfBag.test(path))) return { outcome: 'refused', why: 'no-bag' };
  const report = await verifyBag(source, { ...options, already: findings });
  const verdict = verdictOf(report.findings, gravityInArchive);
  return { outcome: 'checked', report: { ...report, verdict } };
}

const listOfBag = /(^|\/)(bagit|manifest-[a-z0-9]{1,20})\.txt$/i;

/** A local header (APPNOTE 4.3.7), with which every ZIP begins that holds a file. */
async function beginsAsZip(bytes: ByteSource): Promise<boolean> {
  const [p, k, three, four] = await joined(pieces(bytes, 0, Math.min(4, bytes.size)), 4);
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

/** The SHA-256 of a file as it lies there, in lower-case hex. Throws what `bytes` throws, and "cancelled" as verifyBag does. */
export async function fingerprintOf(
  bytes: ByteSource,
  { onProgress, signal }: Pick<VerifyOptions, 'onProgress' | 'signal'> = {},
): Promise<string> {
  const content = followed(pieces(bytes, 0, bytes.size), {
    signal,
    onRead: (read) => onProgress?.(read, bytes.size),
  });
  return sumOf('sha256', content);
}
