import { pageName, resolveAddress } from './address';
import { isFurniture } from './furniture';
import { deedsOf } from './handler';
import { findRows } from './list-rows';
import { namesSomethingNeverPressed } from './never-press';
import type { SitePage } from './page';
import { isLive } from './pager';
import { all, ancestry, attribute, children, line, parent, tag } from './unclobbered';

/**
 * Looks for a pager that is none of those we know, where Next is missing: that the four arrows are the pager is seen, that there is no
 * other is not (dossier 2.5). Nothing found here is ever pressed; it only keeps the end from being proved.
 * @returns what leads on, in short; undefined if nothing plainly does
 */
export function otherWayOn(page: SitePage): string | undefined {
  const rows = new Set(
    (['inbox', 'sent'] as const).flatMap((one) => findRows(page, one)).map(({ row }) => row),
  );
  const controls = all(page.document, 'a, button, input, select').filter(
    (control) =>
      isLive(control, page) &&
      !namesSomethingNeverPressed(attribute(control, 'id') ?? '') &&
      !ancestry(control).some((node) => rows.has(node)),
  );
  const found =
    controls.find(
      (control) => readsAsNext(control) && leadsOn(control, page) && !isFurniture(control, page),
    ) ??
    controls.find((control) => offersFurtherPages(control) && !isFurniture(control, page)) ??
    furtherOfGrid(controls) ??
    controls.find((control) => isNextNumber(control, page) && !isFurniture(control, page));
  return found && shownOf(found);
}

const nextWords = /^(?:next(?: page| \d+)?|more|older)$/i;
const moreWords =
  /^(?:load|show|view|see|get) (?:more|older|earlier)(?: (?:messages?|letters?|e-?mails?|mails?|items?|results?))?$/i;
const nextIds =
  /(?:^|[_$])(?:lnk|lb|lbtn|btn|imgbtn|img|hl|link|linkbutton|button)?(?:next(?:page)?|older|(?:load|show)more|more(?:messages|mails|letters)?)$/i;

function readsAsNext(control: Element): boolean {
  const names = namesOf(control);
  // A calendar has a next month.
  if (names.some((name) => /\b(?:month|year|week|day)\b/i.test(name))) return false;
  const words = names.map((name) => name.replace(/[<>«»‹›→▶.…\s]+/gu, ' ').trim());
  return (
    words.some((word) => nextWords.test(word) || moreWords.test(word)) ||
    names.some((name) => /^(?:>{1,2}|[›»→▶])$/u.test(name)) ||
    nextIds.test(attribute(control, 'id') ?? '')
  );
}

function namesOf(control: Element): string[] {
  const pictures = all(control, 'img').map((image) => attribute(image, 'alt'));
  const told = ['title', 'alt', 'value', 'aria-label'].map((name) => attribute(control, name));
  return [line(control), ...told, ...pictures].flatMap((name) =>
    name === null || name.trim() === '' || name.length > 40 ? [] : [name.trim()],
  );
}

/** By a postback, a button of the form, or an address of this list; a script only where its words leave no doubt. */
function leadsOn(control: Element, page: SitePage): boolean {
  if (tag(control) === 'input' || tag(control) === 'button') {
    const type = attribute(control, 'type')?.toLowerCase() ?? (tag(control) === 'button' ? 'submit' : 'text');
    if (type === 'submit' || type === 'image') return true;
  }
  const { postbacks, obscure, addresses, shown } = deedsOf(control);
  if (postbacks.length > 0 || obscure) return true;
  if (shown !== '' && namesOf(control).some((name) => moreWords.test(name))) return true;
  return addresses.some((address) => {
    const url = resolveAddress(address, page.url);
    return url !== null && url.search !== '' && pageName(url.href) === pageName(page.url);
  });
}

/** A choice of 1 2 3 … beside the word "page", with more behind the one chosen. */
function offersFurtherPages(control: Element): boolean {
  if (tag(control) !== 'select') return false;
  const options = children(control);
  const numbers = options.map((option) => Number(line(option).replace(/^page\s+/i, '') || NaN));
  if (numbers.length < 2 || numbers.some((number, index) => number !== index + 1)) return false;
  const around = parent(control);
  const isOfPages = /page(?!.?size)/i.test(
    `${attribute(control, 'id') ?? ''} ${attribute(control, 'name') ?? ''} ${around ? line(around).slice(0, 40) : ''}`,
  );
  const chosen = options.findIndex((option) => attribute(option, 'selected') !== null);
  return isOfPages && Math.max(chosen, 0) < options.length - 1;
}

/** A GridView's own numbers, `Page$2`: the one that is missing among them, or stands without a link, is where one is. */
function furtherOfGrid(controls: readonly Element[]): Element | undefined {
  const numbered = controls.flatMap((control) =>
    deedsOf(control).postbacks.flatMap(({ argument }) => {
      const number = /^Page\$(\d+|Last)$/i.exec(argument)?.[1];
      return number === undefined ? [] : [{ control, number: /\d/.test(number) ? Number(number) : Infinity }];
    }),
  );
  const linked = new Set(numbered.map(({ number }) => number));
  let current = Math.max(0, ...numbered.map(({ control }) => numberBeside(control)));
  if (numbered.length > 0 && current === 0) for (current = 1; linked.has(current);) current += 1;
  return numbered.find(({ number }) => number > current)?.control;
}

/** The number that stands without a link among the others, or 0. */
function numberBeside(link: Element): number {
  const box = ancestry(link).find((node) => numbersWithoutLink(node).length > 0 || tag(node) === 'table');
  return (box && numbersWithoutLink(box)[0]) ?? 0;
}

function numbersWithoutLink(box: Element): number[] {
  return all(box, 'span, b, strong, li, a, td')
    .filter((element) => /^\d{1,4}$/.test(line(element)) && all(element, 'a').length === 0)
    .filter(
      (element) =>
        deedsOf(element).shown === '' && !ancestry(element).some((node) => deedsOf(node).shown !== ''),
    )
    .map((element) => Number(line(element)));
}

/** "2" beside a "1" that is no link: in one box, each number a link but the one where one is. */
function isNextNumber(control: Element, page: SitePage): boolean {
  const number = /^\d{1,4}$/.test(line(control)) ? Number(line(control)) : 0;
  // The days of a calendar are numbers with the date as their title.
  const title = attribute(control, 'title') ?? '';
  const isOfPages = title === '' || /page|^\d+$/i.test(title);
  if (tag(control) !== 'a' || number < 2 || !isOfPages || !leadsOn(control, page)) return false;
  const around = ancestry(control).slice(1, 4);
  return around.some((box) => {
    const [current, another] = numbersWithoutLink(box);
    return current === number - 1 && another === undefined;
  });
}

function shownOf(control: Element): string {
  const { postbacks } = deedsOf(control);
  return (
    postbacks[0]?.target.slice(0, 80) ?? (attribute(control, 'id')?.slice(0, 80) || 'a pager we do not know')
  );
}
