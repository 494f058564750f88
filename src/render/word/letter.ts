import { Bookmark } from 'docx';
import type { Paragraph } from 'docx';
import type { Attachment, Message } from '../../model/message';
import type { Person } from '../../model/person';
import type { PictureSize } from '../../model/picture-size';
import { isolatedText } from '../../model/visible-text';
import { attachmentLabel, furtherFacts, messageTitle, missingWords, pictureWords } from '../message-parts';
import type { RenderWords } from '../words';
import { bodyParagraphs } from './body-paragraphs';
import { letterParagraphs, styledParagraph, textRun } from './paragraphs';
import { pictureRun } from './picture';

/** An attachment; with its size where it is a picture that can stand in the document. */
export interface WordAttachment {
  attachment: Attachment;
  size?: PictureSize;
}

export interface WordLetter {
  message: Message;
  attachments: readonly WordAttachment[];
  /** From sanitiseBody; it is read, not changed. */
  bodyFragment: DocumentFragment;
  /** Whom it is with, where the message names them otherwise than the conversation. */
  person?: Person;
}

/** Tells the pictures of a document apart. */
export class PictureNumbers {
  #last = 0;
  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

export interface LetterPlace {
  person: Person;
  words: RenderWords;
  numbers: PictureNumbers;
  /** For links to this letter. */
  bookmark?: string;
}

/** A letter under its heading: facts, words, attachments, and in place of each missing one the reason. */
export function letterOf(letter: WordLetter, ofConversation: LetterPlace): Paragraph[] {
  const { message, attachments, bodyFragment } = letter;
  const place = { ...ofConversation, person: letter.person ?? ofConversation.person };
  const { person, words } = place;
  const facts = furtherFacts(message, words);
  const body = letterParagraphs(bodyParagraphs(bodyFragment));
  return [
    headingOf(messageTitle({ message, person }, words, isolatedText), place),
    ...(facts.length === 0 ? [] : [styledParagraph('facts', [textRun(facts.map(isolatedText).join(' · '))])]),
    ...(body.length === 0 ? [styledParagraph('notice', [textRun(words.noWords)])] : body),
    ...attachments.flatMap((one) => attachmentParagraphs(one, letter, place)),
  ];
}

/** A heading of the level of messages, with a bookmark if there is one. */
export function headingOf(title: string, { bookmark }: Pick<LetterPlace, 'bookmark'>): Paragraph {
  const run = textRun(title);
  return styledParagraph('message', [
    bookmark === undefined ? run : new Bookmark({ id: bookmark, children: [run] }),
  ]);
}

function attachmentParagraphs(
  { attachment, size }: WordAttachment,
  { message }: WordLetter,
  { person, words, numbers }: LetterPlace,
): Paragraph[] {
  if (attachment.state === 'saved' && size) {
    const description = pictureWords({ message, person, attachments: [] }, attachment, words);
    const picture = pictureRun(attachment, size, numbers.next(), description);
    if (picture) {
      const label = isolatedText(attachmentLabel(attachment, words));
      return [styledParagraph('picture', [picture]), styledParagraph('facts', [textRun(label)])];
    }
  }
  const sentence = missingWords({ attachment }, words, isolatedText);
  return sentence === null ? [] : [styledParagraph('notice', [textRun(sentence)])];
}
