import { fill, type RenderWords } from './words';

/**
 * Notes that sanitising leaves in a letter: where a link goes, and which picture was left out. They stand in `small`
 * elements that hold exactly what is made here, so that sanitising a second time knows them again and changes nothing;
 * a `small` of the mail's own loses its tag. `dir="ltr"` keeps text before it from turning the address round.
 */

const siteAddress = 'https://www.jpay.com/';
const hostPattern = /^[a-z0-9.\-_:[\]%]+$/;

/** The one form an address may have in a link, or null: absolute, http, https or mailto. */
export function safeAddress(href: string): string | null {
  const url = parsed(href, undefined);
  if (!url) return null;
  // What follows "mailto:" is opaque: the URL standard leaves spaces and markup in it as they are.
  if (url.protocol === 'mailto:') return url.href.replace(/[^\x21-\x7e]|[<>"`\\^{|}]/gu, encodeURIComponent);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.host !== '' ? url.href : null;
}

/** What the family should see of an address: the host, or who a mail goes to. */
function shownAddress(address: string): string {
  const url = new URL(address);
  return url.protocol === 'mailto:' ? url.pathname : url.host;
}

/** The note after a link, or null if its words already are the address. */
export function linkNoteText(address: string, words: string): string | null {
  const shown = shownAddress(address);
  if (shown === '') return null;
  const said = words.replace(/\s+/gu, ' ').trim().toLowerCase();
  // Anything but plain printable characters could be made to look like another address.
  if (/^[\x21-\x7e]+$/.test(said)) {
    const bare = said.replace(/^(?:https?:\/\/|mailto:)/, '');
    const next = bare.charAt(shown.length);
    if (bare.startsWith(shown.toLowerCase()) && (next === '' || '/?#'.includes(next))) return null;
  }
  return ` (${shown})`;
}

/** Host of a picture's address; '' if it names none (data:, cid:, nothing). */
export function pictureHost(image: Element): string {
  const set = (image.getAttribute('srcset') ?? '').trim().split(/[\s,]/)[0] ?? '';
  const address = image.getAttribute('src') ?? set;
  const url = address === '' ? null : parsed(address, siteAddress);
  return url !== null && hostPattern.test(url.host) ? url.host : '';
}

export function pictureNoteText(host: string, words: RenderWords): string {
  return host === '' ? words.pictureInside : fill(words.pictureLeftOut, { host });
}

/** True for text that pictureNoteText makes. */
export function isPictureNote(text: string, words: RenderWords): boolean {
  if (text === words.pictureInside) return true;
  const [before = '', after = ''] = words.pictureLeftOut.split('{host}');
  const host = text.slice(before.length, text.length - after.length);
  return hostPattern.test(host) && text === `${before}${host}${after}`;
}

export function noteElement(doc: Document, text: string): HTMLElement {
  const note = doc.createElement('small');
  note.setAttribute('dir', 'ltr');
  note.textContent = text;
  return note;
}

function parsed(address: string, base: string | undefined): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null; // Not an address; the callers say what that means.
  }
}
