/**
 * Names, labels and other short texts of strangers, made so that what is seen is what is there. A character that nobody sees
 * can turn the rest of a line round ("photo[U+202E]gpj.exe" would read "photoexe.jpg"), or make two names look the same
 * (Unicode Technical Report 36, 2). Letters themselves are never shown through this: their text stays exact.
 */

/** Controls, formatting and ignorable characters, halves of characters, non-characters, and blanks that are no space. */
const unseen =
  /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** A picture of several characters: joined by U+200D, with U+FE0F and skins, or a flag spelled in tags. */
const emojiSequence =
  /(?:[\d#*]\uFE0F\u20E3|\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*)/gu;

/** The two that spell words of these scripts apart or together, and turn nothing round (Unicode 15, 23.2). */
const joinerInWord =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}])[\u200C\u200D](?=\p{L})/gu;

/**
 * The text with every character that cannot be seen written as its number: "[U+202E]". Spaces, tabs and line breaks stay, as do
 * emoji of several characters and the joiners that Persian and Indian words need. Doing it twice changes nothing more.
 */
export function visibleText(text: string): string {
  if (text.search(unseen) === -1) return text;
  const kept = new Set<number>();
  for (const pattern of [emojiSequence, joinerInWord]) {
    for (const found of text.matchAll(pattern)) {
      for (let at = found.index; at < found.index + found[0].length; at += 1) kept.add(at);
    }
  }
  return text.replace(unseen, (character: string, at: number) =>
    kept.has(at) ? character : `[U+${codeOf(character)}]`,
  );
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Hebrew, Arabic, Syriac, Thaana, NKo and their like (Unicode 15, Bidi_Class R and AL by blocks). */
const turned = String.raw`\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}`;
const rightToLeft = new RegExp(`[${turned}]`, 'u');
/** Words of these scripts one after another, with the numbers between and after them: "תמונה 7". */
const rightToLeftRun = new RegExp(`([${turned}](?:[ \\p{M}'’"-]*[${turned}\\p{N}])*)`, 'u');

/** The text in pieces, in order: what is written from right to left, and what stands between. */
export function rightToLeftRuns(text: string): { run: string; isTurned: boolean }[] {
  return text.split(rightToLeftRun).map((run, index) => ({ run, isTurned: index % 2 === 1 }));
}

/** Whether anything in it is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * A stranger's text for a place that takes no markup, such as the title of a page: between isolates (Unicode Annex 9, 2.4) if
 * it would turn round what follows it. Elsewhere such a text stands in a `bdi`.
 */
export function isolatedText(text: string): string {
  return isRightToLeft(text) ? `\u2068${text}\u2069` : text;
}
