/**
 * Words of JPay, of ASP.NET and of its firewall by which a page without landmarks is told. They are looked for
 * only when a page is no list and no message: a letter may quote any of them.
 */
export const phrases = {
  /** Dossier 2.8, QA, 2020-07. */
  titles: { login: 'JPay - First Time Users', home: 'JPay | Home' },
  /** General F5 wording (dossier 7, 20). */
  firewall: /the requested url was rejected|request rejected/i,
  /** The same firewall, to a browser without script. */
  challenge: /\benable javascript\b.*\bsupport id\b/i,
  supportId: /support id(?: is)?\s*:?\s*<?([0-9a-z-]{4,40})/i,
  /** ASP.NET (reliability.md 4.2). */
  staleForm:
    /validation of viewstate mac failed|invalid postback or callback argument|invalid postback|the state information is invalid for this page|invalid viewstate/i,
  serverError:
    /server error in ['‘"][^'’"]*['’"] application|server error in |\bruntime error\b|an unhandled exception (?:has )?occurred|the resource cannot be found|an application error occurred/i,
  /** No source has JPay's own words for an ended session (dossier 2.1): general ones. */
  sessionEnded:
    /\byour session (?:has )?(?:expired|ended|timed out)|\bsession (?:has )?(?:expired|timed out|timeout)|\bplease (?:log|sign) ?in(?: again)?\b/i,
  logoutText: /^(?:log|sign)\s?-?(?:out|off)$/i,
  /** No source has them (dossier 2.8, 7.21). */
  emptyList:
    /\b(?:no|0|zero|not have any|don['’]t have any|haven['’]t (?:received|sent) any)\s+(?:new\s+|received\s+|sent\s+)?(?:messages?|letters?|e-?mails?|mails?)\b|\b(?:inbox|sent box|mailbox|folder) is empty\b/i,
  stampBalance: /\bstamp balance\s*\(\s*\d+\s*\)/i,
  terms:
    /\bterms (?:and|&) conditions\b|\bterms of (?:use|service)\b|\buser agreement\b|\bupdated (?:our )?terms\b/i,
  accept: /\b(?:i accept|accept|i agree|agree|acknowledge)\b/i,
  /** Words where a VideoGram should play. No source has them; general ones. */
  player: /\bvideo(?:gram)?s?\b|\bplay(?:s|er)?\b/i,
  /** Words beside an attachment that the facility held back. No source has them; general ones. */
  heldBack:
    /\b(?:removed|not approved|disapproved|denied|rejected|withheld|not available|no longer available|unavailable|could not be (?:found|shown|displayed)|cannot be (?:shown|displayed|found))\b/i,
} as const;
