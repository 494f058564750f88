import { cautionOfType } from '../model/caution';
import { comparableName } from '../model/person';
import type { Exception } from '../model/receipt';
import { attachmentsOf } from './part-contents';
import type { PartContents, PartPerson, PlacedAttachment } from './part-contents';
import { compare } from './people';
import { missingOf, savedEarlyEndsOf } from './saved-early-ends';

/**
 * Lists that may be too long for START HERE: up to a number they stand there, over it on pages of their own, numbered. No
 * page of an archive is over 2 MB, however much is missing from it or however many people it names (issue 5, point 8).
 */
export interface ListPage<Item> {
  /** Relative to data/: "pages/receipt-2.html". */
  path: string;
  /** Counted from 1. */
  number: number;
  items: readonly Item[];
}

/** How many stand on START HERE, and on one page of their own. */
export const listLimits = {
  people: { here: 60, page: 500 },
  receipt: { here: 100, page: 1_500 },
  'saved-early-ends': { here: 100, page: 1_500 },
  'careful-files': { here: 100, page: 2_000 },
};
export type ListName = keyof typeof listLimits;

/** The pages of a list that is too long for START HERE; none if it is not. */
export function listPages<Item>(name: ListName, items: readonly Item[]): ListPage<Item>[] {
  const { here, page } = listLimits[name];
  if (items.length <= here) return [];
  return Array.from({ length: Math.ceil(items.length / page) }, (_, index) => ({
    path: `pages/${name}${index === 0 ? '' : `-${index + 1}`}.html`,
    number: index + 1,
    items: items.slice(index * page, (index + 1) * page),
  }));
}

/** All people of a part by name, if there are more than START HERE shows. */
export function peoplePages({ people }: PartContents): ListPage<PartPerson>[] {
  const nameOf = ({ mail }: PartPerson): string => comparableName(mail.person.name);
  return listPages(
    'people',
    [...people].sort((a, b) => compare(nameOf(a), nameOf(b))),
  );
}

/** Everything that is not here, in the order of the receipt, if it is more than START HERE shows. */
export function receiptPages(contents: PartContents): ListPage<Exception>[] {
  return listPages('receipt', missingOf(contents));
}

/** Every file that is here and ends early, if there are more than START HERE shows. */
export function earlyEndPages(contents: PartContents): ListPage<Exception>[] {
  return listPages('saved-early-ends', savedEarlyEndsOf(contents));
}

/** Attachments of a part that no link leads to, whose type alone tells it; oldest first. */
export function carefulFiles(contents: PartContents): PlacedAttachment[] {
  return attachmentsOf(contents, ({ mediaType }) => cautionOfType(mediaType) !== null);
}

export function carefulFilePages(contents: PartContents): ListPage<PlacedAttachment>[] {
  return listPages('careful-files', carefulFiles(contents));
}
