/** Work of which so much is under way at once; what comes up meanwhile takes its turn behind. */
export class InFlight {
  readonly #waiting: (() => Promise<void>)[] = [];
  #underWay = 0;
  #failed: unknown;
  #over: (() => void) | undefined;

  constructor(private readonly most: number) {}

  add(work: () => Promise<void>): void {
    this.#waiting.push(work);
    this.#go();
  }

  /** Resolves when nothing is left to do. Rejects with the first failure. */
  async done(): Promise<void> {
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#over = resolve));
    if (this.#failed !== undefined) throw this.#failed as Error;
  }

  #go(): void {
    while (this.#underWay < this.most && this.#failed === undefined) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#underWay += 1;
      next()
        .catch((error: unknown) => (this.#failed ??= error))
        .finally(() => {
          this.#underWay -= 1;
          this.#go();
          if (this.#underWay === 0) this.#over?.();
        });
    }
  }
}
