import { letterAddress } from './address';
import { deedsOf, type Postback } from './handler';
import type { RowPlace } from './list-rows';
import { isLinkOfName } from './name-link';
import { namesSomethingNeverPressed, readsAsSomethingNeverPressed } from './never-press';
import type { SitePage } from './page';
import { isAllowed } from './postback';
import { all, ancestry, attribute, isWithin, line } from './unclobbered';

/** How a row is opened: by a GET, by a postback that preparePostback() will take, or not at all. */
export type RowOpening =
  | { by: 'link'; url: string; token: string }
  | { by: 'postback'; target: string; argument: string }
  | { by: 'refused'; reason: string };

/**
 * Decides how a row opens. How the site does it is unknown (dossier 2.5), so all three ways are taken: a link, an onclick
 * with the address, a postback; those around the person's name come first. Whatever deletes, asks first, or belongs to another
 * row is refused, and the reason names it.
 */
export function findRowOpening(place: RowPlace, page: SitePage): RowOpening {
  const candidates = candidatesOf(place);
  let refused: string | undefined;
  for (const element of candidates) {
    for (const address of deedsOf(element).addresses) {
      const letter = letterAddress(address, page.url);
      if (letter) return { by: 'link', url: letter.url, token: letter.token };
    }
  }
  for (const element of candidates) {
    const deeds = deedsOf(element);
    if (deeds.shown === '') continue;
    // The name is a person's, and may be any word; other controls are also judged by what they are called.
    const isName =
      place.name !== undefined && (isWithin(place.name, element) || isWithin(element, place.name));
    const forbidden = deeds.asksFirst || deeds.obscure || (!isName && isCalledSomethingNeverPressed(element));
    const [postback] = deeds.postbacks;
    const fits = postback && deeds.postbacks.every((one) => isOwn(one.target, place));
    if (postback && fits && !forbidden && deeds.postbacks.every((one) => isOpening(one, page))) {
      return { by: 'postback', target: postback.target, argument: postback.argument };
    }
    refused ??= `It would do this: ${postback?.target ?? withoutQuery(deeds.shown)}`;
  }
  return { by: 'refused', reason: refused ?? 'Nothing in the row opens it.' };
}

function candidatesOf(place: RowPlace): Element[] {
  const around = place.name ? ancestry(place.name, place.row) : [];
  const inside = place.name ? all(place.name, '*') : [];
  return [
    ...new Set([...around, ...inside, place.row, ...all(place.row, 'a, [onclick], [data-href], [data-url]')]),
  ];
}

function isOpening({ target, argument }: Postback, page: SitePage): boolean {
  return isAllowed(target, argument, 'open-message') || isLinkOfName(page, target, argument);
}

/** `Mails_Grid$ctl03$...` belongs to the row whose ids begin with `Mails_Grid_ctl03`, if both have such a number. */
function isOwn(target: string, place: RowPlace): boolean {
  const owner = /^(.*\$ctl\d+)\$/i.exec(target)?.[1]?.replace(/\$/g, '_');
  return owner === undefined || place.idStart === undefined || owner === place.idStart;
}

function isCalledSomethingNeverPressed(element: Element): boolean {
  const names = [
    line(element),
    ...['title', 'alt', 'value', 'aria-label'].map((name) => attribute(element, name)),
  ];
  return (
    namesSomethingNeverPressed(attribute(element, 'id') ?? '') ||
    names.some((name) => name !== null && name.length < 60 && readsAsSomethingNeverPressed(name))
  );
}

/** Tokens stay out of reasons. */
function withoutQuery(shown: string): string {
  return shown.replace(/\?[^'"\s]*/g, '?…').slice(0, 80);
}
