import { isOfTheSite, pageName, resolveAddress } from './address';
import { isBare } from './bare-page';
import { bodyElement, find, findAll } from './landmark';
import type { SitePage } from './page';
import { phrases } from './phrases';
import { scriptAddresses } from './script-address';
import { all, documentElement, isHidden, isWithin, line, seenText } from './unclobbered';

/**
 * The faces of a session that has ended (reliability.md 4.2): sent to the login page; the login page at the address asked for;
 * a delta's pageRedirect; 401 or 403; a page that says so or refreshes to the login; an empty list shell. Beside them
 * any page of the public site, which offers a login and shows nobody signed in.
 */
export type SignedOutFace =
  | 'sent-to-login'
  | 'login-in-place'
  | 'partial-redirect'
  | 'not-allowed'
  | 'interstitial'
  | 'empty-shell'
  | 'public-page';

const loginPages = /^(?:login|firsttime)\.aspx$/;

/** The face, or null. Ask only after the page was found to be neither message nor list with rows. */
export function signedOutFace(page: SitePage): SignedOutFace | null {
  if (page.status === 401 || page.status === 403) return 'not-allowed';
  const leadsToLogin = page.sendsTo !== undefined && isWayOut(page.sendsTo);
  if (page.form === 'delta' && leadsToLogin) return 'partial-redirect';
  if (showsSomebodySignedIn(page)) return null;

  if (loginPages.test(pageName(page.url))) return 'sent-to-login';
  const title = all(page.document, 'title').map(line)[0];
  if (find(page, 'loginForm') || title === phrases.titles.login) return 'login-in-place';
  if (leadsToLogin || isSentToLogin(page) || phrases.sessionEnded.test(textOf(page))) return 'interstitial';
  if (isListShell(page)) return 'empty-shell';
  return find(page, 'loginLink') ? 'public-page' : null;
}

/**
 * True if the page shows a way to log out, a chosen person, or a stamp balance. The person is kept in the server's session
 * (dossier 2.2) and may outlast who chose them: beside a way to log in, the name says nothing.
 */
export function showsSomebodySignedIn(page: SitePage): boolean {
  if (find(page, 'logout')) return true;
  const hasSigns = all(page.document, 'a, button').some((control) => {
    const words = line(control);
    return phrases.logoutText.test(words) || phrases.stampBalance.test(words);
  });
  if (hasSigns) return true;
  const inmate = find(page, 'selectedInmate');
  return inmate !== undefined && line(inmate) !== '' && !offersLogin(page);
}

/** A login in sight (dossier 2.1): the link that stands where Log Out would, or a field for a password. */
function offersLogin(page: SitePage): boolean {
  const body = bodyElement(page);
  return [...findAll(page, 'loginLink'), ...all(page.document, 'input[type="password" i]')].some(
    (way) => !isHidden(way) && !(body && isWithin(way, body)),
  );
}

/** A page of nothing but a script that goes to the login: a redirect that was written for a browser. */
function isSentToLogin(page: SitePage): boolean {
  if (!isBare(page)) return false;
  return scriptAddresses(page).some((address) => {
    const url = resolveAddress(address, page.url);
    return url !== null && isOfTheSite(url, page.url) && loginPages.test(pageName(url.href));
  });
}

function isWayOut(url: string): boolean {
  return loginPages.test(pageName(url)) || /^(?:default\.aspx)?$/.test(pageName(url));
}

/** A list's page with its furniture but nobody signed in: never an empty mailbox. */
function isListShell(page: SitePage): boolean {
  return (
    find(page, 'messageStatus') !== undefined ||
    find(page, 'pager') !== undefined ||
    find(page, 'listButtons') !== undefined ||
    all(page.document, '[id="Mails_Grid"], [id="TransferHistory_Grid"]').length > 0
  );
}

function textOf(page: SitePage): string {
  const root = documentElement(page.document);
  return root ? seenText(root) : '';
}
