/** A text as it is compared when something is to be hidden, and where each character of it stands in the text itself. */
export interface FoldedText {
  folded: string;
  /** For each character of `folded`, where what it stands for begins in the text, and where that ends. */
  from: readonly number[];
  to: readonly number[];
}

/** Where the digits of other scripts begin (Unicode 15, Nd). */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040,
];

/** What nobody sees inside a word: accents, soft hyphens, joiners, marks of direction. */
const unseen = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Without accents and characters that nobody sees, with plain digits for every kind of them ("１２", "①②", "١٢") and one
 * space for any run of white space. Case stays: addresses are known by it.
 */
export function foldedText(text: string): FoldedText {
  const from: number[] = [];
  const to: number[] = [];
  const pieces: string[] = [];
  let inSpace = false;
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const plain = plainOf(character);
    if (plain === ' ' && inSpace) {
      // The run belongs together: its last character is where it ends.
      to[to.length - 1] = end;
    } else {
      pieces.push(plain);
      if (plain !== '') inSpace = plain.endsWith(' ');
      for (let index = 0; index < plain.length; index += 1) {
        from.push(at);
        to.push(end);
      }
    }
    at = end;
  }
  return { folded: pieces.join(''), from, to };
}

function plainOf(character: string): string {
  if (/^[!-~]$/.test(character)) return character;
  if (/^\s$/u.test(character)) return ' ';
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  return character.normalize('NFKD').replace(unseen, '').replace(/\s+/gu, ' ');
}
