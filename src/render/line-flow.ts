/** Where the flow goes: a text, or words with their looks. */
export interface LineSink {
  /** May hold line breaks, of text that stands as it was written. */
  words(text: string): void;
  endLine(): void;
}

/**
 * Lines under construction by the `text` rule of contract.md: white space waits until a word shows that it stands inside a
 * line (text.ts says the whole rule).
 */
export class LineFlow {
  #waiting: { lineBreak: boolean } | null = null;
  #cell = false;
  /** True if something stands on the line in hand. */
  hasWords = false;
  /** Lines ended so far. */
  written = 0;

  constructor(private readonly sink: LineSink) {}

  add(data: string): void {
    for (const [run] of data.matchAll(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g)) {
      if (/^[ \t\n\f\r]/.test(run)) {
        const lineBreak = /[\n\r]/.test(run);
        this.#waiting = { lineBreak: lineBreak || (this.#waiting?.lineBreak ?? false) };
      } else {
        this.addExact(run);
      }
    }
  }

  addExact(text: string): void {
    if (text === '') return;
    const fromCell = this.#cell && this.hasWords;
    if (fromCell || (this.#waiting && (this.hasWords || !this.#waiting.lineBreak) && !this.#cell)) {
      this.sink.words(' ');
    }
    this.sink.words(text);
    this.#waiting = null;
    this.#cell = false;
    this.hasWords = !text.endsWith('\n');
    this.written += text.split('\n').length - 1;
  }

  startCell(): void {
    this.#waiting = null;
    this.#cell = true;
  }

  endLine(): void {
    this.sink.endLine();
    this.#waiting = null;
    this.#cell = false;
    this.hasWords = false;
    this.written += 1;
  }

  closeLine(): void {
    this.#waiting = null;
    if (this.hasWords) this.endLine();
  }

  /** No more will come: a space after the very last word is the writer's. */
  finish(): void {
    if (this.#waiting && this.hasWords && !this.#waiting.lineBreak) this.sink.words(' ');
  }
}
