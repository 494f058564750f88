import type { Direction } from '../../model/message';
import { messages, number } from './counting';

/** The words of the list of what is kept. `{name}` stands for a person's name. */
export const keptLettersWords = {
  /** Also what the popup's button and the link of the archive tab say. */
  title: 'Save one conversation again',
  explanation:
    'Everything here was read before and is kept in this browser. Choose a format, then save any conversation or message of it: JPay is not asked for anything.',
  looking: 'Looking at what is kept in this browser…',
  nothing:
    'Nothing is kept in this browser. Open JPay, press the Letterkeep button and export your messages.',
  unreadable: 'What is kept in this browser could not be read.',
  find: 'Find a person',
  found: (people: number) => (people === 1 ? '1 person found.' : `${number(people)} people found.`),
  accountNamed: (name: string) => `JPay account of ${name}`,
  accountNumbered: (count: number) => `JPay account ${number(count)} in this browser`,
  nameless: 'Somebody without a name',
  messagesOf: (count: number, span: readonly [from: string, to: string] | undefined) =>
    span === undefined ? messages(count) : `${messages(count)}, ${span[0]} to ${span[1]}`,
  sameName:
    'More than one of your contacts is called {name}. JPay does not tell their messages apart, so they stand together here.',
  saveConversation: 'Save this conversation',
  single: 'Single messages',
  messagesCaption: (name: string) => `Messages with ${name}, oldest first`,
  direction: 'Direction',
  directions: { received: 'Received', sent: 'Sent' } satisfies Record<Direction, string>,
  date: 'Date',
  undated: 'no date',
  attachments: 'Attachments',
  saveMessage: 'Save',
  progressName: 'Writing',
  saving: 'Writing your file. Please keep this tab open.',
  saved: (fileName: string) => `Your browser is saving it now. Look among your downloads for ${fileName}`,
  oneAtATime: 'One moment: the file before this one is still being written.',
  cancel: 'Cancel',
  cancelled: 'Writing was stopped. Nothing was saved.',
  notSaved: 'This could not be saved. What was read is still kept in this browser.',
};
