import type { LandmarkName } from '../model/details';

export type { LandmarkName };

/**
 * Every element of JPay that Letterkeep looks for, and nowhere else in the code. The most certain selector stands
 * first; the later ones are fallbacks for a changed prefix and are inferred unless the evidence says otherwise.
 * Above each stands what it is, how sure that is ("seen", "seen-weak", "inferred") and its evidence: the section of the dossier,
 * the source tag used there and when it was seen. In comments, so that JPay's pages need not load them. README.md beside this
 * file says how to mend one.
 * A new landmark needs its name in model/details.ts too, so that "Copy details" can tell of it.
 */
export interface Landmark {
  readonly selectors: readonly [string, ...string[]];
}

/** The two lists share their shape; only ids differ (dossier 2.3 to 2.5). */
export const gridIds = { inbox: 'Mails_Grid', sent: 'TransferHistory_Grid' } as const;

export const landmarks = {
  // Session and header
  /**
   * Log out: shown only to somebody who is signed in
   * seen: 2.1, QA SEL OLDQA, 2017-2020
   */
  logout: {
    selectors: [
      '#myheader_TopRightNavButton_lnkLogout',
      '#myheader_TopRightNavButton_LogoutButtonPanel',
      '[id$="_lnkLogout"]',
      'a[href*="logout" i]',
      'a[href*="signout" i]',
    ],
  },
  /**
   * Log in: shown to somebody who is signed out
   * seen: 2.1, QA OLDQA, 2017-2020
   */
  loginLink: {
    selectors: ['#newHeader_TopRightNavButton_lnkLogin', '[id$="_lnkLogin"]'],
  },
  /**
   * the login form
   * seen: 2.1, QA SEL OLDQA, 2017-2020; the last one is inferred
   */
  loginForm: {
    selectors: [
      '#uclLoginFirstTime_txtPassword',
      '#uclLoginFirstTime_txtUserId',
      '.loginbox',
      '.find-inmate-form-login',
      'input[type="password" i]',
    ],
  },
  /**
   * the submenu of Email: Inbox, Compose, Sent, Buy Stamps ...
   * seen: 2.2, SEL QA, 2019-2021
   */
  submenuLinks: {
    selectors: ['div.nHeaderSubMenuStyleInDiv a[href]', '[class*="SubMenu" i] a[href]', 'a[href]'],
  },
  /**
   * the person whom JPay has chosen, on mail and stamp pages
   * seen: 2.2, QA, 2020-07
   */
  selectedInmate: {
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateLabel',
      '[id$="FromSession_SelectedInmateLabel"]',
    ],
  },
  /**
   * that person’s number; its text begins with one extra character
   * seen: 2.2, QA, 2020-07
   */
  selectedInmateNumber: {
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateIDLabel',
      '[id$="FromSession_SelectedInmateIDLabel"]',
    ],
  },
  /**
   * that person’s facility or agency
   * seen: 2.2, QA, 2020-07
   */
  selectedInmateAgency: {
    selectors: [
      '#uclSelectedInmateFromSession_SelectedInmateFacilityLabel',
      '[id$="FromSession_SelectedInmateFacilityLabel"]',
    ],
  },
  /**
   * the name of the account’s owner; believed only in or beside the header (home.ts)
   * inferred: none: no source shows such a label (2.2 is silent)
   */
  shownName: {
    selectors: [
      '[id$="lblUserName" i]',
      '[id$="lblWelcomeName" i]',
      '[id$="lblCustomerName" i]',
      '[id$="lblWelcome" i]',
    ],
  },
  /**
   * the notice about a person who may not be written to
   * seen: 2.2, QA WTC-105 WTC-184, 2020-07
   */
  restrictedDialog: {
    selectors: ['#restrictedDialog'],
  },

  // Home
  /**
   * the contacts of the account, as "Name, ID, Agency"
   * seen: 2.2, SEL QA JPO, 2019-2021
   */
  contacts: {
    selectors: [
      'select#inmatesDropDownList option',
      'select[id$="inmatesDropDownList"] option',
      'select[name$="inmatesDropDownList"] option',
    ],
  },
  /**
   * the one contact of an account that has only one
   * seen-weak: 2.2, QA getOneInmateName, 2020-07 ("third table, second label": the place is not relied on)
   */
  onlyContact: {
    selectors: ['#pagecontent table label', '#pagecontent label', '#pagecontent span', 'form label'],
  },

  // Lists
  /**
   * heading or remark above a list; the same id stands on other pages
   * seen: 2.3 2.4, QA, 2020-07
   */
  messageStatus: {
    selectors: ['#lbl_msgstatus'],
  },
  /**
   * remark that new letters take time to appear in Sent
   * seen: 2.4, QA, 2020-07
   */
  pleaseAllow: {
    selectors: ['#lbl_pleaseAllow'],
  },
  /**
   * buttons that stand on a list only. Looked at, never pressed
   * seen: 2.3, QA, 2020-07
   */
  listButtons: {
    selectors: ['#imgBtnDelete'],
  },
  /**
   * the link to the next page of a list
   * seen: 2.3 2.4, QA, 2020-07; its postback is inferred (2.5)
   */
  pagerNext: {
    selectors: ['#LinkbuttonArrowNext', '[id$="LinkbuttonArrowNext" i]'],
  },
  /**
   * any of the four pager links
   * seen: 2.3 2.4, QA, 2020-07
   */
  pager: {
    selectors: ['[id*="LinkbuttonArrow" i]'],
  },

  // Read page
  /**
   * the words of the message
   * seen: 2.6, MV, live site 2025-26; lbl_letter: staff site, QA 2020-07
   */
  body: {
    selectors: ['#lblLetter', '[id$="_lblLetter"]', '#lbl_letter', '[id$="_lbl_letter"]'],
  },
  /**
   * date and time of the message
   * seen: 2.6, MV, live site 2025-26
   */
  date: {
    selectors: ['#lblDate', '[id$="_lblDate"]', '[id$="lblDateSent" i]', '[id$="lblDateReceived" i]'],
  },
  /**
   * who wrote a received message
   * seen: 2.6, MV, live site 2025-26
   */
  from: {
    selectors: ['#lblFrom', '[id$="_lblFrom"]'],
  },
  /**
   * to whom a sent message went
   * seen: 2.6, MV, live site 2025-26
   */
  to: {
    selectors: ['#lblTo', '[id$="_lblTo"]'],
  },
  /**
   * the letter’s number on its read page
   * inferred: none for the read page; by analogy with the Sent list (2.4)
   */
  letterNumber: {
    selectors: ['#lblsUniqueId', '#lblUniqueId', '#lblLetterId', '#lblLetterID'],
  },
  /**
   * the letter’s status on its read page
   * inferred: none for the read page; by analogy with the Sent list (2.4)
   */
  status: {
    selectors: ['#lblStatus', '[id$="_lblStatus"]'],
  },
  /**
   * links to attachments, in one grid for photos, eCards and the rest; all selectors count, not the first
   * seen: 2.6, QA, 2020-07; the last four are inferred: another grid or a repeater, of which at worst a refusal is counted
   */
  attachmentLinks: {
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
  },
  /**
   * the grid of attachments
   * inferred: 2.6, QA, 2020-07 (by its rows)
   */
  attachmentGrid: {
    selectors: ['#dgAttachments', '[id$="_dgAttachments"]'],
  },
  /**
   * where an opened attachment appears: received letters, then sent letters
   * seen: 2.6, QA isInboxImgEcardAttachmentPresent isSentImgEcardAttachmentPresent, 2020-07
   */
  shownAttachment: {
    selectors: [
      '#ShowImageAttachment',
      '#AttachmentPopupDiv',
      '[id*="ShowImageAttachment" i]',
      '[id*="AttachmentPopup" i]',
      '[id*="ShowVideo" i]',
      '[id*="VideoGram" i]',
    ],
  },

  // Pages to keep away from
  /**
   * the page on which letters are written, and its confirmation
   * seen: 2.7, QA, 2020-07
   */
  compose: {
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
