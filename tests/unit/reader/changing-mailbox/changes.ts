import { makeAccount, momentFrom, type MadeUpMessage, type Replica } from '../../../replica';
import type { Random } from './made-up-site';

/** When the mailbox changes. */
export interface Pattern {
  name: string;
  /** How many changes come before this request, counted from 1. */
  changes: (random: Random, n: number, isList: boolean) => number;
}

export function patternOf(random: Random): Pattern {
  const at = random.int(2, 40);
  const early = random.int(2, 12);
  return random.pick<Pattern>([
    { name: `one change before request ${at}`, changes: (_, n) => Number(n === at) },
    { name: `one change before request ${early}`, changes: (_, n) => Number(n === early) },
    { name: 'now and then', changes: (dice, n) => Number(n < 300 && dice.next() < 0.04) },
    { name: 'often', changes: (dice, n) => Number(n < 150 && dice.next() < 0.12) },
    {
      name: 'while the lists are read',
      changes: (dice, n, isList) => Number(isList && n < 60 && dice.next() < 0.3),
    },
    { name: 'several for each page', changes: (dice, n) => (n < 24 ? dice.int(0, 2) : 0) },
  ]);
}

let newsOfAll: MadeUpMessage[] | undefined;

/** Messages that may arrive. */
function news(): MadeUpMessage[] {
  const made = (): MadeUpMessage[] => {
    const { inbox, sent } = makeAccount({
      seed: 'changing news',
      messages: 60,
      people: 1,
      awkward: ['photos', 'snap'],
      silentContact: false,
      photoShare: 0.1,
      attachmentBytes: 300,
    });
    return [...inbox, ...sent];
  };
  return (newsOfAll ??= made());
}

/** The mailbox as a test changes it, with what a test must remember of it. */
export class Changes {
  readonly ever = new Map<string, MadeUpMessage>();
  readonly gone = new Set<string>();
  readonly story: string[] = [];
  #arrived = 0;

  constructor(
    private readonly replica: Replica,
    private readonly random: Random,
  ) {
    for (const { id, message } of this.#letters()) this.ever.set(id, message);
  }

  #letters(): { id: string; message: MadeUpMessage }[] {
    const { received, sent } = this.replica.mailbox.boxes;
    return [...received, ...sent];
  }

  /** What happens to a mailbox: a message arrives on top, one is deleted, one is read. None ever changes its place. */
  one(n: number): void {
    const { mailbox } = this.replica;
    const { random } = this;
    const direction = random.next() < 0.65 ? 'received' : 'sent';
    const box = mailbox.boxes[direction];
    const at = random.int(0, Math.max(0, box.length - 1));
    const letter = box[at];
    const dice = random.next();
    if (dice < 0.5 || !letter) this.#arrive(n, direction);
    else if (dice < 0.85 && box.length > 3) {
      mailbox.delete(letter.id);
      this.gone.add(letter.id);
      this.story.push(`${n}: ${direction} ${at} (${letter.id}) deleted`);
    } else {
      mailbox.markRead(letter.id);
      this.story.push(`${n}: ${direction} ${at} (${letter.id}) read`);
    }
  }

  #arrive(n: number, direction: 'received' | 'sent'): void {
    const { mailbox } = this.replica;
    const { random } = this;
    this.#arrived += 1;
    const fresh = random.pick(news().filter((message) => message.direction === direction));
    const later = Date.UTC(2026, 10, 21, 8, 0, 0) / 1000 + this.#arrived * 50;
    const message: MadeUpMessage = {
      ...fresh,
      contact: random.pick(mailbox.contacts),
      moment: momentFrom(later),
      letterNumber: String(910_000_000 + this.#arrived),
      unread: direction === 'received',
    };
    const id = mailbox.insert(message);
    const letter = mailbox.find(id);
    if (letter) this.ever.set(id, letter.message);
    this.story.push(`${n}: ${direction} 0 (${id}) arrived`);
  }

  everything(): MadeUpMessage[] {
    return [...this.ever.values()];
  }

  stayed(from: ReadonlySet<string>): MadeUpMessage[] {
    return [...this.ever].filter(([id]) => from.has(id) && !this.gone.has(id)).map(([, message]) => message);
  }

  present(): Set<string> {
    return new Set(this.#letters().map(({ id }) => id));
  }
}
