import { bringIn } from '../../src/earlier/bring-in';
import { mayBeOneAccount } from '../../src/model/account';
import { lookAt } from '../../src/earlier/look';
import type { EarlierArchive } from '../../src/earlier/look';
import { LetterkeepError } from '../../src/model/failure';
import type { BroughtIn } from '../../src/model/earlier';
import { inWritingTurn } from '../../src/platform/writing-turn';
import { parseWholePage } from '../../src/render/trusted-parsing';
import type { AddPorts } from '../../src/ui/add-view';
import type { AccountToChoose, WhoseArchive } from '../../src/ui/add-questions';
import { bytesOfBlob } from '../../src/verify/byte-source';
import { openZip } from '../../src/verify/zip-source';
import type { OpenedZip } from '../../src/verify/zip-source';
import { withVault } from './with-vault';
import type { Vault } from '../../src/vault/vault';

/** Whoever adds messages that were not read on JPay does so alone; "Forget everything" waits until it has ended. */
export const earlierArchiveTurn = 'an earlier archive';

/**
 * Earlier archives, read by slices where they lie, into the vault. One for the life of the tab: parts of an archive may be
 * dropped one after another, and two messages that are equal in everything may stand in two of them.
 */
export function adder(): AddPorts {
  /** By archive, the account its parts went to where the family chose none: a new one is made once. */
  const accounts = new Map<string, string>();
  /** By account and archive, which message of the vault is which of the archive's (vault/bring-back.ts). */
  const claims = new Map<string, Map<string, string>>();
  const zips = zipOpener();
  return {
    look: async (file, follow) => lookAt(await zips.open(file), follow),
    whose: (archive) => withVault((vault) => whoseArchive(vault, archive)),
    bringIn: (file, archive, chosen, { onProgress, signal }) =>
      withVault(async (vault) => {
        let result: BroughtIn | undefined;
        // Shared with nobody else: "Forget everything" waits until it has ended.
        await inWritingTurn(earlierArchiveTurn, async () => {
          const accountId = await accountToAddTo(vault, archive, chosen, accounts.get(archive.key));
          if (typeof chosen !== 'string') accounts.set(archive.key, accountId);
          const ofArchive = claims.get(`${accountId} ${archive.key}`) ?? new Map<string, string>();
          claims.set(`${accountId} ${archive.key}`, ofArchive);
          const keeper = {
            held: (sums: readonly string[]) => vault.heldBytes(sums),
            bringBack: (
              message: Parameters<typeof vault.bringBack>[0]['message'],
              bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
            ) => vault.bringBack({ accountId, message, bytes, claims: ofArchive }),
          };
          result = await bringIn(await zips.open(file), archive, keeper, {
            parseHtml: (html) => parseWholePage(html),
            onProgress: (done) => onProgress(done, archive.messages),
            signal,
          }).finally(() => zips.letGo());
        });
        if (!result) throw new LetterkeepError('vault-error', 'Another tab is adding an archive.');
        return result;
      }),
  };
}

/** Opens a file; the one it opened last stays open until it is let go: of fifty thousand files each opening costs 20 MB. */
function zipOpener(): { open(file: File): Promise<OpenedZip>; letGo(): void } {
  let last: { file: File; zip: OpenedZip } | undefined;
  return {
    async open(file) {
      if (last?.file !== file) {
        last = undefined;
        last = { file, zip: await openZip(bytesOfBlob(file)) };
      }
      return last.zip;
    },
    letGo() {
      last = undefined;
    },
  };
}

/** Asked of the family where the archive does not say it, and there is anything to choose from. */
export async function whoseArchive(
  vault: Pick<Vault, 'accounts' | 'facts' | 'accountOfMarks'>,
  { account: { from, marks } }: EarlierArchive,
): Promise<WhoseArchive> {
  const kept = await vault.accounts();
  const found = await vault.accountOfMarks(marks);
  if (kept.length === 0 || (from === 'told' && !kept.some((one) => mayBeOneAccount(one.marks, marks)))) {
    return { is: 'told' };
  }
  const among: AccountToChoose[] = [];
  for (const { accountId, marks: known } of kept) {
    const people = new Set((await vault.facts(accountId)).map(({ personName }) => personName.trim()));
    among.push({ accountId, shownName: known.shownName, people: [...people].filter(Boolean).slice(0, 3) });
  }
  return { is: 'ask', among, likely: typeof found === 'object' ? found.accountId : undefined };
}

/**
 * Finds or makes it. What the archive knows of the account is kept with it, so that signing in finds it again.
 * `before`: where the part before this one went.
 */
async function accountToAddTo(
  vault: Vault,
  { account: { marks } }: EarlierArchive,
  chosen: string | null | undefined,
  before: string | undefined,
): Promise<string> {
  const known = await vault.accountOfMarks(marks);
  const found = typeof known === 'object' ? known.accountId : undefined;
  if (typeof chosen === 'string') {
    // An account that is the archive's by the family's word alone learns nothing from it but its messages.
    return found === chosen ? vault.addAccount(marks, chosen) : chosen;
  }
  return vault.addAccount(marks, before ?? (chosen === undefined ? found : undefined));
}
