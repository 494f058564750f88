import type { CheckPorts } from '../../src/ui/check-view';
import { bytesOfBlob } from '../../src/verify/byte-source';
import { checkZip, fingerprintOf } from '../../src/verify/check-zip';

/** Reads files by slices where they lie: nothing is copied, and no more than a slice is held. */
export const checker: CheckPorts = {
  check: (file, follow) => checkZip(bytesOfBlob(file), follow),
  fingerprint: (file, follow) => fingerprintOf(bytesOfBlob(file), follow),
};
