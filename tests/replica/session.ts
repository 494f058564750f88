import { createHash } from 'node:crypto';
import type { Direction } from './account/model';
import type { LiveAccount } from './live-account';
import type { SignedOutFace } from './switches';

/** One visitor, known by a cookie. */
export interface Session {
  /** The cookie's value; a cookie rotation changes it. */
  id: string;
  /** Never changes: what ViewState is bound to. */
  readonly key: string;
  account: LiveAccount | null;
  /** How this session is told that it is over; null: as the switch says. */
  face: SignedOutFace | null;
  /** Key of the contact chosen on home.aspx. */
  selected: string | null;
  passedInterstitial: boolean;
  /** Serial of the newest form of each page. */
  readonly newestForm: Map<string, number>;
  /** Forms of a page with a smaller serial are refused. */
  readonly oldestGoodForm: Map<string, number>;
  formSerial: number;
  /** Number of loads of each list, for tokens that change. */
  readonly listLoads: Record<Direction, number>;
  /** Settled when the request before has been answered. */
  turn: Promise<void>;
}

/** The sessions of the site. */
export class Sessions {
  private readonly byId = new Map<string, Session>();
  #made = 0;

  /** `key` makes the cookies, so that one seed gives the same ones each time. */
  constructor(private readonly key: Buffer) {}

  #newId(): string {
    this.#made += 1;
    const digest = createHash('sha256').update(this.key).update(`session ${this.#made}`).digest('hex');
    return digest.slice(0, 24);
  }

  get(id: string | undefined): Session | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  start(): Session {
    const id = this.#newId();
    const session: Session = {
      id,
      key: id,
      account: null,
      face: null,
      selected: null,
      passedInterstitial: false,
      newestForm: new Map(),
      oldestGoodForm: new Map(),
      formSerial: 0,
      listLoads: { received: 0, sent: 0 },
      turn: Promise.resolve(),
    };
    this.byId.set(id, session);
    return session;
  }

  /** The same session under a new cookie; the old cookie is dead. */
  rotate(session: Session): void {
    this.byId.delete(session.id);
    session.id = this.#newId();
    this.byId.set(session.id, session);
  }

  all(): Session[] {
    return [...this.byId.values()];
  }
}

/** Runs `work` when the session's requests before it are done: ASP.NET locks the session for each request. */
export async function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const before = session.turn;
  let release: () => void = () => undefined;
  session.turn = new Promise((resolve) => (release = resolve));
  await before;
  try {
    return await work();
  } finally {
    release();
  }
}
