import type { Direction, MadeUpAccount, MadeUpContact, MadeUpMessage } from './account/model';

/** A message as the site holds it now. */
export interface Letter {
  /** The site's number for it. */
  readonly id: string;
  readonly message: MadeUpMessage;
  unread: boolean;
}

/** An account as it changes while it is read: messages arrive, are deleted, become read; contacts come and go. */
export class LiveAccount {
  /** As home.aspx lists them. */
  contacts: readonly MadeUpContact[];
  readonly holder: MadeUpAccount['holder'];
  /** Newest first, as the lists show them. */
  readonly boxes: Record<Direction, Letter[]>;
  stamps = 40;
  private arrived = 0;

  constructor(readonly truth: MadeUpAccount) {
    this.contacts = truth.contacts;
    this.holder = truth.holder;
    const letters = (messages: readonly MadeUpMessage[]): Letter[] =>
      messages.map((message) => ({ id: message.letterNumber, message, unread: message.unread }));
    this.boxes = { received: letters(truth.inbox), sent: letters(truth.sent) };
  }

  find(id: string): Letter | undefined {
    return (
      this.boxes.received.find((letter) => letter.id === id) ??
      this.boxes.sent.find((letter) => letter.id === id)
    );
  }

  /** Puts a message into its mailbox, at the top unless told where. Gives the letter's id. */
  insert(message: MadeUpMessage, at = 0): string {
    const taken = this.find(message.letterNumber) !== undefined;
    const id = taken ? String(990_000_000 + ++this.arrived) : message.letterNumber;
    const kept = taken ? { ...message, letterNumber: id } : message;
    this.boxes[message.direction].splice(at, 0, { id, message: kept, unread: message.unread });
    return id;
  }

  /** Takes a message away for good. */
  delete(id: string): boolean {
    for (const box of Object.values(this.boxes)) {
      const at = box.findIndex((letter) => letter.id === id);
      if (at >= 0) {
        box.splice(at, 1);
        return true;
      }
    }
    return false;
  }

  markRead(id: string): void {
    const letter = this.find(id);
    if (letter) letter.unread = false;
  }

  /** Puts a letter at another place in its own list. */
  move(id: string, to: number): void {
    const letter = this.find(id);
    if (!letter) return;
    const box = this.boxes[letter.message.direction];
    box.splice(box.indexOf(letter), 1);
    box.splice(to, 0, letter);
  }
}
