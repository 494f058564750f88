import type { PartSize } from '../../model/export-request';
import type { LeftBehind } from '../../model/left-behind';
import type { Direction } from '../../model/message';
import type { Speed } from '../../model/speed';
import type { Ordered } from '../words';
import { attachments, counted, messages, number, size } from './counting';
import { forecastWords, pauseReason } from './forecast';
import { progressWords, soFar } from './progress';

const orderedNames: Record<Ordered, string> = {
  archive: 'your messages',
  message: 'this message',
  conversation: 'this conversation',
};

/** The popup's words. */
export const popupWords = {
  looking: 'Looking for your JPay page…',
  noJpay: {
    title: 'Open JPay to begin',
    sentence:
      'Letterkeep works on the JPay website. Open it, sign in, and press the Letterkeep button again.',
    open: 'Open jpay.com',
    loadingTitle: 'JPay is still loading',
    loadingSentence:
      'Letterkeep goes on as soon as the JPay page is there. If it does not come, reload it in its tab.',
    silentTitle: 'JPay is open, but not ready',
    silentSentence: 'Reload the JPay page: it was open before Letterkeep was there.',
    reload: 'Reload the JPay page',
    reloading: 'The JPay page is loading again…',
  },
  signedOut: {
    title: 'JPay is waiting for you',
    sentence: 'Sign in to JPay on its own page. Then Letterkeep can save your messages.',
  },
  ready: {
    title: 'Ready to save your mail',
    sentence: 'Every message, photo and VideoGram, received and sent, in one file on your computer.',
    exportAll: 'Export all messages',
    thisMessage: 'Only what is open now',
    /** {name} is the person's, and stands apart from the sentence (with-name.ts). */
    thisMessageWith: 'You have a message with {name} open.',
    format: 'Format',
    saveMessage: 'Save this message',
    saveConversation: 'Save this conversation',
    markedAsRead:
      'To save a message, Letterkeep opens it. JPay may then show it as read. Nothing is ever sent, deleted or paid for.',
    leaveUnreadInstead: 'Do not open unread ones',
    starting: 'Starting…',
  },
  choice: {
    title: 'Choose what to export',
    people: 'People',
    peopleHint: 'Tick the people you want. With nobody ticked, everybody is exported.',
    loadingPeople: 'Asking JPay who you write with…',
    noPeople: 'JPay names nobody here, so everybody is exported.',
    peopleFailed: 'JPay did not tell us who you write with. You can still export everybody.',
    numberAndAgency: (inmateId: string, agency: string) => [inmateId, agency].filter(Boolean).join(', '),
    from: 'From date',
    to: 'To date',
    datesHint: 'Leave both empty for all years. Messages without a date are always exported.',
    datesCrossed: 'The first date is later than the second. Please change one of them.',
    directions: 'Received or sent',
    directionNames: { received: 'Received', sent: 'Sent' } satisfies Record<Direction, string>,
    directionsHint: 'Messages you received, and messages you sent.',
    noDirection: 'Tick at least one of the two: with none of them there is nothing to export.',
    withAttachments: 'With attachments',
    withAttachmentsHint:
      'Photos, eCards and VideoGrams. Without them an export is quicker; a later one can still bring them.',
    formats: 'Formats',
    /** Also of formats that are not offered yet (archiveFormats of the model). */
    formatNames: {
      html: 'HTML (web pages)',
      markdown: 'Markdown',
      word: 'Word',
      email: 'E-mail',
      text: 'Text',
    },
    formatsHint:
      'HTML is always in the archive: it is what START HERE opens. The others are the same messages for other programs.',
    partSize: 'Size of each file',
    partSizeNames: {
      1_900_000_000: 'Up to 1.9 GB',
      500_000_000: 'Up to 500 MB',
    } satisfies Record<PartSize, string>,
    partSizeHint: 'A larger archive comes in several files. Choose 500 MB for a phone or an old USB stick.',
    leaveUnread: 'Leave unread messages alone',
    leaveUnreadHint: 'They stay unread on JPay, and are not in your export.',
  },
  speed: {
    title: 'Speed',
    /** What the closed group says: "Speed: normal". */
    chosen: (speed: Speed) => `Speed: ${speed}`,
    hint: 'For the next export, and for Continue.',
    names: { gentle: 'Gentle', normal: 'Normal', fast: 'Fast' } satisfies Record<Speed, string>,
    sentences: {
      gentle: 'One request a second or slower, for a slow line or a site that complains.',
      normal: 'At the pace of JPay itself.',
      fast: 'No rest between requests, two at a time; JPay may ask us to slow down.',
    } satisfies Record<Speed, string>,
  },
  kept: {
    title: 'Kept in this browser',
    sentence: (messageCount: number, attachmentCount: number, bytes: number) =>
      `${messages(messageCount)} and ${attachments(attachmentCount)}, ${size(bytes)}.`,
    oneOfSeveral: (accounts: number) =>
      `They belong to ${number(accounts)} JPay accounts. “Save what is kept” saves those of the account used last; “Read and search your messages” has all of them.`,
    save: 'Save what is kept',
  },
  reading: {
    title: (what: Ordered) => `Saving ${orderedNames[what]}`,
    ...progressWords,
    progressName: 'Messages read so far',
    safeToClose: 'You can close this window. Keep the JPay page open.',
    pause: 'Pause',
    cancel: 'Cancel',
  },
  forecast: forecastWords,
  paused: {
    title: 'Paused',
    why: pauseReason,
    /** What comes before the reason, in one breath: "212 of 430 messages are saved." */
    soFar,
    openJpayFirst: 'JPay is not open in this browser.',
    openThenContinue: 'JPay is not open in this browser. Open it, sign in, and press Continue.',
    stillLoading: 'The JPay page is still loading. If it does not come, reload it in its tab.',
    reloadFirst: 'Reload the JPay page first: it lost touch with Letterkeep.',
    resume: 'Continue',
    saveKept: 'Save what is kept',
  },
  writing: {
    title: 'Writing your file',
    sentence: 'Another tab is putting everything together. Please keep it open until it is done.',
    interruptedTitle: 'Not finished',
    interrupted: 'Writing was interrupted. Download again: nothing is asked of JPay for that.',
  },
  done: {
    title: 'Here is your mail',
    incompleteTitle: 'Part of your mail is here',
    nothingTitle: 'Nothing could be saved',
    nothing: 'JPay did not let us open it. Wait a little, then try again.',
    noneChosenTitle: 'Nothing matched your choice',
    noneChosen: (listed: number) =>
      `${listed === 1 ? 'The one message' : `None of the ${messages(listed)}`} on JPay is ${listed === 1 ? 'not ' : ''}among what you chose. Change your choice, then export again.`,
    handedOver: (files: number) =>
      files === 1 ? 'Your browser is saving the file:' : `Your browser is saving ${number(files)} files:`,
    incomplete: 'Something is missing, so the name says INCOMPLETE. Export again to get the rest.',
    /** Of an archive for which no list of JPay was read. */
    keptTitle: 'What this browser keeps is here',
    keptTotals: (count: number) => `${messages(count)} from what was kept before`,
    keptIncomplete: 'JPay was not asked for it. There may be more there, so the name says INCOMPLETE.',
    downloadAgain: 'Download again',
    another: 'Save more',
    putAway: 'Put this receipt away',
    signInForAnother: 'To export again, sign in on the JPay page.',
    openJpayForAnother: 'To export again, open JPay and sign in.',
    reloadForAnother: 'To export again, load the JPay page once more.',
  },
  forget: {
    open: 'Forget everything',
    means:
      'Until you press Forget everything, a copy of your messages stays in this browser, not locked. On a shared computer, press it when your file is safe.',
    question:
      'Remove all messages and photos from this browser? You can then no longer read, search or save them here again. Your saved files stay. JPay is not touched.',
    yes: 'Yes, forget them',
    no: 'No, keep them',
    /** Said only when it looked again and found nothing. */
    proof: ({ messages: count, attachments: hung, bytes, records, otherDatabases }: LeftBehind) =>
      `Everything was removed from this browser. Letterkeep looked again, and nothing is left: ${messages(count)}, ${attachments(hung)}, ${size(bytes)}, ${counted(records, 'entry', 'entries')} of any other kind.${otherDatabases === null ? '' : ' The browser names no other store of Letterkeep either.'} Only your choice of language and speed stays.`,
    somethingLeft: ({
      messages: count,
      attachments: hung,
      bytes,
      records,
      otherDatabases,
      items,
    }: LeftBehind) =>
      `Letterkeep removed everything and looked again, and something is still there: ${messages(count)}, ${attachments(hung)}, ${size(bytes)}, ${counted(records + (otherDatabases?.length ?? 0) + items.length, 'entry', 'entries')} of any other kind. Close the other tabs of JPay and Letterkeep, then press Forget everything once more. To be quite sure, remove Letterkeep from the browser: that removes all it kept.`,
    notLooked:
      'Letterkeep removed everything, but could not look again whether something stayed. Open Letterkeep once more: it says if something is still kept.',
  },
  details: {
    copy: 'Copy details',
    copied: 'Copied. It says how JPay and Letterkeep stand, and holds no word of your mail.',
    byHand:
      'Your browser did not copy it. Select this text and copy it yourself. It holds no word of your mail.',
    text: 'Details',
  },
  problem: {
    busy: 'Another JPay tab is already being read. Let it finish, or cancel it first.',
    jpayGone: 'Letterkeep lost touch with the JPay page. Reload it, then try again.',
    notDone: 'That did not work. Please try again.',
    detail: (detail: string) => `For somebody who can help: ${detail}`,
  },
};

export type PopupWords = typeof popupWords;
