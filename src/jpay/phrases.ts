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
    /\b(?:no|0|zero|not have any|don['’]t have any|(?:haven['’]t|have not) (?:received|sent|got) any)\s+(?:(?:new|received|sent|incoming|outgoing|saved|archived|inmate|inbox|unread)\s+){0,2}(?:messages?|letters?|e-?mails?|mails?|correspondence)\b|\b(?:inbox|sent box|mailbox|mail box|sent folder|folder|list) is (?:currently |now )?empty\b|\bno (?:records?|items?|results?|data) (?:(?:was|were) )?(?:found|available|to (?:display|show|list))\b|\bnothing to (?:display|show|list)\b/i,
  /** Words in the place of a list that is not empty, but could not be shown. No source has them; general ones. */
  trouble:
    /\b(?:unable|not able|failed) to\b|\b(?:could ?n['’]?o?t|can(?:not| not|['’]t)|(?:could|can) not) (?:be )?(?:retrieved?|load(?:ed)?|display(?:ed)?|show(?:n)?|reach(?:ed)?|access(?:ed)?|get|connect)\b|\bno \w+ (?:could|can) be\b|\btry again\b|\b(?:reload|refresh) (?:this|the|your) (?:page|browser)\b|\b(?:an?|some|unexpected|system|server|database|technical) (?:\w+ )?(?:error|difficult(?:y|ies)|problems?)\b|\berror (?:has )?occurred\b|\b(?:temporarily|currently|presently) (?:unavailable|not available|down|out of)\b|\bunavailable at (?:this|the) (?:time|moment)\b|\bunder ?going maintenance\b|\bsomething went wrong\b|\btimed? ?out\b|\bwe(?: are|['’]re) (?:very )?sorry\b|\bwe apologi[sz]e\b/i,
  /** What may stand above a list, with rows or without: `lbl_msgstatus` is a heading on Sent, a "Read-Delete message" on the inbox (dossier 2.3, 2.4). */
  listHeading:
    /^(?:(?:my|your|the|of|all|inbox|incoming|received|sent|outgoing|letters?|messages?|e-?mails?|mails?|mail ?box|box|folder|items?|history|list|status)[\s:|,.-]*){1,6}$/i,
  listRemark:
    /\b(?:click|select|choose|check|tick|mark) (?:on |the |a |an |any |all |your |here|box)|\bto (?:read|view|open|delete|reply)\b/i,
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
