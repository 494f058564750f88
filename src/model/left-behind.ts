/** What was found when Letterkeep looked again after "Forget everything". */
export interface LeftBehind {
  messages: number;
  /** Saved attachments. */
  attachments: number;
  /** Size of all kept bytes. */
  bytes: number;
  /** Records of any kind in the vault: jobs, lists, accounts, what was on its way. */
  records: number;
  /** Names of further databases of Letterkeep; null where the browser does not tell (Firefox before 126). */
  otherDatabases: readonly string[] | null;
  /** Names of items in the browser's storage that are no settings. */
  items: readonly string[];
}

/** Whether the look found nothing at all. */
export function nothingIsLeft({
  messages,
  attachments,
  bytes,
  records,
  otherDatabases,
  items,
}: LeftBehind): boolean {
  return messages + attachments + bytes + records + (otherDatabases?.length ?? 0) + items.length === 0;
}
