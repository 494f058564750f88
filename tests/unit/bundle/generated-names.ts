import { chanceFrom } from '../../hostile/chance';

/** Names made by chance: the same for the same seed, so that one that breaks something can be made again. */

type Maker = (chance: () => number) => string;
const from =
  (first: number, last: number): Maker =>
  (chance) =>
    String.fromCodePoint(first + Math.floor(chance() * (last - first + 1)));
const oneOf =
  (choices: readonly string[]): Maker =>
  (chance) =>
    choices[Math.floor(chance() * choices.length)] ?? '';

const makers: readonly Maker[] = [
  from(0x61, 0x7a),
  from(0x41, 0x5a),
  from(0x20, 0x7e),
  from(0x00, 0x1f),
  from(0x7f, 0x9f),
  from(0xa0, 0x24f),
  from(0x300, 0x36f),
  from(0x370, 0x52f),
  from(0x590, 0x6ff),
  from(0x900, 0xdff),
  from(0x2000, 0x206f),
  from(0x2100, 0x218f),
  from(0x3000, 0x9fff),
  from(0xd800, 0xdfff),
  from(0xfb00, 0xfdff),
  from(0xfe00, 0xffff),
  from(0x1d400, 0x1d7ff),
  from(0x1f300, 0x1faff),
  from(0xe0000, 0xe01ef),
  from(0, 0x10ffff),
  oneOf(['..', '/', '\\', ':', '.', ' ', '-', '~', '%', '\u202E', '\u200B', '\u200D', '\uFEFF', '\0']),
  oneOf(['con', 'NUL', 'Com1', 'lpt9', 'aux.', 'PRN', '.html', '.exe', 'ß', 'İ', 'ı', 'ﬁ', 'ſ', 'K']),
];

/** One name: mostly of two or three scripts, some of 300 characters, some of marks only. */
export function generatedName(seed: number): string {
  const chance = chanceFrom(seed * 2654435761);
  const kinds = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => oneOfMakers(chance));
  const longest = chance() < 0.02 ? 300 : 1 + Math.floor(chance() * 24);
  let name = '';
  while (name.length < longest) {
    name += kinds[Math.floor(chance() * kinds.length)]?.(chance) ?? '';
  }
  return name;
}

function oneOfMakers(chance: () => number): Maker {
  return makers[Math.floor(chance() * makers.length)] ?? from(0x61, 0x7a);
}
