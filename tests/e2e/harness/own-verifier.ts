import assert from 'node:assert/strict';
import { openAsBlob } from 'node:fs';
import { bytesOfBlob } from '../../../src/verify/byte-source';
import { verifyZip } from '../../../src/verify/zip-source';

/**
 * The fourth verifier (INT-1) is the product's own, read from the file by slices, as the page that checks an archive will. It
 * shares nothing with what wrote the archive.
 */
export async function acceptedByOurOwn(zip: string): Promise<void> {
  const { verdict, findings } = await verifyZip(bytesOfBlob(await openAsBlob(zip)));
  assert.deepEqual({ verdict, findings }, { verdict: 'valid', findings: [] }, `our own verifier on ${zip}`);
}
