import * as v from 'valibot';
import type { BagFile, BagSource } from './bag-source';
import { joined } from './digests';

const receiptPath = 'data/receipt.json';
/** Larger than any receipt of ours, which holds a line for each exception. Bytes. */
const largestReceipt = 64_000_000;
const receiptSchema = v.object({ complete: v.boolean() });

/**
 * Whether an archive says of itself that it is INCOMPLETE (contract.md, receipt.json); undefined where it has no receipt that
 * could be read. Sums show only that nothing was changed since. Throws what reading throws.
 */
export async function saysIncomplete({ files }: BagSource): Promise<boolean | undefined> {
  const receipt = files.find(({ path }) => path === receiptPath);
  if (!receipt || receipt.size > largestReceipt) return undefined;
  const parsed = v.safeParse(receiptSchema, await jsonOf(receipt));
  return parsed.success ? !parsed.output.complete : undefined;
}

async function jsonOf(file: BagFile): Promise<unknown> {
  // What is wrong with the file was told when it was checked.
  const bytes = await joined(
    file.read(() => undefined),
    file.size,
  );
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
