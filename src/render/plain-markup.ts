import { renamedElements } from './body-elements';
import {
  isPictureNote,
  linkNoteText,
  noteElement,
  pictureHost,
  pictureNoteText,
  safeAddress,
} from './body-notes';
import { keepLines } from './kept-lines';
import { elementsOf } from './trusted-parsing';
import type { RenderWords } from './words';

/**
 * What is done to a body after DOMPurify has been over it: pictures become notes, elements and attributes their one
 * plain form. Nothing here makes hostile markup safe, and nothing here may be given any.
 */

/** Gives the hosts. What a picture says in its alt text stays, as words. */
export function replacePictures(body: HTMLElement, words: RenderWords): string[] {
  const hosts = new Set<string>();
  for (const image of elementsOf(body).filter((element) => element.localName === 'img')) {
    const host = pictureHost(image);
    hosts.add(host);
    const alt = (image.getAttribute('alt') ?? '').trim();
    image.replaceWith(
      ...(alt === '' ? [] : [`${alt} `]),
      noteElement(image.ownerDocument, pictureNoteText(host, words)),
    );
  }
  return [...hosts];
}

/** The changes after the allow-list. On their own result they change nothing. */
export function makePlain(body: HTMLElement, words: RenderWords): void {
  for (const element of elementsOf(body)) rename(element);
  const elements = elementsOf(body);
  const named = (name: string) => elements.filter((element) => element.localName === name);
  for (const element of elements) setAttributes(element);
  for (const anchor of named('a').filter(isNoLink)) unwrap(anchor);
  for (const note of named('small')) {
    if (!isOwnNote(note, words)) unwrap(note);
  }
  for (const link of named('a').filter((anchor) => !isNoLink(anchor))) noteAddress(link);
  for (const pre of named('pre')) moveFirstLineBreak(pre);
  keepLines(body);
  body.normalize();
}

function isNoLink(link: Element): boolean {
  return !link.hasAttribute('href') || (link.textContent === '' && link.childElementCount === 0);
}

function rename(element: Element): void {
  const plainerName = renamedElements[element.localName];
  if (plainerName === undefined) return;
  const plainer = element.ownerDocument.createElement(plainerName);
  for (const name of ['dir', 'lang']) {
    const value = element.getAttribute(name);
    if (value !== null) plainer.setAttribute(name, value);
  }
  plainer.append(...element.childNodes);
  element.replaceWith(plainer);
}

/** Each attribute only where it means something, and only in its one plain form. */
function setAttributes(element: Element): void {
  const names = element.getAttributeNames();
  if (names.length === 0) return;
  const own = {
    href: element.localName === 'a' ? safeAddress(element.getAttribute('href') ?? '') : null,
    colspan: cellSpan(element, 'colspan'),
    rowspan: cellSpan(element, 'rowspan'),
    dir: /^(?:ltr|rtl|auto)$/i.exec(element.getAttribute('dir') ?? '')?.[0].toLowerCase() ?? null,
    lang: /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.exec(element.getAttribute('lang') ?? '')?.[0] ?? null,
  };
  for (const name of names) element.removeAttribute(name);
  for (const [name, value] of Object.entries(own)) if (value !== null) element.setAttribute(name, value);
  if (own.href !== null) element.setAttribute('rel', 'noopener noreferrer');
}

function cellSpan(element: Element, name: string): string | null {
  if (element.localName !== 'td' && element.localName !== 'th') return null;
  const span = Number(/^[1-9]\d{0,2}$/.exec(element.getAttribute(name) ?? '')?.[0] ?? 1);
  return span > 1 ? String(Math.min(span, 100)) : null;
}

function isOwnNote(note: Element, words: RenderWords): boolean {
  if (note.childElementCount > 0 || note.getAttribute('dir') !== 'ltr') return false;
  const text = note.textContent;
  const before = note.previousSibling;
  return isPictureNote(text, words) || (before?.nodeName === 'A' && text === noteFor(before as Element));
}

function noteAddress(link: Element): void {
  const text = noteFor(link);
  const next = link.nextSibling;
  if (text === null || (next?.nodeName === 'SMALL' && next.textContent === text)) return;
  link.after(noteElement(link.ownerDocument, text));
}

function noteFor(link: Element): string | null {
  return linkNoteText(link.getAttribute('href') ?? '', link.textContent);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Parsers drop a line break right after `<pre>`; before it, it does no harm and stays. */
function moveFirstLineBreak(pre: Element): void {
  pre.normalize();
  const text = pre.firstChild;
  if (text?.nodeType !== pre.TEXT_NODE) return;
  const breaks = /^[\r\n]+/.exec(text.nodeValue ?? '')?.[0] ?? '';
  if (breaks === '') return;
  text.nodeValue = (text.nodeValue ?? '').slice(breaks.length);
  pre.before(breaks.replace(/\r\n?/g, '\n'));
}
