import type { ReplicaResponse } from '../exchange';
import { readPress, sendTo, springTrap } from '../visit';
import type { SignedIn } from '../visit';
import type { TrapName } from '../traps';
import { pressCommon } from './common-buttons';
import { invalidPostback, macFailed } from './errors';
import { signedInPage } from './layout';

interface OtherPage {
  readonly address: string;
  readonly heading: string;
  readonly main: string;
  readonly part: 'email' | 'other';
  /** Its button, and what pressing it is. */
  readonly button?: { readonly name: string; readonly words: string; readonly trap: TrapName };
}

/** Pages that a person may look at and a reader has no business on. Their buttons are traps. */
const otherPages: Readonly<Record<string, OtherPage>> = {
  '/buypostage.aspx': {
    address: 'BuyPostage.aspx',
    heading: 'Buy Stamps',
    main: '<p>You currently have stamps. Choose a package: 10, 20 or 40.</p>',
    part: 'email',
    button: { name: 'btnBuyStamps', words: 'Buy', trap: 'buy-stamps' },
  },
  '/transferstamps.aspx': {
    address: 'TransferStamps.aspx',
    heading: 'Transfer Stamps',
    main: '<p>How many stamps?</p><input type="text" name="txtStamps" />',
    part: 'email',
    button: { name: 'btnTransfer', words: 'Transfer', trap: 'transfer-stamps' },
  },
  // The id of the Sent list, with other things in it (dossier 2.4).
  '/purchasehistory.aspx': {
    address: 'PurchaseHistory.aspx',
    heading: 'Transaction History',
    main: '<span id="lbl_msgstatus">Transaction History</span><table class="grid" id="TransferHistory_Grid"><tr><td>Date</td><td>Stamps</td><td>Price</td></tr><tr><td>01-02-2026</td><td><span id="TransferHistory_Grid_ctl03_lblStamps">20</span></td><td>$5.00</td></tr></table>',
    part: 'email',
  },
  '/myaccount.aspx': {
    address: 'MyAccount.aspx',
    heading: 'My Account',
    main: '<p>Your details.</p>',
    part: 'other',
  },
  '/sendmoney.aspx': {
    address: 'SendMoney.aspx',
    heading: 'Send Money',
    main: '<p>Amount <input type="text" name="txtAmount" /></p>',
    part: 'other',
    button: { name: 'btnSendMoney', words: 'Continue', trap: 'send' },
  },
  '/jvisitmain.aspx': {
    address: 'JvisitMain.aspx',
    heading: 'Video Visitation',
    main: '<span id="lbl_msgstatus">No visits scheduled.</span>',
    part: 'other',
  },
  '/pmusic.aspx': {
    address: 'pmusic.aspx',
    heading: 'Music',
    main: '<p>Songs and players.</p>',
    part: 'other',
  },
  '/termsupdate.aspx': {
    address: 'TermsUpdate.aspx',
    heading: 'We have updated our Terms',
    main: '<p>Please read and accept the new Terms of Service to go on.</p>',
    part: 'other',
    button: { name: 'btnAccept', words: 'I Accept', trap: 'accept-terms' },
  },
  '/accountlink.aspx': {
    address: 'AccountLink.aspx',
    heading: 'Your facility is moving',
    main: '<p>Link your JPay account to go on messaging.</p>',
    part: 'other',
    button: { name: 'btnLink', words: 'Link my account', trap: 'link-account' },
  },
};

/** The page of this address, for a GET or a postback; null when there is none. */
export function otherPage(visit: SignedIn): ReplicaResponse | null {
  const page = otherPages[visit.path];
  if (!page) return null;
  if (visit.form) {
    const press = readPress(visit, page.button ? [page.button.name] : []);
    if (press.kind === 'refused') return press.why === 'mac' ? macFailed() : invalidPostback();
    const common = pressCommon(visit, press.control);
    if (common) return common;
    if (page.button && press.control === page.button.name) {
      springTrap(visit, page.button.trap);
      visit.session.passedInterstitial = true;
      if (page.button.trap === 'buy-stamps') visit.account.stamps += 20;
      if (page.button.trap === 'transfer-stamps') visit.account.stamps--;
      return sendTo(visit, '/home.aspx');
    }
  }
  const button = page.button
    ? `<p><input type="submit" name="${page.button.name}" value="${page.button.words}" id="${page.button.name}" /></p>`
    : '';
  return signedInPage(visit, {
    title: `JPay | ${page.heading}`,
    address: page.address,
    state: null,
    targets: page.button ? [page.button.name] : [],
    main: `<h1>${page.heading}</h1>${page.main}${button}`,
    part: page.part,
  });
}

/** Where everybody is sent first, while the switch puts a page before all others. */
export function interstitialAddress(visit: SignedIn): string | null {
  const { interstitial } = visit.site.switches;
  if (interstitial === 'none' || visit.session.passedInterstitial) return null;
  return interstitial === 'terms' ? '/TermsUpdate.aspx' : '/AccountLink.aspx';
}
