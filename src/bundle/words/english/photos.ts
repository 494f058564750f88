import type { AttachmentKind, Direction } from '../../../model/message';
import { englishRenderWords } from '../../../render/words';
import { counted, number } from './counting';

const { kinds } = englishRenderWords;

/** The pages of photos and of VideoGrams. */
export const photoWords = {
  pictures: (count: number) => counted(count, 'picture'),
  films: (count: number) => counted(count, 'VideoGram'),
  /** `period` is a year, and the page of it if it has several. */
  titleOf: (title: string, period: string) => `${title}, ${period}`,
  years: 'Years',
  overview: 'All years',
  /** "Photo from Fake Anna, July 15, 2019" */
  describe: (kind: AttachmentKind, direction: Direction) =>
    `${kinds[kind]} ${direction === 'received' ? 'from' : 'to'} {name}, {day}`,
  position: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  previous: '← Previous',
  next: 'Next →',
  close: 'Back to the small pictures',
  message: 'Read the message',
  notHere: (count: number) => `${counted(count, 'picture')} more could not be saved.`,
  file: (size: string) => `The file (${size})`,
  fileUnlinked: (size: string) => `The file (${size}): see the message`,
};
