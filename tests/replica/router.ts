import type { ReplicaResponse } from './exchange';
import { redirect, respond } from './exchange';
import type { SignedIn, Visit } from './visit';
import { queryValue } from './visit';
import { composePage, postCompose } from './pages/compose';
import { errorPage, notFound } from './pages/errors';
import { playerHtml } from './pages/attachment-view';
import { fileByName, fileByToken, sendFile } from './pages/files';
import { homePage, postHome } from './pages/home';
import { htmlPage } from './pages/layout';
import { listPage, postList } from './pages/list';
import { frontPage, loginPage, postLogin } from './pages/login';
import { interstitialAddress, otherPage } from './pages/other';
import { attachmentPage, postRead, readPage } from './pages/read';
import { styleSheet } from './pages/scripts';
import { signedOut } from './pages/signed-out';

/** A grey pixel, for the icons of the lists. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAICAgAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

/** What IIS serves itself, without a session. */
export function staticFile(visit: Visit): ReplicaResponse | null {
  const { path, site } = visit;
  if (path === '/styles/jpay.css') return respond(200, [['Content-Type', 'text/css']], styleSheet);
  if (path.startsWith('/images/') && !path.endsWith('.aspx') && visit.url.hostname !== 'cdna.jpay.com') {
    return respond(200, [['Content-Type', 'image/gif']], pixel);
  }
  if (path === '/favicon.ico') return respond(200, [['Content-Type', 'image/gif']], pixel);
  if (path.startsWith('/userimages/'))
    return sendFile(site, fileByName(site, path.slice('/userimages/'.length)));
  return null;
}

/** Pages for anybody. */
function publicPages(visit: Visit): ReplicaResponse | null {
  switch (visit.path) {
    case '/':
    case '/default.aspx':
      return visit.session.account ? redirect('/home.aspx') : frontPage(visit);
    case '/login.aspx':
      return visit.form ? postLogin(visit) : loginPage(visit);
    case '/error.aspx':
      return errorPage();
    case '/loop.aspx':
      return redirect('/loop.aspx');
    default:
      return null;
  }
}

function signedInPages(visit: SignedIn): ReplicaResponse {
  const { path, form, site, account } = visit;
  const first = interstitialAddress(visit);
  if (first !== null && path !== first.toLowerCase()) return redirect(first);
  const isPost = form !== null;
  if (path === `/${site.switches.sentUrl}`.toLowerCase()) {
    return isPost ? postList(visit, 'sent') : listPage(visit, 'sent');
  }
  switch (path) {
    case '/home.aspx':
      return isPost ? postHome(visit) : homePage(visit);
    case '/sendmail.aspx':
      return isPost ? postCompose(visit) : composePage(visit);
    case '/incomingmails.aspx':
      return isPost ? postList(visit, 'received') : listPage(visit, 'received');
    case '/incomingmailview.aspx':
      return isPost ? postRead(visit, 'received') : readPage(visit, 'received');
    case '/sentmailview.aspx':
      return isPost ? postRead(visit, 'sent') : readPage(visit, 'sent');
    case '/showattachment.aspx':
      return attachmentPage(visit);
    case '/getattachment.aspx':
      return sendFile(site, fileByToken(site, account, queryValue(visit.url, 'id')));
    case '/videoplayer.aspx': {
      const ref = fileByToken(site, account, queryValue(visit.url, 'id'));
      return ref ? htmlPage(visit, playerHtml(site, ref)) : notFound();
    }
    default:
      return otherPage(visit) ?? notFound();
  }
}

/** The page for a visit that has come through the firewall and has its turn. */
export function servePage(visit: Visit): ReplicaResponse {
  const isLogin = visit.path === '/login.aspx';
  if (visit.session.face && !isLogin) return signedOut(visit, visit.session.face);
  const open = publicPages(visit);
  if (open) return open;
  const { account } = visit.session;
  if (!account) return signedOut(visit, visit.site.switches.signedOutFace);
  return signedInPages({ ...visit, account });
}

/** cdna.jpay.com: pictures alone, for everybody or for who brings the session's cookie. */
export function servePicture(visit: Visit): ReplicaResponse {
  const { site, path } = visit;
  if (!path.startsWith('/images/')) return notFound();
  if (site.switches.otherHostNeedsCookie === 'yes' && !visit.session.account) {
    return respond(403, [['Content-Type', 'text/html']], '<html><body>403 Forbidden</body></html>');
  }
  return sendFile(site, fileByName(site, path.slice('/images/'.length)));
}
