import { asksForSomethingNeverPressed, isOfTheSite, overHttps, pageName, resolveAddress } from './address';
import { bodyElement } from './landmark';
import { findRows } from './list-rows';
import { readsAsSomethingNeverPressed } from './never-press';
import { oncePerPage } from './once-per-page';
import type { SitePage } from './page';
import { landmarks } from './selectors';
import { all, attribute, isWithin, line } from './unclobbered';

export interface MailboxLinks {
  inboxUrl?: string;
  sentUrl?: string;
}

const words = {
  inbox: /^inbox(?:\s*\(\d+\))?$/i,
  sent: /^(?:(?:view|see|my|all|your) )*sent ?(?:j?mails?|e-?mails?|messages?|e-?messages?|items|letters|box|mail ?box|folder)?(?:\s*\(\d+\))?$/i,
} as const;

/** In the submenu of Email any words that hold "Sent" (dossier 1, QA: `contains(text(),'Sent')`), but none of what is sent beside mail. */
const sentInSubmenu = /\bsent(?![a-z])/i;
const besideMail =
  /\b(?:money|funds?|payments?|stamps?|postage|transactions?|gifts?|music|videos?|visits?|requests?|receipts?)\b/i;

/** Pages that no source names, and that may well be the list: its grid is called TransferHistory (dossier 2.4). */
const historyPages = /^(?:transfer|send|mail|e-?mail|letter|message)s?(?:history|archive)\.aspx$/;

/**
 * Finds both lists by the words of their links, the submenu of Email first (dossier 2.2): the address of Sent is in no
 * source (dossier 7.1). A link named Sent that leads to SendMail.aspx, as one source has it, is not taken.
 */
export const findMailboxLinks = oncePerPage((page): MailboxLinks => {
  const { selectors } = landmarks.submenuLinks;
  const inboxUrl = linkByWords(page, 'inbox', (text) => words.inbox.test(text), selectors);
  const sentUrl =
    linkByWords(page, 'sent', (text) => words.sent.test(text), selectors) ??
    linkByWords(page, 'sent', isSentInSubmenu, selectors.slice(0, -1));
  return { ...(inboxUrl === undefined ? {} : { inboxUrl }), ...(sentUrl === undefined ? {} : { sentUrl }) };
});

function isSentInSubmenu(text: string): boolean {
  return (
    text.length <= 40 &&
    sentInSubmenu.test(text) &&
    !besideMail.test(text) &&
    !readsAsSomethingNeverPressed(text)
  );
}

function linkByWords(
  page: SitePage,
  mailbox: keyof typeof words,
  isWanted: (text: string) => boolean,
  selectors: readonly string[],
): string | undefined {
  // Somebody may be called "Inbox", and a letter may hold such a link.
  const foreign = [
    ...(['inbox', 'sent'] as const).flatMap((one) => findRows(page, one).map((place) => place.row)),
    ...[bodyElement(page)].filter((body) => body !== undefined),
  ];
  for (const selector of selectors) {
    for (const link of all(page.document, selector)) {
      if (!isWanted(line(link)) || foreign.some((element) => isWithin(link, element))) continue;
      const url = resolveAddress(overHttps(attribute(link, 'href') ?? ''), page.url);
      if (url?.origin !== new URL(page.url).origin || !isOfTheSite(url, page.url)) continue;
      if (!asksForSomethingNeverPressed(url) || (mailbox === 'sent' && isHistory(url))) return url.href;
    }
  }
  return undefined;
}

/**
 * A page that only tells what was, though a word of what is never pressed stands in its name: it may be got, because
 * a link called Sent leads there, and is believed only if it turns out to be the list. Its parameters are judged as any other's.
 */
function isHistory(url: URL): boolean {
  if (!historyPages.test(pageName(url.href))) return false;
  const asked = new URL(url);
  asked.pathname = '/SentMails.aspx';
  return !asksForSomethingNeverPressed(asked);
}

/** Where the inbox is (dossier 1, SEL 2019-21: seen). Used when a page shows no link, as for a suspended person (dossier 7.17). */
export function knownInboxUrl(pageUrl: string): string {
  return new URL('/IncomingMails.aspx', pageUrl).href;
}

/** Where Sent may be, by analogy only (dossier 7.1): to be tried when no page shows a link, and believed only if it turns out to be the list. */
export function guessedSentUrl(pageUrl: string): string {
  return new URL('/SentMails.aspx', pageUrl).href;
}
