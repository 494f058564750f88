import { findAll } from './landmark';
import type { SitePage } from './page';
import { phrases } from './phrases';
import { all, ancestry, attribute, line, seenText, tag } from './unclobbered';

/** Longer words than those of a notice about cookies. */
const longestNotice = 400;

/**
 * True if a page wants terms to be accepted before anything else (dossier 7.16): it speaks of them and has something to accept them
 * with. Not what stands on every page, a footer with "Terms of Use" and a notice about cookies with "Accept"; and no
 * page that shows an attachment.
 * @param text what a person could read on the page
 */
export function wantsTermsAccepted(page: SitePage, text: string): boolean {
  if (!phrases.terms.test(text) || showsAttachment(page)) return false;
  const beside = all(page.document, '*').filter((element) => isFooter(element) || isCookieNotice(element));
  const rest = beside.reduce((left, element) => left.replace(seenText(element), ' '), text);
  if (!phrases.terms.test(rest)) return false;
  return all(page.document, 'input, button, a, label').some(
    (control) => accepts(control) && !ancestry(control).some((element) => beside.includes(element)),
  );
}

function accepts(control: Element): boolean {
  return [line(control), attribute(control, 'value') ?? '', attribute(control, 'id') ?? ''].some(
    (name) => name.length < 80 && phrases.accept.test(name.replace(/([a-z])([A-Z])/g, '$1 $2')),
  );
}

function showsAttachment(page: SitePage): boolean {
  return findAll(page, 'shownAttachment').some(
    (place) =>
      /ShowImageAttachment|AttachmentPopup/i.test(attribute(place, 'id') ?? '') &&
      all(place, 'img[src], video, audio, object, embed, iframe').length > 0,
  );
}

/** The page's own. A dialog has a footer with its buttons, and those are meant. */
function isFooter(element: Element): boolean {
  if (attribute(element, 'role')?.toLowerCase() === 'contentinfo') return true;
  const names = [attribute(element, 'id') ?? '', ...(attribute(element, 'class') ?? '').split(/\s+/)];
  return names.some((name) => /^(?:site|page|main|global|my|new|n)?[-_]?footer$/i.test(name));
}

/** By its name, or by its few words where these are of cookies alone. */
function isCookieNotice(element: Element): boolean {
  if (/^(?:html|body|form)$/.test(tag(element))) return false;
  const words = seenText(element);
  if (words.length >= longestNotice) return false;
  const name = `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`;
  return /cookie/i.test(name) || (/\bcookies?\b/i.test(words) && !phrases.terms.test(words));
}
