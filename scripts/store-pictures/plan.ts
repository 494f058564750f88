import type { Language } from '../../src/model/language';

/** Where the pictures for the stores lie, a folder for each language. */
export const folder = 'docs/store/pictures';

/** What a picture may weigh, in bytes. */
export const heaviest = 300_000;

export const languages: readonly Language[] = ['en', 'es'];

/** The views that Letterkeep is shown by, in the order in which the stores show them. */
export const screens = ['ready', 'reading', 'done', 'start-here', 'conversation'] as const;
export type Screen = (typeof screens)[number];

export interface Size {
  width: number;
  height: number;
}

/** What the Chrome Web Store takes; addons.mozilla.org takes the first too, and asks for no other. */
export const screenSize: Size = { width: 1280, height: 800 };
export const promotionalSize: Size = { width: 440, height: 280 };
export const marqueeSize: Size = { width: 1400, height: 560 };

/** "en/1-ready.png" */
export function screenFile(language: Language, screen: Screen): string {
  return `${language}/${screens.indexOf(screen) + 1}-${screen}.png`;
}
export const promotionalFile = (language: Language): string => `${language}/promotional.png`;
export const marqueeFile = (language: Language): string => `${language}/marquee.png`;

/** Every picture there is, and how large it must be. */
export function plannedPictures(): Map<string, Size> {
  return new Map(
    languages.flatMap((language): [string, Size][] => [
      ...screens.map((screen): [string, Size] => [screenFile(language, screen), screenSize]),
      [promotionalFile(language), promotionalSize],
      [marqueeFile(language), marqueeSize],
    ]),
  );
}
