import { LetterkeepError } from '../model/failure';
import { contentHash } from '../model/identity';
import { directionOf } from '../model/message';
import { comparableName } from '../model/person';
import { letterAddress, pathOf } from '../jpay/address';
import { readMessagePage, type MessagePage } from '../jpay/message-page';
import type { SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { preparePostback } from '../jpay/postback';
import type { ListedRow } from './listing';
import { unexpected, type Ask } from './answer';
import type { Loader } from './loader';
import type { Place } from './pace';

/** A message on its read page, with the way to load that page once more. */
export interface OpenedMessage {
  page: SitePage;
  message: MessagePage;
  /** Loads the same message anew, before others that wait: a used form may not be good for a second attachment. */
  again: () => Promise<OpenedMessage>;
}

/** What a row needs to be opened: part of ListedRow. */
export type Openable = Pick<ListedRow, 'mailbox' | 'opening' | 'referrer' | 'form'>;

/**
 * Opens the message of a row. Throws "message-vanished" when the site answers with the list, "refused" for a row that would
 * do something else, "stale-form", or what else the page stands for.
 */
export function openMessage(loader: Loader, row: Openable): Promise<OpenedMessage> {
  return openAt(loader, askFor(row), row.referrer, row.mailbox);
}

/** Opens a message by the address of its read page. */
export async function openAt(
  loader: Loader,
  ask: Ask,
  referrer: string,
  mailbox: ListedRow['mailbox'],
  place?: Place,
): Promise<OpenedMessage> {
  const read = (page: SitePage): Omit<OpenedMessage, 'again'> => ({
    page,
    message: readExpected(page, mailbox),
  });
  const opened = await loader.page(ask, referrer, read, place);
  return {
    ...opened,
    again: () => openAt(loader, addressOf(opened.page) ?? ask, referrer, mailbox, 'first'),
  };
}

function askFor({ opening, form }: Openable): Ask {
  switch (opening.by) {
    case 'link':
      return { get: opening.url };
    case 'postback':
      if (!form) throw new LetterkeepError('stale-form', 'The page of this row is not at hand.');
      return { post: preparePostback(form, opening.target, opening.argument, 'open-message') };
    case 'refused':
      throw new LetterkeepError('refused', opening.reason);
  }
}

function readExpected(page: SitePage, mailbox: ListedRow['mailbox']): MessagePage {
  const { kind } = recognise(page);
  const isGone = kind === 'inbox' || kind === 'sent' || page.status === 404 || page.status === 410;
  if (isGone) {
    throw new LetterkeepError('message-vanished', 'JPay answered with something else than the message.', {
      page: pathOf(page.url),
    });
  }
  const message = readMessagePage(page);
  if (message.direction !== directionOf[mailbox]) throw unexpected(page);
  return message;
}

function addressOf(page: SitePage): Ask | null {
  const letter = letterAddress(page.url, page.url);
  return letter ? { get: letter.url } : null;
}

/** One name and one hash for what was opened, to notice the same message behind two rows. */
export function contentOf({ message }: OpenedMessage, row: Pick<ListedRow, 'personName'>): Promise<string> {
  return contentHash({
    direction: message.direction,
    personName: message.personName || row.personName,
    dateText: message.dateText,
    bodyText: message.bodyText,
  });
}

/**
 * True if the page plainly is not the message of this row: another person, or another day or minute. Where one of
 * them shows less, what both show is compared.
 */
export function contradicts(row: Pick<ListedRow, 'personName' | 'date'>, message: MessagePage): boolean {
  const names = [row.personName, message.personName].map(comparableName);
  if (names[0] !== '' && names[1] !== '' && names[0] !== names[1]) return true;
  if (row.date === null || message.date === null) return false;
  const shared = Math.min(row.date.length, message.date.length);
  return row.date.slice(0, shared) !== message.date.slice(0, shared);
}
