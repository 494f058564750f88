import type { BagFile } from '../verify/bag-source';
import { joined } from '../verify/digests';

/** No file of JPay's or list of ours is nearly as large; what only says so is not held. Bytes. */
const largestFile = 250_000_000;

/** All of a file; undefined if it is damaged, or too large to be one of ours. Throws what reading throws. */
export async function wholeBytes(file: BagFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file.size > largestFile) return undefined;
  const damages: string[] = [];
  const bytes = await joined(
    file.read((kind) => damages.push(kind)),
    file.size,
  );
  return damages.length > 0 ? undefined : bytes;
}
