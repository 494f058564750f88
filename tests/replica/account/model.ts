import type { BodyMarkup } from './expected-text';
import type { Moment } from './dates';

export type Direction = 'received' | 'sent';

/** One inmate on the family's account, as home.aspx lists them. */
export interface MadeUpContact {
  /** Unique in the account: two people may share a name. */
  readonly key: string;
  readonly name: string;
  readonly inmateId: string;
  readonly agency: string;
  /** The `value` of the option on home.aspx. */
  readonly optionValue: string;
}

export type AttachmentKind = 'image' | 'ecard' | 'videogram' | 'document';

export interface MadeUpAttachment {
  /** The text of the link, which may lie about the type. */
  readonly label: string;
  readonly kind: AttachmentKind;
  /** What the bytes are, whatever the label says. */
  readonly mediaType: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The facility took it away: the link is there, nothing is behind it. */
  readonly removed: boolean;
}

/**
 * text: typed words. snap: a Snap n' Send, boilerplate and a photo. scan: boilerplate and a scanned PDF.
 * hostile: `source` is live HTML that a sound site would never serve.
 */
export type BodyKind = 'text' | 'snap' | 'scan' | 'hostile';

export interface MadeUpMessage {
  /** The awkward kind it was made for, or 'ordinary'. */
  readonly purpose: string;
  readonly direction: Direction;
  readonly contact: MadeUpContact;
  readonly moment: Moment;
  /** The letter id. JPay shows it for sent messages alone. */
  readonly letterNumber: string;
  /** Sent messages only; '' for received ones. */
  readonly status: string;
  readonly unread: boolean;
  readonly bodyKind: BodyKind;
  readonly source: string;
  /** What `text` must be in the archive (contract.md), for each way the site may mark the body up. */
  readonly expectedText: Readonly<Record<BodyMarkup, string>>;
  readonly attachments: readonly MadeUpAttachment[];
}

/** The truth of a test: all of it is made from the seed before any page is rendered. */
export interface MadeUpAccount {
  readonly seed: string;
  readonly holder: { readonly name: string; readonly userId: string };
  readonly contacts: readonly MadeUpContact[];
  /** Newest first. */
  readonly inbox: readonly MadeUpMessage[];
  /** Newest first. */
  readonly sent: readonly MadeUpMessage[];
}
