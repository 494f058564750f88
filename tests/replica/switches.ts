import { dateFormats } from './account/dates';
import { bodyMarkups } from './account/expected-text';

/**
 * Every way the site may differ from what we know: dossier section 7 (its row number stands in brackets) and appendix A
 * (its letter). The first value of each is the plain one. None of them is a fact about JPay.
 */
export const switchChoices = {
  /** How a row leads to its letter [2] (a). postback-row presses the grid itself, as a GridView does;
   * postback-around-name: a control without a name of its own is wrapped around the label. */
  rowOpening: ['href', 'row-onclick', 'cell-onclick', 'postback', 'postback-row', 'postback-around-name'],
  /** Case of the query parameter [3]. The server takes any. */
  tokenParameter: ['encLetterId', 'encletterid', 'ENCLETTERID'],
  /** Tokens of letters (n): made anew on every list load, the old ones good or dead. */
  tokens: ['stable', 'changing', 'changing-old-dead'],
  /** UseAccessibleHeader (b). */
  headerCells: ['td', 'th'],
  /** Which columns the lists have, and their order [7]. */
  columns: ['plain', 'rich', 'reordered', 'no-date', 'bare'],
  /** Date format in the lists [7]. */
  listDate: ['MM-dd-yyyy', ...dateFormats.filter((format) => format !== 'MM-dd-yyyy')],
  /** Whether the date of a row has a span of its own. */
  listDateId: ['lblDate', 'none'],
  /** Date format on the read page [7]. */
  readDate: [...dateFormats],
  /** Whether Sent shows lblsUniqueId [2.4]. */
  letterNumberInList: ['shown', 'missing'],
  /** How the lists write names: the confirm page shows capitals (dossier 2.4). */
  listNames: ['as-is', 'upper-case'],
  /** White space around the name on the read page; messageVault trims it (dossier 2.6). */
  readNamePadding: ['none', 'padded'],
  /** What a postback is answered with [6] (c). delta-when-asked: only to __ASYNCPOST. */
  postbackAnswer: ['full', 'delta-when-asked', 'delta-always'],
  /** What Next and Last are on the last page, and First and Prev on the first [4] (e). */
  pagerEnd: ['missing', 'no-href', 'asp-net-disabled', 'looping', 'wraps', 'stuck-on-first'],
  /** The grid's own pager row (dossier 2.5): hidden (rows from ctl03), drawn, or paging off (rows from ctl02). */
  pagerRow: ['hidden', 'visible', 'none'],
  /** "Page 1 of 4" beside the pager. */
  pageText: ['missing', 'shown'],
  /** A total in lbl_msgstatus; lying: three more than there are. */
  total: ['none', 'shown', 'lying'],
  /** Sent list address [1]. */
  sentUrl: ['SentMails.aspx', 'SentMail.aspx', 'LetterHistory.aspx', 'TransferHistory.aspx'],
  sentLink: ['shown', 'missing'],
  /** Email tab of the navigation [17]. */
  emailTab: ['shown', 'missing'],
  /** Inbox and Sent show everybody, or the person chosen on home.aspx [18]. */
  listScope: ['all', 'selected'],
  /** Home (o). label: one inmate, no select; only the first contact is named. */
  home: ['select', 'label'],
  /** Empty list [21]. */
  emptyList: ['no-grid', 'header-only', 'label'],
  /** How an unread row looks [7]. */
  unreadMark: ['bold-row', 'bold-tag', 'image-alt', 'none'],
  /** Side effect of opening [22]. */
  openingMarksRead: ['yes', 'no'],
  /** Body markup [9]. */
  bodyMarkup: [...bodyMarkups],
  /** Where a scanned reply stands [10]. */
  scanPlace: ['attachment', 'body-iframe'],
  /** Address of a picture [12] (d). */
  imageSource: ['handler', 'static', 'data', 'other-host'],
  /** Whether cdna.jpay.com wants the session cookie; then the cookie's domain is jpay.com. */
  otherHostNeedsCookie: ['no', 'yes'],
  /** Content-Type of an attachment [11]. */
  attachmentType: ['right', 'octet-stream', 'text-plain', 'missing'],
  /** Where a received picture shows (dossier 2.6). */
  receivedBox: ['ShowImageAttachment', 'AttachmentPopupDiv'],
  sentBox: ['AttachmentPopupDiv', 'ShowImageAttachment'],
  /** A received attachment is answered on the page, or by a redirect to another, which makes history [13]. */
  receivedAttachment: ['same-page', 'redirect'],
  /** Whether the form may go on after a received attachment, or the letter must be loaded again [13]. */
  afterReceivedAttachment: ['goes-on', 'needs-reload'],
  /** VideoGram player [14]. none: nothing that could be saved. */
  player: ['video-src', 'source', 'object', 'embed', 'link', 'iframe', 'none'],
  /** How a PDF shows. direct: the postback itself is answered with the bytes. */
  pdf: ['iframe', 'embed', 'object', 'link', 'direct'],
  /** An attachment removed by the facility [15]. */
  removedAttachment: ['nothing', 'alert', 'text', 'broken-image'],
  /** What an unknown or deleted letter is answered with. */
  missingLetter: ['error302', 'error200', 'to-list'],
  /** Dialog on load of the lists [16] (j). */
  restrictedDialog: ['none', 'over-list', 'instead-of-list'],
  /** A page that stands before every other [16]. */
  interstitial: ['none', 'terms', 'account-link'],
  /** The name of the account's holder in the header. */
  shownName: ['header', 'missing'],
  /** Encoding and what says so. */
  charset: [
    'utf-8-header',
    'utf-8-meta',
    'utf-8-unlabelled',
    'utf-8-bom',
    'windows-1252-header',
    'windows-1252-unlabelled',
  ],
  /** ViewState accepted: any of this session, or only that of the newest form of the page [5]. */
  viewStateScope: ['session', 'latest'],
  /** maxPageStateFieldLength: __VIEWSTATE in parts, with __VIEWSTATEFIELDCOUNT. */
  viewStateFields: ['one', 'three'],
  /** The firewall refuses a GET without Referer and a POST without Origin, except what a person opens (toolchain 5a). */
  requireReferer: ['yes', 'no'],
  /** One request of a session at a time, as ASP.NET serves them [20]. */
  sessionLock: ['yes', 'no'],
  /** How a request without a signed-in session is answered (reliability 4.2: six faces; 401 and 403 are one). */
  signedOutFace: [
    'redirect',
    'login-page',
    'delta-redirect',
    'status-401',
    'status-403',
    'meta-refresh',
    'empty-list',
  ],
  /** Traps of the lists themselves: Next deletes, a row's own link deletes, or Next and Delete have changed words. */
  landmine: ['none', 'next-deletes', 'row-deletes', 'labels-swapped'],
} as const;

type Chosen = { [Name in keyof typeof switchChoices]: (typeof switchChoices)[Name][number] };

export interface Switches extends Chosen {
  /** Rows of a list page [4]. */
  rowsPerPage: number;
  /** Milliseconds the site takes for a page, while it holds the session. */
  latencyMs: number;
  /** Milliseconds that a request and its answer are on the line together, whatever else is on it: no session waits for them. */
  networkMs: number;
  /** Bytes of padding in __VIEWSTATE [5]. */
  viewStatePadding: number;
  /** Where the files of an extension lie, `chrome-extension://ID/`: opened pages carry a script hostile to it. */
  hostileTo: string;
}

export type SwitchName = keyof Switches;
export type SignedOutFace = Switches['signedOutFace'];

const plainNumbers = { rowsPerPage: 10, latencyMs: 0, networkMs: 0, viewStatePadding: 200 };

/** The plain site, with what differs. */
export function makeSwitches(changes: Partial<Switches> = {}): Switches {
  const plain = Object.fromEntries(
    Object.entries(switchChoices).map(([name, choices]) => [name, choices[0]]),
  );
  return { ...(plain as Chosen), ...plainNumbers, hostileTo: '', ...changes };
}

/** Reads "name=value" as typed on a command line; throws a sentence that lists the choices. */
export function parseSwitch(text: string): Partial<Switches> {
  const at = text.indexOf('=');
  const name = text.slice(0, at);
  const value = text.slice(at + 1);
  if (name in plainNumbers) {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0)
      throw new Error(`${name} wants a whole number, not "${value}".`);
    return { [name]: number };
  }
  if (at < 0 || !(name in switchChoices)) {
    const known = [...Object.keys(switchChoices), ...Object.keys(plainNumbers)].join(', ');
    throw new Error(`There is no switch "${name}". There are: ${known}.`);
  }
  const choices: readonly string[] = switchChoices[name as keyof typeof switchChoices];
  if (!choices.includes(value)) throw new Error(`${name} may be: ${choices.join(', ')}.`);
  return { [name]: value };
}
