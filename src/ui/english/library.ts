import type { Direction } from '../../model/message';
import type { Caution } from '../../model/caution';
import { attachments, counted, messages, number, size } from './counting';

/** The words of the library: all that is kept, to be read, searched and saved again. `{name}` stands for a person's name. */
export const libraryWords = {
  /** Also what the popup's button and the link of the archive tab say. */
  title: 'Read and search your messages',
  explanation:
    'Everything here was read before and is kept in this browser. Read any conversation, look for words in all of them, or save one again: JPay is not asked for anything.',
  looking: 'Looking at what is kept in this browser…',
  nothing:
    'Nothing is kept in this browser. Open JPay, press the Letterkeep button and export your messages.',
  unreadable: 'What is kept in this browser could not be read.',
  /** What an account holds. */
  totals: (people: number, messageCount: number, attachmentCount: number, bytes: number) =>
    `${counted(people, 'person', 'people')}, ${messages(messageCount)}, ${attachments(attachmentCount)}: ${size(bytes)} on this computer.`,
  lastKept: (day: string) => `Last added: ${day}.`,
  lastSaved: (day: string) => `You last saved an archive as a file on ${day}.`,
  neverSaved: 'No archive was saved as a file from this browser yet.',
  find: 'Find a person',
  foundPeople: (people: number) => (people === 1 ? '1 person found.' : `${number(people)} people found.`),
  accountNamed: (name: string) => `JPay account of ${name}`,
  accountNumbered: (count: number) => `JPay account ${number(count)} in this browser`,
  nameless: 'Somebody without a name',
  messagesOf: (count: number, span: readonly [from: string, to: string] | undefined) =>
    span === undefined ? messages(count) : `${messages(count)}, ${span[0]} to ${span[1]}`,
  sameName:
    'More than one of your contacts is called {name}. JPay does not tell their messages apart, so they stand together here.',
  /** Opens the archive tab, which writes everything of the account. */
  saveAll: 'Save everything as a ZIP',
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
  reading: {
    open: 'Read',
    back: 'Back to the list',
    title: 'Messages with {name}',
    pages: 'Pages of this conversation',
    pagesBelow: 'Pages of this conversation, below the messages',
    range: (from: number, to: number, of: number) =>
      `${number(from)} to ${number(to)} of ${number(of)}, oldest first`,
    beginning: 'Read from the beginning',
    earlier: 'Earlier ones',
    later: 'Later ones',
    newest: 'Go to the newest',
    failed: 'This conversation could not be opened.',
    saveAttachment: 'Save this file',
    fileNotSaved: 'This file could not be saved.',
    /** Why a file is not shown here. */
    cautions: {
      'could-run':
        'It could run as a program or open as a page. Save it only if you know what it is and trust who sent it.',
      unknown: 'Letterkeep does not know what kind of file it is. Save it only if you know what it is.',
      'acts-by-itself':
        'This PDF can do more than be read: start something, open an address, or hold other files. Save it only if you trust who sent it.',
      'holds-programs':
        'There are small programs (macros) or other files inside this document. Save it only if you trust who sent it.',
    } satisfies Record<Caution, string>,
  },
  search: {
    label: 'Search in all messages',
    from: 'From {name}',
    to: 'To {name}',
    looking: (done: number, of: number, found: number) =>
      `Looked through ${number(done)} of ${messages(of)}, ${number(found)} found so far…`,
    found: (count: number) =>
      count === 0 ? 'No message holds all of these words.' : `${messages(count)} found, newest first.`,
    stop: 'Stop searching',
    stopped: (count: number) => `Stopped. ${messages(count)} found so far.`,
    more: (count: number) => `Show ${number(count)} more`,
    failed: 'The search could not be finished.',
    unread: (count: number) =>
      `${messages(count)} could not be looked through, because something is being saved meanwhile. Load this page again to search everything.`,
  },
};
