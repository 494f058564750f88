import { browser } from 'wxt/browser';
import type { LeftBehind } from '../model/left-behind';
import { readStatus } from './status-item';

/** Choices of how Letterkeep works: they name nobody, and "Forget everything" leaves them. Keys of storage.local. */
const settings: ReadonlySet<string> = new Set(['language', 'speed']);

/** The vault, as it is looked into once it was emptied. A new connection: what an old one remembers proves nothing. */
export interface EmptiedVault {
  readonly name: string;
  summary(): Promise<Pick<LeftBehind, 'messages' | 'attachments' | 'bytes'>>;
  countEverything(): Promise<number>;
}

/** Looks for everything that could have stayed. Throws what the vault and the browser throw. */
export async function lookForWhatIsLeft(vault: EmptiedVault): Promise<LeftBehind> {
  const { messages, attachments, bytes } = await vault.summary();
  return {
    messages,
    attachments,
    bytes,
    records: await vault.countEverything(),
    otherDatabases: await databasesBeside(vault.name),
    items: await itemsKept(),
  };
}

/** Removes every item that is no setting, but not the status: whoever changes that holds its lock (status-item.ts). */
export async function removeItems(): Promise<void> {
  const items = (await keysKept()).filter((key) => key !== 'status');
  if (items.length > 0) await browser.storage.local.remove(items);
}

async function itemsKept(): Promise<string[]> {
  const isIdle = (await readStatus()).state === 'idle';
  return (await keysKept()).filter((key) => key !== 'status' || !isIdle);
}

async function keysKept(): Promise<string[]> {
  return Object.keys(await browser.storage.local.get(null)).filter((key) => !settings.has(key));
}

async function databasesBeside(vaultName: string): Promise<string[] | null> {
  if (!('databases' in indexedDB)) return null;
  return (await indexedDB.databases()).flatMap(({ name }) =>
    name === undefined || name === vaultName ? [] : [name],
  );
}
