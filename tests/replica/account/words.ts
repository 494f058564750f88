import type { Random } from './random';

const words =
  'the and garden kitchen summer your letter came today we laughed about that old blue truck your sister says hello I miss you every morning dog sleeps on porch remember lake house pie birthday school grade teacher good hope you are well see soon love always prayer coffee winter snow road work bus little one draws pictures'.split(
    ' ',
  );
const marks = ['.', '.', '.', '!', '?', ' — and so on.', '… “well”, as Nana said.'];

function sentence(random: Random): string {
  const length = random.int(4, 14);
  const chosen = Array.from({ length }, () => random.pick(words)).join(' ');
  return chosen.charAt(0).toUpperCase() + chosen.slice(1) + random.pick(marks);
}

/** Words as a family types them: a few paragraphs, some with an empty line between, never white space at the end. */
export function ordinaryWords(random: Random): string {
  const paragraphs = Array.from({ length: random.int(1, 4) }, () =>
    Array.from({ length: random.int(1, 4) }, () => sentence(random)).join(' '),
  );
  return paragraphs.join(random.pick(['\n', '\n\n']));
}

/** At least `length` characters in many lines (a JPay stamp covers 6,000: dossier 4). */
export function longWords(random: Random, length: number): string {
  let text = '';
  for (let line = 1; text.length < length; line++)
    text += `${line}: ${sentence(random)} ${sentence(random)}\n`;
  return `${text.slice(0, length - 4).trimEnd()} End`;
}
