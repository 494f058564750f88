import { dateText, expectedDate, secondsOf } from './account/dates';
import type { AttachmentKind, Direction, MadeUpAccount, MadeUpMessage } from './account/model';
import type { Switches } from './switches';

/** What the archive must say of an attachment. */
export interface ExpectedAttachment {
  /** From 1. */
  readonly index: number;
  readonly label: string;
  readonly kind: AttachmentKind;
  /** Whether the site gives anything that could be saved. */
  readonly savable: boolean;
  readonly mediaType: string;
  readonly extension: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the archive must say of a message (contract.md, messages.jsonl). */
export interface ExpectedMessage {
  readonly direction: Direction;
  readonly personName: string;
  readonly dateText: string;
  readonly date: string | null;
  /** Only where the site shows it. */
  readonly letterNumber?: string;
  readonly status?: string;
  readonly text: string;
  readonly attachments: readonly ExpectedAttachment[];
  readonly truth: MadeUpMessage;
}

/** One message, as the site with these switches lets it be known. */
export function expectMessage(message: MadeUpMessage, switches: Switches): ExpectedMessage {
  const isSent = message.direction === 'sent';
  const showsNumber = isSent && switches.columns !== 'bare' && switches.letterNumberInList === 'shown';
  const showsStatus = isSent && switches.columns !== 'bare';
  return {
    direction: message.direction,
    personName: message.contact.name,
    dateText: dateText(message.moment, switches.readDate),
    date: expectedDate(message.moment, switches.readDate),
    ...(showsNumber && { letterNumber: message.letterNumber }),
    ...(showsStatus && { status: message.status }),
    text: message.expectedText[switches.bodyMarkup],
    attachments: message.attachments.map((attachment, at) => ({
      index: at + 1,
      label: attachment.label,
      kind: attachment.kind,
      savable: !attachment.removed && !(attachment.kind === 'videogram' && switches.player === 'none'),
      mediaType: attachment.mediaType,
      extension: attachment.extension,
      bytes: attachment.bytes.length,
      sha256: attachment.sha256,
    })),
    truth: message,
  };
}

/** Every message of the account, oldest first. */
export function expectMessages(account: MadeUpAccount, switches: Switches): ExpectedMessage[] {
  return [...account.inbox, ...account.sent]
    .sort((one, other) => secondsOf(one.moment) - secondsOf(other.moment))
    .map((message) => expectMessage(message, switches));
}
