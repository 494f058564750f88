import type { LandmarkName } from '../model/details';

export type { LandmarkName };

/**
 * Every element of JPay that Letterkeep looks for, and nowhere else in the code. The most certain selector stands
 * first; the later ones are fallbacks for a changed prefix and are inferred unless the evidence says otherwise.
 * Evidence names the section of the dossier, the source tag used there and when it was seen. README.md beside this file says how to mend one.
 * A new landmark needs its name in model/details.ts too, so that "Copy details" can tell of it.
 */
export interface Landmark {
  readonly what: string;
  readonly selectors: readonly [string, ...string[]];
  readonly evidence: string;
  readonly confidence: 'seen' | 'seen-weak' | 'inferred';
}

/** The two lists share their shape; only ids differ (dossier 2.3 to 2.5). */
export const gridIds = { inbox: 'Mails_Grid', sent: 'TransferHistory_Grid' } as const;

export const landmarks = {
  // Session and header
  logout: {
    what: 'Log out: shown only to somebody who is signed in',
    selectors: [
      '#myheader_TopRightNavButton_lnkLogout',
      '#myheader_TopRightNavButton_LogoutButtonPanel',
      '[id$="_lnkLogout"]',
      'a[href*="logout" i]',
      'a[href*="signout" i]',
    ],
    evidence: '2.1, QA SEL OLDQA, 2017-2020',
    confidence: 'seen',
  },
  loginLink: {
    what: 'Log in: shown to somebody who is signed out',
    selectors: ['#newHeader_TopRightNavButton_lnkLogin', '[id$="_lnkLogin"]'],
    evidence: '2.1, QA OLDQA, 2017-2020',
    confidence: 'seen',
  },
  loginForm: {
    what: 'the login form',
    selectors: [
      '#uclLoginFirstTime_txtPassword',
      '#uclLoginFirstTime_txtUserId',
      '.loginbox',
      '.find-inmate-form-login',
      'input[type="password" i]',
    ],
    evidence: '2.1, QA SEL OLDQA, 2017-2020; the last one is inferred',
    confidence: 'seen',
  },
  submenuLinks: {
    what: 'the submenu of Email: Inbox, Compose, Sent, Buy Stamps ...',
    selectors: ['div.nHeaderSubMenuStyleInDiv a[href]', '[class*="SubMenu" i] a[href]', 'a[href]'],
    evidence: '2.2, SEL QA, 2019-2021',
    confidence: 'seen',
  },
  selectedInmate: {
    what: 'the person whom JPay has chosen, on mail and stamp pages',
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateLabel',
      '[id$="FromSession_SelectedInmateLabel"]',
    ],
    evidence: '2.2, QA, 2020-07',
    confidence: 'seen',
  },
  selectedInmateNumber: {
    what: 'that person’s number; its text begins with one extra character',
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateIDLabel',
      '[id$="FromSession_SelectedInmateIDLabel"]',
    ],
    evidence: '2.2, QA, 2020-07',
    confidence: 'seen',
  },
  selectedInmateAgency: {
    what: 'that person’s facility or agency',
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateFacilityLabel',
      '[id$="FromSession_SelectedInmateFacilityLabel"]',
    ],
    evidence: '2.2, QA, 2020-07',
    confidence: 'seen',
  },
  shownName: {
    what: 'the name of the account’s owner; believed only in or beside the header (home.ts)',
    selectors: [
      '[id$="lblUserName" i]',
      '[id$="lblWelcomeName" i]',
      '[id$="lblCustomerName" i]',
      '[id$="lblWelcome" i]',
    ],
    evidence: 'none: no source shows such a label (2.2 is silent)',
    confidence: 'inferred',
  },
  restrictedDialog: {
    what: 'the notice about a person who may not be written to',
    selectors: ['#restrictedDialog'],
    evidence: '2.2, QA WTC-105 WTC-184, 2020-07',
    confidence: 'seen',
  },

  // Home
  contacts: {
    what: 'the contacts of the account, as "Name, ID, Agency"',
    selectors: [
      'select#inmatesDropDownList option',
      'select[id$="inmatesDropDownList"] option',
      'select[name$="inmatesDropDownList"] option',
    ],
    evidence: '2.2, SEL QA JPO, 2019-2021',
    confidence: 'seen',
  },
  onlyContact: {
    what: 'the one contact of an account that has only one',
    selectors: ['#pagecontent table label', '#pagecontent label', '#pagecontent span', 'form label'],
    evidence: '2.2, QA getOneInmateName, 2020-07 ("third table, second label": the place is not relied on)',
    confidence: 'seen-weak',
  },

  // Lists
  messageStatus: {
    what: 'heading or remark above a list; the same id stands on other pages',
    selectors: ['#lbl_msgstatus'],
    evidence: '2.3 2.4, QA, 2020-07',
    confidence: 'seen',
  },
  pleaseAllow: {
    what: 'remark that new letters take time to appear in Sent',
    selectors: ['#lbl_pleaseAllow'],
    evidence: '2.4, QA, 2020-07',
    confidence: 'seen',
  },
  listButtons: {
    what: 'buttons that stand on a list only. Looked at, never pressed',
    selectors: ['#imgBtnDelete'],
    evidence: '2.3, QA, 2020-07',
    confidence: 'seen',
  },
  pagerNext: {
    what: 'the link to the next page of a list',
    selectors: ['#LinkbuttonArrowNext', '[id$="LinkbuttonArrowNext" i]'],
    evidence: '2.3 2.4, QA, 2020-07; its postback is inferred (2.5)',
    confidence: 'seen',
  },
  pager: {
    what: 'any of the four pager links',
    selectors: ['[id*="LinkbuttonArrow" i]'],
    evidence: '2.3 2.4, QA, 2020-07',
    confidence: 'seen',
  },

  // Read page
  body: {
    what: 'the words of the message',
    selectors: ['#lblLetter', '[id$="_lblLetter"]', '#lbl_letter', '[id$="_lbl_letter"]'],
    evidence: '2.6, MV, live site 2025-26; lbl_letter: staff site, QA 2020-07',
    confidence: 'seen',
  },
  date: {
    what: 'date and time of the message',
    selectors: ['#lblDate', '[id$="_lblDate"]', '[id$="lblDateSent" i]', '[id$="lblDateReceived" i]'],
    evidence: '2.6, MV, live site 2025-26',
    confidence: 'seen',
  },
  from: {
    what: 'who wrote a received message',
    selectors: ['#lblFrom', '[id$="_lblFrom"]'],
    evidence: '2.6, MV, live site 2025-26',
    confidence: 'seen',
  },
  to: {
    what: 'to whom a sent message went',
    selectors: ['#lblTo', '[id$="_lblTo"]'],
    evidence: '2.6, MV, live site 2025-26',
    confidence: 'seen',
  },
  letterNumber: {
    what: 'the letter’s number on its read page',
    selectors: ['#lblsUniqueId', '#lblUniqueId', '#lblLetterId', '#lblLetterID'],
    evidence: 'none for the read page; by analogy with the Sent list (2.4)',
    confidence: 'inferred',
  },
  status: {
    what: 'the letter’s status on its read page',
    selectors: ['#lblStatus', '[id$="_lblStatus"]'],
    evidence: 'none for the read page; by analogy with the Sent list (2.4)',
    confidence: 'inferred',
  },
  attachmentLinks: {
    what: 'links to attachments, in one grid for photos, eCards and the rest; all selectors count, not the first',
    selectors: [
      '[id^="dgAttachments_ctl"][id$="_lnkAttachments"]',
      '[id*="dgAttachments_ctl"][id$="_lnkAttachments"]',
      '#dgAttachments a',
      '[id$="_dgAttachments"] a',
      'a[href][id*="Attachment_ctl" i]',
      'a[href][id*="Attachments_ctl" i]',
      'a[href][id*="Attachment_lnk" i]',
      'a[href][id*="Attachments_lnk" i]',
    ],
    evidence:
      '2.6, QA, 2020-07; the last four are inferred: another grid or a repeater, of which at worst a refusal is counted',
    confidence: 'seen',
  },
  attachmentGrid: {
    what: 'the grid of attachments',
    selectors: ['#dgAttachments', '[id$="_dgAttachments"]'],
    evidence: '2.6, QA, 2020-07 (by its rows)',
    confidence: 'inferred',
  },
  shownAttachment: {
    what: 'where an opened attachment appears: received letters, then sent letters',
    selectors: [
      '#ShowImageAttachment',
      '#AttachmentPopupDiv',
      '[id*="ShowImageAttachment" i]',
      '[id*="AttachmentPopup" i]',
      '[id*="ShowVideo" i]',
      '[id*="VideoGram" i]',
    ],
    evidence: '2.6, QA isInboxImgEcardAttachmentPresent isSentImgEcardAttachmentPresent, 2020-07',
    confidence: 'seen',
  },

  // Pages to keep away from
  compose: {
    what: 'the page on which letters are written, and its confirmation',
    selectors: [
      'textarea#message',
      '#imgBtnEcard',
      '#imgBtnAttachment',
      '#videoAttachBtn',
      '#lblStampRequired',
      '#cbSelfAddressed',
      '#bPreview2',
      '#lblConfirmation',
    ],
    evidence: '2.7, QA, 2020-07',
    confidence: 'seen',
  },
} as const satisfies Record<LandmarkName, Landmark>;

/** Ends of ids inside a row of either list: `Mails_Grid_ctl03_lblFrom` (dossier 2.3, 2.4, 2.5; QA, 2020-07). */
export const rowIdEnds = {
  name: { inbox: ['_lblFrom'], sent: ['_lblsRecipientName'] },
  letterNumber: ['_lblsUniqueId', '_lblUniqueId', '_lblLetterId'],
  status: ['_lblStatus'],
  tick: ['_chkMail'],
} as const;

/** Header words of list columns. No source shows one (dossier 2.3): all inferred, and only used when ids tell nothing. */
export const headerWords = {
  name: { inbox: /^(from|sender|name|inmate)\b/i, sent: /^(to|recipient|name|inmate)\b/i },
  date: /\b(date|received|sent on|sent at)\b|^sent$/i,
  notTheDate: /\b(read|opened|expires?|due)\b/i,
  /** Not a bare "ID" or "#": that may be the inmate's number or a counter of rows. */
  letterNumber: /\b(letter|unique|confirmation|message)\s*(id|no\b|number|#)/i,
  status: /\bstatus\b/i,
} as const;
