import { inBoth } from '../../src/model/in-both';

/**
 * What a renderer loses of a letter's words. Counted by the words themselves, however they are marked up: a word that
 * stands twice in the letter must stand twice in what was made of it.
 */

/** The words of a text: letters, marks and digits in a row. Case counts; punctuation does not. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How many words of the letter are not in the other text, each as often as it stands. Words more are no loss. */
export function lostWords(letter: string, made: string): number {
  const words = wordsOf(letter);
  return words.length - inBoth(words, wordsOf(made)).length;
}

/** A Markdown file without the facts in front of it. */
export function withoutFrontMatter(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
}
