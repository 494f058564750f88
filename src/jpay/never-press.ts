/**
 * What Letterkeep never presses, whatever it is labelled. A control is judged by the target and argument of its postback, its id, its
 * address and the name a person would read. Seen ids: dossier 2.2, 2.3, 2.6, 2.7 (QA, 2020-07). The
 * words catch what nobody has seen yet.
 */
export const neverPressIds = [
  'ButtonDelete',
  'ButtonReply',
  'imgBtnDelete',
  'btnSendLetter',
  'btnContinue',
  'btnBack',
  'btnCancel',
  'imgBtnEcard',
  'imgBtnAttachment',
  'videoAttachBtn',
  'btnAttach',
  'bPreview2',
  'cbSelfAddressed',
  'btnChangeInmate',
  'inmatesDropDownList',
  'lnkLogout',
  'uclLoginFirstTime_btnContinue',
] as const;

const neverPressPages =
  /^(?:sendmail|buypostage|transferstamps|purchasehistory|sendmoney|makepayment|myaccount|jvisitmain|legalagreementsout|login|firsttime)$/i;

/** JPayImage, but not JPayment or JPayNow. */
const siteName = /jpay(?!ment|now|ing|er|ee|able)/gi;

/** `send` but not `sender`: `lblsSender` names a person. */
const neverPressWords =
  /delete|remove|reply|respond|send(?!er)|forward|compose|buy|pay(?!load)|(?<!time)stamp|purchase|transfer|draft|print|archive|discard|trash|block|report|unsubscribe|accept|agree|cancel|logout|signout|changeinmate|inmatesdropdown/i;

/**
 * True if an id, target, argument or page name means something we never press. The grid of the Sent list is called
 * `TransferHistory_Grid` (dossier 2.4): that name alone condemns nothing, nor does the site's own, in which "pay" stands.
 */
export function namesSomethingNeverPressed(name: string): boolean {
  const named = name.replace(/TransferHistory_Grid/gi, 'grid');
  const rest = named.replace(siteName, '');
  const last = rest.split(/[$_]/).pop() ?? rest;
  return (
    // A gap stays where the name was, so that no word is joined or split into an innocent one.
    neverPressWords.test(rest) ||
    neverPressWords.test(named.replace(siteName, ' ')) ||
    neverPressPages.test(rest) ||
    neverPressIds.some(
      (id) => id.toLowerCase() === last.toLowerCase() || id.toLowerCase() === rest.toLowerCase(),
    )
  );
}

/** The same for words on screen, where only whole words count: "Deletta Payne" is a person. */
export function readsAsSomethingNeverPressed(words: string): boolean {
  return /\b(?:delete|remove|reply|respond|send|forward|compose|buy|pay|purchase|transfer|draft|print|archive|discard|block|report|accept|agree|log ?out|sign ?out)\b/i.test(
    words,
  );
}
