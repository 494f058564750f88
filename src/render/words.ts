import type { Caution } from '../model/caution';
import type { AttachmentKind } from '../model/message';

/**
 * The words of saved pages and documents. Handed in, so that other languages can come beside English. `{name}`,
 * `{host}` and the like mark where a value goes; values are put in as text, never as markup.
 */
export interface RenderWords {
  /** BCP 47 tag of the language, for `lang`. */
  language: string;
  direction: 'ltr' | 'rtl';
  from: string;
  to: string;
  /** Title of the file of one message; {heading} is `from` or `to`, {date} as the site showed it. */
  messageTitle: string;
  conversationTitle: string;
  conversationFacts: string;
  oneMessage: string;
  manyMessages: string;
  numberAndAgency: string;
  noDate: string;
  status: string;
  letterNumber: string;
  noWords: string;
  attachments: string;
  kinds: Record<AttachmentKind, string>;
  /** "Photo 2 from NAME": what a picture is, for those who do not see it. */
  pictureFrom: string;
  pictureTo: string;
  open: string;
  /** Of a VideoGram that plays on another page, and below it what it is. */
  playFilm: string;
  openScan: string;
  labelAndFacts: string;
  /** Of a file that stands alone; whether an archive was ever made, it cannot know. */
  notInside: string;
  missing: string;
  /** Of a file that no link leads to: {path} says where it lies, {caution} why. */
  unlinked: string;
  cautions: Record<Caution, string>;
  /** In place of a picture that would have been fetched from another computer; {host} names it. */
  pictureLeftOut: string;
  /** In place of a picture whose address names no computer. */
  pictureInside: string;
  /** In place of what is hidden before a letter is passed on. */
  hidden: string;
  madeBy: string;
  bytes(count: number): string;
}

export const englishRenderWords: RenderWords = {
  language: 'en',
  direction: 'ltr',
  from: 'From {name}',
  to: 'To {name}',
  messageTitle: '{heading}, {date}',
  conversationTitle: 'Messages with {name}',
  conversationFacts: '{count}, {from} to {to}',
  oneMessage: '1 message',
  manyMessages: '{count} messages',
  numberAndAgency: 'Number {number}, {agency}',
  noDate: 'No date shown',
  status: 'Status on JPay: {status}',
  letterNumber: 'Letter number {number}',
  noWords: 'This message has no words.',
  attachments: 'Attachments',
  kinds: {
    image: 'Photo',
    ecard: 'eCard',
    videogram: 'VideoGram',
    document: 'Document',
    other: 'Attachment',
  },
  pictureFrom: '{kind} {index} from {name}',
  pictureTo: '{kind} {index} to {name}',
  open: 'Open {label} ({facts})',
  playFilm: 'Play the VideoGram',
  openScan: 'Open the scan',
  labelAndFacts: '{label} ({facts})',
  notInside:
    '{label} ({facts}) is not in this file, because a file like this cannot hold it. To save it, choose E-mail, Text or Markdown, or press “Export all messages” in Letterkeep.',
  missing: '{label} was not saved. {reason}',
  unlinked: '{label} ({facts}) was saved as {path}. {caution}',
  cautions: {
    'could-run':
      'It could run as a program or open as a page, so it is kept under a name that nothing opens by itself, and no link leads to it. Open it only if you know what it is and trust who sent it.',
    unknown:
      'Letterkeep does not know what kind of file it is, so no link leads to it. Open it only if you know what it is.',
    'acts-by-itself':
      'This PDF can do more than be read: start something, open an address, or hold other files. So no link leads to it. Open it only if you trust who sent it.',
    'holds-programs':
      'There are small programs (macros) or other files inside this document. So no link leads to it. Open it only if you trust who sent it.',
  },
  pictureLeftOut: '[A picture from {host} was left out.]',
  pictureInside: '[A picture was left out.]',
  hidden: '[hidden]',
  madeBy: 'Saved with Letterkeep.',
  bytes: (count) =>
    count < 1000
      ? `${count} bytes`
      : count < 1_000_000
        ? `${Math.round(count / 1000)} KB`
        : `${(count / 1_000_000).toFixed(1)} MB`,
};

/** Puts values into a template. A value that itself holds "{name}" stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
