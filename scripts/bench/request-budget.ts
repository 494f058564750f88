import type { MadeUpAccount, Switches } from '../../tests/replica/index';

/** One way the site may be, and what it may cost beyond the plain one. */
export interface Variant {
  name: string;
  switches: Partial<Switches>;
  /** Requests more for each message. */
  perMessage?: number;
  /** Requests more for each attachment. */
  perAttachment?: number;
  /** Measured in the real browser too, by the built extension. */
  inBrowser?: true;
}

/** Of any run, however large: who is signed in, and page 1 of each list looked at again. */
export const spare = 8;
/** The page that shows it, and the file. */
const ofAttachment = 2;

/**
 * Every way of the site that changes how many requests an export takes, with its budget. What a variant costs more, the
 * site itself asks for: a postback that leads on to a page, a page between, a form that is good for one press.
 */
export const variants: readonly Variant[] = [
  { name: 'plain', switches: {}, inBrowser: true },
  { name: 'rows are postbacks', switches: { rowOpening: 'postback' }, perMessage: 1, inBrowser: true },
  { name: 'rows are postbacks of the grid', switches: { rowOpening: 'postback-row' }, perMessage: 1 },
  {
    name: 'rows are postbacks, answered in parts',
    switches: { rowOpening: 'postback', postbackAnswer: 'delta-always' },
    perMessage: 1,
  },
  {
    name: 'the message must be loaded again after an attachment',
    switches: { afterReceivedAttachment: 'needs-reload' },
    perAttachment: 1,
    inBrowser: true,
  },
  {
    name: 'only the newest form is taken',
    switches: { viewStateScope: 'latest' },
    perAttachment: 1,
  },
  {
    name: 'an attachment opens on a page of its own',
    switches: { receivedAttachment: 'redirect' },
    perAttachment: 1,
  },
  { name: 'a VideoGram plays in a frame', switches: { player: 'iframe' }, perAttachment: 1 },
  { name: 'pictures lie on another host', switches: { imageSource: 'other-host' } },
  { name: 'pictures stand in the page', switches: { imageSource: 'data' } },
  { name: 'the pager goes round', switches: { pagerEnd: 'wraps' } },
  { name: 'tokens change with every list', switches: { tokens: 'changing' } },
];

/** What a mailbox has to be asked for. */
export interface MailboxSize {
  listPages: number;
  messages: number;
  attachments: number;
}

/** @param rowsPerPage of a list; an empty list has one page too */
export function sizeOf({ inbox, sent }: MadeUpAccount, rowsPerPage: number): MailboxSize {
  const pages = (messages: number): number => Math.max(1, Math.ceil(messages / rowsPerPage));
  const all = [...inbox, ...sent];
  return {
    listPages: pages(inbox.length) + pages(sent.length),
    messages: all.length,
    attachments: all.reduce((sum, { attachments }) => sum + attachments.length, 0),
  };
}

/** The most requests that a whole export may take. */
export function budgetOf(size: MailboxSize, { perMessage = 0, perAttachment = 0 }: Variant): number {
  return (
    size.listPages +
    size.messages * (1 + perMessage) +
    size.attachments * (ofAttachment + perAttachment) +
    spare
  );
}

/** The most that a second one may take where nothing is new. */
export function secondBudgetOf({ listPages }: MailboxSize): number {
  return listPages + spare;
}
