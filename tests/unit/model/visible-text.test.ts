import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/model/visible-text';
import { hostileNames } from '../../hostile/names';

describe('a name or label on a page', () => {
  it.each([
    ['photo\u202Egpj.exe', 'photo[U+202E]gpj.exe'],
    ['fa\u200Bke', 'fa[U+200B]ke'],
    ['fa\u200Dke', 'fa[U+200D]ke'],
    ['nul\0\x07\x9B', 'nul[U+0000][U+0007][U+009B]'],
    ['\uFEFFFake\u2028', '[U+FEFF]Fake[U+2028]'],
    ['Fake\u{E0041}', 'Fake[U+E0041]'],
    ['half \uD800', 'half [U+D800]'],
    ['\u3164', '[U+3164]'],
    ['fake\uFE0F', 'fake[U+FE0F]'],
  ])('shows what cannot be seen in %j', (name, shown) => {
    expect(visibleText(name)).toBe(shown);
  });

  it.each([
    'Fake José Muñoz-Ibáñez',
    'مريم الاختبار',
    'אדם לדוגמה',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ 🇺🇸 ❤️',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    'two  words\tand\na line',
    '<b>&amp;',
    '',
  ])('leaves %j as it is', (name) => {
    expect(visibleText(name)).toBe(name);
  });

  it('comes out the same when it is made visible twice', () => {
    for (const name of hostileNames) expect(visibleText(visibleText(name))).toBe(visibleText(name));
  });

  it('never turns a line round or hides anything, whatever the name', () => {
    for (const name of hostileNames) {
      expect(visibleText(name)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\uFEFF]/);
    }
  });
});
