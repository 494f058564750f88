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
    let [start, end] = [0, data.length];
    while (start < end && isSpace(data[start])) start += 1;
    while (end > start && isSpace(data[end - 1])) end -= 1;
    this.#wait(data.slice(0, start));
    // Behind a word, white space is a space, whatever it holds.
    this.addExact(data.slice(start, end).replace(/[ \t\n\f\r]+/g, ' '));
    this.#wait(data.slice(end));
  }

  #wait(space: string): void {
    if (space === '') return;
    const lineBreak = /[\n\r]/.test(space);
    this.#waiting = { lineBreak: lineBreak || (this.#waiting?.lineBreak ?? false) };
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

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /^[ \t\n\f\r]$/.test(character);
}
