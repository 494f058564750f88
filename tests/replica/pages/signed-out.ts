import type { ReplicaResponse } from '../exchange';
import { redirect, respond } from '../exchange';
import type { SignedOutFace } from '../switches';
import { deltaField } from '../visit';
import type { Visit } from '../visit';
import { plainError } from './errors';
import { htmlPage, publicPage } from './layout';
import { loginPage } from './login';

/** How the site says "sign in again" (reliability 4.2, the six faces). */
export function signedOut(visit: Visit, face: SignedOutFace): ReplicaResponse {
  const login = `/login.aspx?ReturnUrl=${encodeURIComponent(visit.url.pathname + visit.url.search)}`;
  switch (face) {
    case 'redirect':
      return redirect(login);
    case 'login-page':
      return loginPage(visit);
    case 'delta-redirect':
      return respond(
        200,
        [['Content-Type', 'text/plain; charset=utf-8']],
        deltaField('pageRedirect', '', encodeURIComponent(login)),
      );
    case 'status-401':
      return plainError(401, '401 - Unauthorized: Access is denied due to invalid credentials.');
    case 'status-403':
      return plainError(403, '403 - Forbidden: Access is denied.');
    case 'meta-refresh':
      return htmlPage(
        visit,
        `<!DOCTYPE html><html><head><title>JPay</title><meta http-equiv="refresh" content="5;url=login.aspx" /></head><body><p>Your session has expired. You will be taken to the login page.</p></body></html>`,
      );
    case 'empty-list':
      return publicPage(visit, {
        title: 'JPay | Email',
        address: visit.url.pathname.slice(1),
        state: null,
        targets: [],
        main: '<h1>Inbox</h1><span id="lbl_msgstatus"></span>',
        part: 'email',
      });
  }
}
