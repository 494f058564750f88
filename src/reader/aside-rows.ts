import type { FailureKind } from '../model/failure';

/** Rows that did not open, how often, and why. The second time a row has failed: after a new look at the list it was no luck. */
export class AsideRows {
  readonly #rows = new Map<string, { times: number; kind: FailureKind }>();
  readonly #gone = new Set<string>();
  #total = 0;

  /** @returns true if this was the last try of the row */
  put(rowKey: string, kind: FailureKind): boolean {
    const times = (this.#rows.get(rowKey)?.times ?? 0) + 1;
    this.#rows.set(rowKey, { times, kind });
    this.#total += 1;
    if (kind === 'message-vanished') this.#gone.add(rowKey);
    return times > 1 || kind === 'refused';
  }

  kindOf(rowKey: string): FailureKind | undefined {
    return this.#rows.get(rowKey)?.kind;
  }

  /** It was the list that had grown old, not the rows: each has its two tries again. */
  forgive(): void {
    this.#rows.clear();
  }

  /** Rows that answered as gone when they were opened. */
  get gone(): ReadonlySet<string> {
    return this.#gone;
  }

  /** How often any row was put aside: twice at most for each, so this comes to an end. */
  get total(): number {
    return this.#total;
  }

  entries(): [rowKey: string, kind: FailureKind][] {
    return [...this.#rows].map(([rowKey, { kind }]) => [rowKey, kind]);
  }
}
