/** How long a vault stays open for the call that may follow. Milliseconds. */
const lingering = 2_000;

/**
 * Gives every call the same vault while calls follow close on each other, and closes it when none has come for a moment: to
 * open it took 3 of the 28 ms in which a message was kept (29 November 2026). Nothing is lost where the browser
 * stops the background meanwhile, and whoever wants to delete the vault is let through at once (vault/schema.ts, blocking).
 *
 * @param closingFailed told of what nobody waits for
 */
export function lingeringVault<Vault extends { close(): Promise<void> }>(
  openVault: () => Promise<Vault>,
  closingFailed: (error: unknown) => void,
): <Result>(work: (vault: Vault) => Promise<Result>) => Promise<Result> {
  let opening: Promise<Vault> | undefined;
  let atWork = 0;
  let closing: ReturnType<typeof setTimeout> | undefined;

  async function open(): Promise<Vault> {
    opening ??= openVault();
    const own = opening;
    try {
      return await own;
    } catch (error) {
      // The next call tries again.
      if (opening === own) opening = undefined;
      throw error;
    }
  }

  function closeSoon(vault: Vault): void {
    closing = setTimeout(() => {
      opening = undefined;
      vault.close().catch(closingFailed);
    }, lingering);
  }

  return async (work) => {
    clearTimeout(closing);
    atWork += 1;
    let vault: Vault | undefined;
    try {
      vault = await open();
      return await work(vault);
    } finally {
      atWork -= 1;
      if (vault && atWork === 0) closeSoon(vault);
    }
  };
}
