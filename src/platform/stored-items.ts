/** Where items of storage.local are read from: the browser's own, or what was read of it a moment before. */
export interface StoredItems {
  /** Of what is stored, at least the item of that key, if there is one. */
  get(key: string): Promise<Record<string, unknown>>;
}
