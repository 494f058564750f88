import type { ReplicaResponse } from '../exchange';
import { redirect } from '../exchange';
import { escapeHtml, postbackHref } from '../html';
import { queryValue, readPress } from '../visit';
import type { Visit } from '../visit';
import { invalidPostback, macFailed } from './errors';
import { publicPage } from './layout';

const target = 'uclLoginFirstTime$btnContinue';

/** login.aspx (dossier 2.1), also served at another address as one of the faces of being signed out. */
export function loginPage(visit: Visit, wrong = false): ReplicaResponse {
  const main = `<div class="loginbox"><h1>Log In</h1>
<p>User ID <input type="text" name="uclLoginFirstTime$txtUserId" id="uclLoginFirstTime_txtUserId" value="${escapeHtml(visit.site.mainAccount.holder.userId)}" /></p>
<p>Password <input type="password" name="uclLoginFirstTime$txtPassword" id="uclLoginFirstTime_txtPassword" onkeydown="if(event.keyCode===13){__doPostBack('${target}','');return false;}" /></p>
<span id="uclLoginFirstTime_CustomValidator1" style="color:Red;${wrong ? '' : 'visibility:hidden;'}">* Please enter valid login id and password</span>
<a id="uclLoginFirstTime_btnContinue" href="${postbackHref(target)}"><div class="LoginButton" style="color:#174a78;border-color:#174a78">Continue</div></a>
<a id="uclLoginFirstTime_lbForgotPassword" href="#">Forgot your password?</a></div>
<div class="find-inmate-form-login"><h1>First time users</h1><p>Search for your loved one to sign up.</p></div>`;
  return publicPage(visit, {
    title: 'JPay - First Time Users',
    address: 'login.aspx' + (visit.path === '/login.aspx' ? visit.url.search : ''),
    state: null,
    targets: [target],
    main,
    part: 'other',
  });
}

/** Lets anybody in who gives a user id; the password does not matter here. */
export function postLogin(visit: Visit): ReplicaResponse {
  const press = readPress(visit, []);
  if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
  const user = visit.form?.get('uclLoginFirstTime$txtUserId')?.trim() ?? '';
  if (press.control !== target || user === '') return loginPage(visit, true);
  visit.session.account = visit.site.accounts.get(user.toLowerCase()) ?? visit.site.mainAccount;
  visit.session.face = null;
  const back = queryValue(visit.url, 'ReturnUrl');
  return redirect(back?.startsWith('/') && !back.startsWith('//') ? back : '/home.aspx');
}

/** The public front page. */
export function frontPage(visit: Visit): ReplicaResponse {
  return publicPage(visit, {
    title: 'JPay | Your Home For Corrections Services',
    address: 'default.aspx',
    state: null,
    targets: [],
    main: '<h1>Welcome to JPay</h1><p>Money, email, video visits and more.</p>',
    part: 'other',
  });
}
