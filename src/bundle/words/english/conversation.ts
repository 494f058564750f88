import type { OtherForm } from '../../other-forms';
import { counted } from './counting';

const formNames: Record<OtherForm, string> = { word: 'Word', email: 'E-mail', text: 'Plain text' };

/** The pages of a conversation and of one message. {name} stands where the person's name goes. */
export const conversationWords = {
  title: 'Messages with {name}',
  startHere: 'START HERE',
  backToStart: 'Back to START HERE',
  skip: 'To the messages',
  messages: (count: number) => counted(count, 'message'),
  /** `parts` is a list of numbers: "2 and 3". */
  pages: 'Pages of this conversation',
  years: 'Years',
  neighbours: 'Earlier and later messages',
  earlierPage: (label: string) => `← ${label}`,
  laterPage: (label: string) => `${label} →`,
  earlier: '← Earlier message',
  later: 'Later message →',
  byItself: 'This message by itself',
  /** Of a message that was read or brought in before, and that JPay's lists, read to their end, do not show. */
  noLongerListed: 'Kept from an earlier archive. JPay no longer lists it.',
  toPrint: 'To print',
  book: 'A book to keep',
  courtCopy: 'A plain copy for a court',
  /** At the top of a document that holds a part of a long conversation. */
  volumeNotice: (number: number, of: number) =>
    `This conversation is too long for one document. This is document ${number} of ${of}.`,
  /** Of a document made without asking JPay; {day} is when JPay was last read for it, if that is known. */
  fromKept: (day: string | null) =>
    day === null
      ? 'This was made from what Letterkeep kept in the browser. Messages that came later are not here.'
      : `This was made from what Letterkeep read on JPay on ${day} and kept in the browser. Messages that came later are not here.`,
  /** Of a document for which JPay was read under one of a person's names. */
  otherNamesFromKept:
    'This time JPay was read under one name only. Messages under the other name are those that were saved earlier.',
  /** At the top of a file that holds chosen messages. */
  chosenNotice: 'These messages were chosen out of a conversation to be passed on. It holds others, too.',
  hiddenNotice:
    'Numbers, facilities and addresses were hidden where Letterkeep recognised them: there it says [hidden].',
  otherForms: 'The same in other forms',
  /** One file of the page; `of` them where one is too small for it. */
  otherForm: (form: OtherForm, number: number, of: number) =>
    `${formNames[form]}${of === 1 ? '' : ` (${number} of ${of})`}`,
  /** A line of the list of contents: a month and how many messages it has. */
  contentsLine: (month: string, count: number) => `${month} (${counted(count, 'message')})`,
};
