import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { excerptOf, holdsAll, marked, plainText, wantedIn } from '../../../src/model/word-search';

const hits = (text: string, typed: string): string[] =>
  marked(text, wantedIn(typed)).flatMap((piece) => (piece.hit ? [piece.text] : []));

/** The rule as the archive's own page has it, taken out of its script. */
function plainOfArchive(): (text: string) => string {
  const script = readFileSync('assets/start-here.js', 'utf8');
  const from = script.indexOf('const accents =');
  const to = script.indexOf('/** What is looked for');
  if (from < 0 || to < from) throw new Error('The rule of the archive is not where it was.');
  return runInNewContext(`(() => { ${script.slice(from, to)}; return plain; })()`) as (
    text: string,
  ) => string;
}

describe('words are found', () => {
  it.each([
    ['Querido José: el niño creció', 'jose nino'],
    ['JOSÉ', 'josé'],
    ['It’s “fine”', "it's"],
    ['Straße', 'strasse'],
    ['a soft\u00adhyphen', 'softhyphen'],
    ['שָׁלוֹם', 'שלום'],
    ['well-known', 'well\u2010known'],
  ])('in "%s" by "%s", whatever the case, accents and typing', (text, typed) => {
    expect(holdsAll([text], wantedIn(typed))).toBe(true);
  });

  it('only where all of them occur, in the letter, its attachments or the name', () => {
    expect(holdsAll(['The tomatoes grow', 'Garden.jpg', 'Fake José'], wantedIn('tomatoes garden jose'))).toBe(
      true,
    );
    expect(holdsAll(['The tomatoes grow', 'Garden.jpg', 'Fake José'], wantedIn('tomatoes porch'))).toBe(
      false,
    );
  });

  it('as one phrase between quotes', () => {
    expect(holdsAll(['one two'], wantedIn('"two one"'))).toBe(false);
    expect(holdsAll(['one\n two'], wantedIn('"one two"'))).toBe(true);
  });

  it('by the same rule as in an archive', () => {
    const theirs = plainOfArchive();
    const texts = [
      'ÀÉÎÕÜ ñ Ñ',
      'ﬁne ① ２',
      'It’s “fine” – «sí»',
      'Straße ΣΑΣ ς',
      'שָׁלוֹם',
      'a\u00adb\u200bc\ufeff',
      '𝒜 👩‍👧',
    ];
    for (const text of texts) expect(plainText(text)).toBe(theirs(text));
  });
});

describe('a result shows', () => {
  it('the words as they are written, whatever was typed', () => {
    expect(hits('Querido José, josé y JOSE', 'jose')).toEqual(['José', 'josé', 'JOSE']);
    expect(hits('👩‍👧 ½ Straße', 'strasse')).toEqual(['Straße']);
  });

  it('two hundred characters around the first hit of a long letter, cut at words', () => {
    const text = `${'before '.repeat(100)}tomatoes ${'after '.repeat(100)}`;
    const shown = excerptOf(text, wantedIn('tomatoes'));
    const whole = shown.map((piece) => piece.text).join('');
    expect(whole.startsWith('… before')).toBe(true);
    expect(whole.endsWith('after …')).toBe(true);
    expect(whole.length).toBeLessThan(250);
    expect(shown.find(({ hit }) => hit)?.text).toBe('tomatoes');
  });

  it('the beginning, where the words stand elsewhere', () => {
    const unbroken = `So: ${'x'.repeat(800)}jose${'y'.repeat(400)}`;
    expect(excerptOf(unbroken, wantedIn('jose')).some(({ hit }) => hit)).toBe(true);
    expect(excerptOf('A short letter.', wantedIn('jose'))).toEqual([{ text: 'A short letter.', hit: false }]);
  });
});
