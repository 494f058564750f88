import type { ArchiveWords } from '../../src/bundle/words/archive-words';
import type { Receipt } from '../../src/model/receipt';

/**
 * A receipt as the archive tab shows it. Its sentences are in the language of `words` already; where a message stood
 * is recorded in English, for receipt.json is the same in every language (contract.md).
 */
export function shownReceipt(receipt: Receipt, { receipt: said }: ArchiveWords): Receipt {
  return {
    ...receipt,
    exceptions: receipt.exceptions.map((exception) => ({
      ...exception,
      where: said.where(exception.where),
    })),
  };
}
