import { LetterkeepError } from '../model/failure';
import type { AllowedPostback } from '../model/transport';
import { asksForSomethingNeverPressed, pageName, pathOf, resolveAddress } from './address';
import { bodyElement } from './landmark';
import { isLinkOfName } from './name-link';
import { namesSomethingNeverPressed } from './never-press';
import type { SitePage } from './page';
import { gridIds } from './selectors';
import { all, attribute, isWithin, nearest } from './unclobbered';

/** The only three things a postback may be for (design.md, "Rules that cannot bend"). */
export type PostbackPurpose = 'pager' | 'open-message' | 'open-attachment';

const prefix = String.raw`(?:\w+\$)*`;
const grid = `(?:${gridIds.inbox}|${gridIds.sent})`;
const controlPrefix = '(?:lbls?|lnk|lb|hl|btn|link|linkbutton)?';

/**
 * Targets that may be pressed, each as [target, argument]. Pager and attachment ids are seen (dossier 2.3, 2.6), the
 * names of a row's control are not (2.5): a closed list of words that only name or open something. GridView's own
 * arguments Page$2 and Select$0 are Microsoft's.
 */
const allowList: Record<PostbackPurpose, readonly (readonly [RegExp, RegExp])[]> = {
  pager: [
    [new RegExp(`^${prefix}LinkbuttonArrow(?:First|Prev|Next|Last)$`, 'i'), /^$/],
    [new RegExp(`^${prefix}${grid}$`, 'i'), /^Page\$(?:\d+|First|Prev|Next|Last)$/i],
  ],
  'open-message': [
    [
      new RegExp(
        String.raw`^${prefix}${grid}\$ctl\d{2,}\$${controlPrefix}(?:From|To|Sender|SenderName|Recipient|RecipientName|Inmate|InmateName|Name|Date|DateSent|DateReceived|UniqueId|Subject|Row|View|Open|Read|Select|Details?|Letter|Mail|Message|(?:View|Open|Read|Show)(?:Letter|Mail|Message|Details?)|MailView)$`,
        'i',
      ),
      /^$/,
    ],
    [new RegExp(`^${prefix}${grid}$`, 'i'), /^(?:Select|View|Open)\$\d+$/i],
  ],
  'open-attachment': [
    [
      new RegExp(
        String.raw`^${prefix}dgAttachments?\$ctl\d{2,}\$${controlPrefix}(?:Attachments?|Image|Video|VideoGram|ECard|FileName|File|(?:View|Open|Show)(?:Attachments?)?)$`,
        'i',
      ),
      /^$/,
    ],
  ],
};

/** Pages a form of ours may be posted to, besides the very page it stands on. */
const expectedPages = /^(?:incomingmails|sentmails?|incomingmailview|sentmailview)\.aspx$/;

/** True if the allow-list has it and no word of the never-press list stands in it. */
export function isAllowed(target: string, argument: string, purpose: PostbackPurpose): boolean {
  if (namesSomethingNeverPressed(target) || namesSomethingNeverPressed(argument)) return false;
  return allowList[purpose].some(
    ([targetForm, argumentForm]) => targetForm.test(target) && argumentForm.test(argument),
  );
}

/**
 * The form of this page, as a browser would send it for that link: all hidden fields (ViewState may be split into
 * __VIEWSTATE1 and on), __EVENTTARGET and __EVENTARGUMENT set; never a button, a check box, a choice or __ASYNCPOST. Throws
 * LetterkeepError "refused" for everything that is not on the allow-list, for a page without such a form, and for a form that
 * goes anywhere but to its own origin and an expected page. The one maker of AllowedPostback.
 */
export function preparePostback(
  page: SitePage,
  target: string,
  argument: string,
  purpose: PostbackPurpose,
): AllowedPostback {
  const refuse = (why: string): never => {
    throw new LetterkeepError('refused', why, { page: pathOf(page.url), field: target.slice(0, 80) });
  };
  // Of a control that no list can name, the page must show that it is the link around a person's name.
  const isOfName = purpose === 'open-message' && isLinkOfName(page, target, argument);
  if (!isAllowed(target, argument, purpose) && !isOfName)
    refuse(`This link is not on the list of what may be pressed.`);

  const form = formOf(page) ?? refuse('The page has no form that this link could belong to.');
  const action = attribute(form, 'action')?.trim() ?? '';
  const url = action === '' ? new URL(page.url) : resolveAddress(action, page.url);
  const expected =
    url?.protocol === 'https:' &&
    url.origin === new URL(page.url).origin &&
    (url.pathname.toLowerCase() === new URL(page.url).pathname.toLowerCase() ||
      expectedPages.test(pageName(url.href))) &&
    !asksForSomethingNeverPressed(url);
  if (!url || !expected) return refuse('The form of the page goes somewhere else.');

  const fields = new URLSearchParams();
  fields.append('__EVENTTARGET', target);
  fields.append('__EVENTARGUMENT', argument);
  for (const [name, value] of hiddenFields(page, form)) {
    if (isButtonNeverPressed(name)) refuse(`The form carries the button ${name}.`);
    if (!/^__(?:EVENTTARGET|EVENTARGUMENT|ASYNCPOST)$/i.test(name)) fields.append(name, value);
  }
  url.hash = '';
  const postback = { url: url.href, body: fields.toString() };
  return postback as unknown as AllowedPostback;
}

/** WebForms has one form with ViewState in it. Another may stand in a letter's body: that one is never taken. */
function formOf(page: SitePage): Element | undefined {
  const body = bodyElement(page);
  return all(page.document, 'form').find(
    (form) =>
      !(body && isWithin(form, body)) &&
      all(form, 'input').some((input) => isHiddenField(input) && isViewState(attribute(input, 'name'))),
  );
}

function hiddenFields(page: SitePage, form: Element): [string, string][] {
  const body = bodyElement(page);
  return all(page.document, 'input').flatMap((input): [string, string][] => {
    const name = attribute(input, 'name') ?? '';
    // A field outside every form was pushed out by broken markup (a table in a form): browsers still send it.
    const owner = nearest(input, 'form');
    if (name === '' || !isHiddenField(input) || (owner !== null && owner !== form)) return [];
    if (attribute(input, 'disabled') !== null || (body && isWithin(input, body))) return [];
    return [[name, attribute(input, 'value') ?? '']];
  });
}

function isHiddenField(input: Element): boolean {
  return attribute(input, 'type')?.trim().toLowerCase() === 'hidden';
}

function isViewState(name: string | null): boolean {
  return name !== null && /^__(?:VIEWSTATE|VSTATE|COMPRESSEDVIEWSTATE)/i.test(name);
}

/** ASP.NET takes a button's name among the fields for a press of it. `hdnStampBalance` is no button. */
function isButtonNeverPressed(name: string): boolean {
  const last = name.split('$').pop() ?? name;
  return /^(?:img)?(?:btn|button|lnk|link)/i.test(last) && namesSomethingNeverPressed(last);
}
