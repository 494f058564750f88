import { asksForSomethingNeverPressed, isOfTheSite, overHttps, resolveAddress } from './address';
import { bodyElement } from './landmark';
import { findRows } from './list-rows';
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
  sent: /^sent(?: (?:mails?|messages?|items|letters|box|e-?mails?))?(?:\s*\(\d+\))?$/i,
} as const;

/**
 * Finds both lists by the words of their links, the submenu of Email first (dossier 2.2): the address of Sent is in no
 * source (dossier 7.1). A link named Sent that leads to SendMail.aspx, as one source has it, is not taken.
 */
export const findMailboxLinks = oncePerPage((page): MailboxLinks => {
  const inboxUrl = linkByWords(page, words.inbox);
  const sentUrl = linkByWords(page, words.sent);
  return { ...(inboxUrl === undefined ? {} : { inboxUrl }), ...(sentUrl === undefined ? {} : { sentUrl }) };
});

function linkByWords(page: SitePage, wanted: RegExp): string | undefined {
  // Somebody may be called "Inbox", and a letter may hold such a link.
  const foreign = [
    ...(['inbox', 'sent'] as const).flatMap((mailbox) => findRows(page, mailbox).map((place) => place.row)),
    ...[bodyElement(page)].filter((body) => body !== undefined),
  ];
  for (const selector of landmarks.submenuLinks.selectors) {
    for (const link of all(page.document, selector)) {
      if (!wanted.test(line(link)) || foreign.some((element) => isWithin(link, element))) continue;
      const url = resolveAddress(overHttps(attribute(link, 'href') ?? ''), page.url);
      if (url?.origin !== new URL(page.url).origin || !isOfTheSite(url, page.url)) continue;
      if (!asksForSomethingNeverPressed(url)) return url.href;
    }
  }
  return undefined;
}

/** Where the inbox is (dossier 1, SEL 2019-21: seen). Used when a page shows no link, as for a suspended person (dossier 7.17). */
export function knownInboxUrl(pageUrl: string): string {
  return new URL('/IncomingMails.aspx', pageUrl).href;
}

/** Where Sent may be, by analogy only (dossier 7.1): to be tried when no page shows a link, and believed only if it turns out to be the list. */
export function guessedSentUrl(pageUrl: string): string {
  return new URL('/SentMails.aspx', pageUrl).href;
}
