import { counted, listed, number } from './counting';

export const startHereWords = {
  lead: (day: string) =>
    `Saved on ${day} with Letterkeep. This page and everything it leads to work without the internet.`,
  onThisPage: 'On this page',
  /** Short: these stand side by side. */
  ways: { people: 'People', search: 'Search', photos: 'Photos', films: 'VideoGrams', receipt: 'Receipt' },
  seeWhich: 'See what is not here',
  people: 'People',
  noMessages: 'There are no messages in this archive.',
  /** "24 messages, 2019 to 2021"; `first` is '' if no message has a date. */
  messages: (count: number, first: string, last: string) =>
    `${counted(count, 'message')}${first === '' ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`}`,
  receivedAndSent: (received: number, sent: number) =>
    sent === 0
      ? received === 1
        ? 'Received'
        : 'All received'
      : received === 0
        ? sent === 1
          ? 'Sent'
          : 'All sent'
        : `${number(received)} received, ${number(sent)} sent`,
  /** `who` has "{number0} ({agency0})" for each, as many as are named. */
  sameName: (count: number, who: readonly string[]) =>
    `${number(count)} people in your contact list have this name: ${who.length < count ? `${who.join(', ')} and ${number(count - who.length)} more` : listed(who)}.`,
  readFromBeginning: 'Read from the beginning',
  byYear: 'Or begin with a year:',
  moreInParts: (parts: readonly string[], of: number) =>
    `More messages with this person are in ${parts.length === 1 ? 'part' : 'parts'} ${listed(parts)} of ${of}.`,
  peopleShown: (shown: number, all: number) =>
    `These are the ${number(shown)} people with the most messages, of ${number(all)}.`,
  allPeople: (count: number) => `See all ${number(count)} people, by name`,
  allPeopleTitle: 'All people',
  partTitle: (part: number, of: number) => `This is part ${part} of ${of}`,
  part: (others: readonly string[]) =>
    `There was too much for one ZIP file. The rest is in ${listed(others)}. Each part opens by itself and has a START HERE page of its own.`,
  photos: 'Photos',
  seeAllPhotos: (count: number) =>
    count === 1 ? 'See the photo or eCard' : `See all ${number(count)} photos and eCards`,
  films: 'VideoGrams',
  watchFilms: (count: number) =>
    count === 1 ? 'Watch the VideoGram' : `Watch all ${number(count)} VideoGrams`,
  silentTitle: 'In your contact list, without a message',
  silentMore: (count: number) => `And ${number(count)} more:`,
  silentList: 'see the table of contacts',
  silentAdvice:
    'If you know that there are messages with one of them: choose that person on JPay, then export again. Letterkeep adds what it finds.',
  otherForms: 'The same messages in other forms',
  files: {
    readme: 'what all this is, and how to check that nothing has changed',
    csv: 'a table for a spreadsheet program',
    mbox: 'for an e-mail program',
    jsonl: 'for programs',
    contactsCsv: 'names, numbers and agencies, as a table',
    contactsVcf: 'the same for an address book',
    receipt: 'the receipt, for programs',
  },
  /** Stands after a file's name: "README.txt: …". */
  fileIs: (what: string) => `: ${what}`,
  madeBy: (version: string) => `Letterkeep ${version}. Letterkeep does not belong to JPay.`,
  /** Of lists too long for START HERE, on pages of their own. */
  lists: {
    pages: 'Pages of this list',
    page: (page: number) => `Page ${page}`,
    receiptTitle: 'What is not here, one by one',
    earlyEndsTitle: 'Saved, but they end early',
    unlinkedTitle: 'Files to be careful with',
  },
  back: 'Back to START HERE',
};
