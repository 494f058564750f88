import type { Direction } from '../../../model/message';

/** What more than one page says. */
export const pageWords = {
  /** JPay shows no time zone (dossier 2.8); every place that prints a time says so with this sentence. */
  timeZone:
    'JPay does not say which time zone its times are in. They stand here exactly as JPay showed them.',
  /** Said of two contacts of one name (design.md, Identity). */
  sameName:
    'JPay does not tell people of the same name apart in its lists, so their messages stand together here.',
  /** Said where the family put names or numbers together. `who` has "{other0}" for each. */
  alsoShownAs: (who: readonly string[]) =>
    `Also shown on JPay as ${who.join('; ')}. You said that this is the same person.`,
  /** In place of a name that the site shows empty. */
  nameless: 'Somebody without a name',
  allMessages: 'All messages',
  undated: 'Without a date',
  /** `label` is a year, a month or one of the two above. */
  labelOfPage: (label: string, page: number) => `${label}, page ${page}`,
  startHereTitle: 'Your messages from JPay',
  photosTitle: 'Photos and eCards',
  filmsTitle: 'VideoGrams',
  /** Titles of pages, as browsers show them in tabs: plain text. */
  conversationTitle: (name: string, period: string) =>
    `Messages with ${name}${period === '' ? '' : `, ${period}`}`,
  messageTitle: (direction: Direction, name: string, date: string) =>
    `Message ${direction === 'received' ? 'from' : 'to'} ${name}${date === '' ? '' : `, ${date}`}`,
};
