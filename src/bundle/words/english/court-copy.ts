import type { Direction } from '../../../model/message';
import { counted, number } from './counting';

/** The court copy: it says only what the tool can know. */
export const courtCopyWords = {
  /** Plain text. */
  pageTitle: (name: string, period: string) =>
    `Plain copy of messages with ${name}${period === '' ? '' : `, ${period}`}`,
  title: 'Plain copy of messages with {name}',
  files: 'Files of this copy',
  backToMessages: 'Back to the messages',
  aboutTitle: 'What this is',
  writtenBy: (version: string, day: string) =>
    `This copy was written by Letterkeep ${version}, a browser extension that does not belong to JPay, on ${day} by the clock of the computer it ran on, from what JPay’s website showed in the account that was signed in.`,
  plain:
    'It has no styling, except that long lines are wrapped, each picture is kept whole on one page, printed pages are numbered, and links to other pages are not printed. Words are given without their formatting.',
  numbers: (messages: number) =>
    messages === 0
      ? 'The archive holds no message of this conversation.'
      : messages === 1
        ? 'The archive holds 1 message of this conversation.'
        : `The archive holds ${counted(messages, 'message')} of this conversation. They are numbered from 1 to ${number(messages)} by the dates that JPay showed; messages without a readable date come last.`,
  /** Of a conversation in several files. */
  share: (first: number, last: number, of: number) =>
    first === last
      ? `This file holds message ${number(first)} of ${number(of)}.`
      : `This file holds messages ${number(first)} to ${number(last)} of ${number(of)}.`,
  noneHere: 'This file holds no message, only the places of messages that are missing.',
  /** What follows is the receipt's sentence. */
  receiptTitle: 'How complete it is, for all people of the account together',
  missingHere: (count: number) =>
    count === 1
      ? '1 message with this person was listed by JPay and is not in the archive. It stands in its place without a number, with the reason.'
      : `${counted(count, 'message')} with this person were listed by JPay and are not in the archive. Each stands in its place without a number, with the reason.`,
  /** Of the whole account: whom those left out by choice are with is not kept. */
  leftOut: (count: number) =>
    `${counted(count, 'message')} of the account ${count === 1 ? 'was' : 'were'} left out of the archive, by choice or because the export ended before. Some may be of this conversation.`,
  checkTitle: 'How to check it',
  sums: 'The SHA-256 sums are those of the files of this archive. Each stands in the file manifest-sha256.txt at the top of the archive’s folder too, as does the sum of this copy itself.',
  check:
    'To check all files: unpack the archive, open a terminal in its folder, and run “sha256sum -c manifest-sha256.txt” (Linux) or “shasum -a 256 -c manifest-sha256.txt” (macOS). On Windows, “Get-FileHash” followed by a file’s name shows the sum of that file in PowerShell. README.txt says more.',
  notClaimedTitle: 'What is not claimed',
  notClaimed:
    'It is not claimed who wrote a message, nor that JPay’s records are true or complete, nor when a message was really written, sent or read. A file that fits its sum is the one that the sum was made of; that the list of sums itself was not made anew later is shown only by a sum of the whole ZIP file that was kept elsewhere. The sums do not show what JPay’s website held.',
  message: (at: number) => `Message ${number(at)}`,
  direction: 'Direction',
  directions: {
    received: 'Received: JPay showed it in the account’s inbox',
    sent: 'Sent: JPay showed it among the account’s sent messages',
  } satisfies Record<Direction, string>,
  from: 'From',
  to: 'To',
  inmateNumber: 'Number',
  agency: 'Agency',
  date: 'Date as JPay showed it',
  noDate: 'JPay showed no date',
  letterNumber: 'Letter number',
  status: 'Status on JPay',
  readAt: 'Read by Letterkeep',
  /** `moment` is ISO 8601 in UTC. */
  readMoment: (moment: string) => `${moment} (UTC, by the clock of the computer it ran on)`,
  id: 'Letterkeep’s id of it',
  rawPage: 'The page as JPay sent it',
  rawPageLost:
    'It is not in the archive: the browser that kept it could not give it back. A note stands in its place.',
  sum: 'SHA-256',
  text: 'Its words',
  exhibit: (message: number, attachment: number) => `Exhibit ${number(message)}-${attachment}`,
  kind: 'Kind',
  label: 'Label on JPay',
  file: 'File',
  mediaType: 'Type of file, told by its bytes',
  size: 'Size',
  bytes: (count: number) => counted(count, 'byte'),
  endsEarly: 'Remark',
  endsEarlySentence:
    'JPay sent this file twice, of the same size each time, without the mark that should end it.',
  pictureOf: 'The picture that is {exhibit}',
};
