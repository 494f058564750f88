import type { FailureKind } from '../model/failure';

/** Why something is missing, said to the family. Stands in placeholders, receipt and START HERE. */
export const failureWords: Readonly<Record<FailureKind, string>> = {
  'signed-out': 'JPay had signed you out before this could be opened.',
  'other-account': 'Another JPay account was signed in, so this was left alone.',
  'terms-page': 'JPay wanted a page accepted first. Letterkeep never accepts anything for you.',
  offline: 'The internet connection was lost.',
  'timed-out': 'JPay did not answer in time.',
  'asked-to-wait': 'JPay asked us to wait and did not open it afterwards.',
  'blocked-by-site': 'JPay’s firewall turned the request away.',
  'site-error': 'JPay showed an error instead of it.',
  'left-the-site': 'JPay sent us to another website, and Letterkeep did not follow.',
  'incomplete-bytes': 'Only a part of it arrived from JPay.',
  'unexpected-page': 'JPay showed a page that Letterkeep does not know.',
  'stale-form': 'JPay said that its page had grown too old.',
  refused: 'Opening it would have pressed a button that Letterkeep never presses.',
  'message-vanished': 'JPay listed it, but it was gone when it was opened.',
  'attachment-not-shown':
    'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.',
  'attachment-vanished': 'JPay listed it before, and it is no longer there.',
  'not-an-attachment': 'JPay sent a web page where the file should have been.',
  'empty-attachment': 'JPay sent an empty file.',
  'player-without-file': 'JPay shows a player for this VideoGram, but no file that could be saved.',
  'list-end-not-proved': 'Letterkeep could not make sure that it had reached the end of this list.',
  'sent-not-found': 'JPay’s list of sent messages could not be found.',
  'total-differs': 'JPay states another number of messages than its list holds.',
  'mailbox-kept-changing': 'The list kept changing while it was being read.',
  'no-space': 'There was no space left on this computer.',
  'vault-error': 'The browser could not keep it or give it back.',
  cancelled: 'The export was stopped before this was opened.',
  'not-tried': 'This was not opened before the export ended.',
  'left-unread': 'It was unread, and you asked to leave unread messages alone.',
  'not-chosen': 'It was not among what you chose to export.',
};

/** JPay shows no time zone (dossier 2.8); every place that prints a time says so with this sentence. */
export const timeZoneSentence =
  'JPay does not say which time zone its times are in. They stand here exactly as JPay showed them.';

/** Said of two contacts of one name (design.md, Identity). */
export const sameNameSentence =
  'JPay does not tell people of the same name apart in its lists, so their messages stand together here.';

/** "1 message", "2 messages", "1,204 messages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Digits in groups of three: the same on every computer, unlike toLocaleString. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "anna", "anna and ben", "anna, ben and carl". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) return last ?? '';
  return `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "512 bytes", "34 KB", "1.2 MB", "1.9 GB": thousands, as file managers count. */
export function sized(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} KB`;
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "07" is "July". Anything that is no month stays as it is. */
export function monthName(twoDigits: string): string {
  return months[Number(twoDigits) - 1] ?? twoDigits;
}

/** "2019-07-15T15:04" is "July 15, 2019"; null is "no date". */
export function dayInWords(date: string | null): string {
  if (date === null) return 'no date';
  return `${monthName(date.slice(5, 7))} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`;
}
