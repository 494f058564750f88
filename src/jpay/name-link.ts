import { deedsOf } from './handler';
import { namedElements } from './list-rows';
import { namesSomethingNeverPressed, readsAsSomethingNeverPressed } from './never-press';
import type { SitePage } from './page';
import { gridIds } from './selectors';
import { all, ancestry, attribute, line, tag } from './unclobbered';

/** `Mails_Grid$ctl03$LinkButton1`: a control of one row, by whatever name, but not one that has none (`ctl00`). */
const rowTarget = new RegExp(
  String.raw`^((?:\w+\$)*(?:${gridIds.inbox}|${gridIds.sent})\$ctl\d{2,})\$(?!ctl\d+$)\w+$`,
);

/**
 * True for a postback of the link that is wrapped around the person's name in its own row, and around nothing else. Clicking
 * the name opens the letter (dossier 2.3, 2.4: seen); what the link itself is called is in no source (2.5). It must not ask
 * first, and no word of what is never pressed may stand in its id, its title or a picture in it.
 */
export function isLinkOfName(page: SitePage, target: string, argument: string): boolean {
  const idStart = rowTarget.exec(target)?.[1]?.replace(/\$/g, '_');
  if (idStart === undefined || argument !== '' || namesSomethingNeverPressed(target)) return false;
  const names = (['inbox', 'sent'] as const)
    .flatMap((mailbox) => namedElements(page, mailbox))
    .filter((name) => (attribute(name, 'id') ?? '').startsWith(`${idStart}_`));
  const [name] = names;
  if (name === undefined || names.length > 1 || line(name) === '') return false;
  const link = ancestry(name).find((element) => tag(element) === 'a');
  return link !== undefined && link !== name && line(link) === line(name) && onlyOpens(link, target);
}

function onlyOpens(link: Element, target: string): boolean {
  const deeds = deedsOf(link);
  const does =
    deeds.postbacks.length > 0 &&
    deeds.postbacks.every((one) => one.target === target && one.argument === '');
  if (!does || deeds.asksFirst || deeds.obscure) return false;
  return [link, ...all(link, '*')].every((element) => {
    const names = ['id', 'name', 'class', 'src'].map((one) => attribute(element, one) ?? '');
    const words = ['title', 'alt', 'aria-label', 'value'].map((one) => attribute(element, one) ?? '');
    return !names.some(namesSomethingNeverPressed) && !words.some(readsAsSomethingNeverPressed);
  });
}
