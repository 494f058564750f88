import type { BagFile } from '../verify/bag-source';
import type { Tell } from '../verify/finding';

/** A line that is longer is none of ours: a message has a few thousand characters, and its pictures are files. Characters. */
const longestLine = 32_000_000;

/**
 * The lines of a text file in UTF-8, one by one: no more than a line and a piece are held. What is not UTF-8 becomes
 * U+FFFD, and a line that is too long is given as ''. Throws what reading throws.
 */
export async function* linesOfFile(file: BagFile, tell: Tell): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  const ended = (line: string): string => {
    const whole = tooLong ? '' : line;
    tooLong = false;
    return whole;
  };
  for await (const piece of file.read(tell)) {
    const text = rest + decoder.decode(piece, { stream: true });
    let from = 0;
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', from)) {
      yield ended(text.slice(from, feed));
      from = feed + 1;
    }
    rest = text.slice(from);
    if (rest.length > longestLine) {
      tooLong = true;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || tooLong) yield ended(rest);
}
