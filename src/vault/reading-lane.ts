import { unwrap } from 'idb';
import type { StoredBytes, StoredMessage, VaultDatabase } from './schema';

/** What is read one by one, thousands of times, while an archive is written. */
interface Records {
  messages: { key: [accountId: string, id: string]; value: StoredMessage };
  bytes: { key: string; value: StoredBytes };
  content: { key: string; value: Uint8Array<ArrayBuffer> };
}

interface Asked {
  store: keyof Records;
  key: IDBValidKey;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Another tab may wait to write what is read here: it has its turn after so many. */
const mostInOne = 64;

/**
 * Reads records by key, with as few transactions as there can be: to begin and end one costs a browser more than to read a
 * small record in it. What is asked for while a transaction reads goes into the same.
 */
class ReadingLane {
  #waiting: Asked[] = [];
  #current: Reading | undefined;

  constructor(private readonly database: IDBDatabase) {}

  ask(asked: Asked): void {
    this.#waiting.push(asked);
    if (this.#current?.isUnderWay !== true) this.#begin();
  }

  #begin(): void {
    try {
      const transaction = this.database.transaction(['messages', 'bytes', 'content'], 'readonly');
      this.#current = new Reading(
        transaction,
        () => this.#waiting.shift(),
        () => {
          if (this.#waiting.length > 0) this.#begin();
        },
      );
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    }
  }
}

/** One transaction: it takes what waits as long as it is under way. */
class Reading {
  readonly #underWay = new Set<Asked>();
  #taken = 0;

  constructor(
    private readonly transaction: IDBTransaction,
    private readonly next: () => Asked | undefined,
    private readonly hasEnded: () => void,
  ) {
    transaction.addEventListener('abort', () => {
      for (const { reject } of this.#underWay) reject(transaction.error);
      this.#underWay.clear();
      this.hasEnded();
    });
    this.#take();
  }

  get isUnderWay(): boolean {
    return this.#underWay.size > 0;
  }

  #take(): void {
    while (this.#taken < mostInOne) {
      const asked = this.next();
      if (!asked) return;
      this.#taken += 1;
      this.#get(asked);
    }
  }

  #get(asked: Asked): void {
    let request: IDBRequest<unknown>;
    try {
      request = this.transaction.objectStore(asked.store).get(asked.key);
    } catch (error) {
      asked.reject(error);
      return;
    }
    this.#underWay.add(asked);
    request.onsuccess = () => {
      this.#end(asked, () => asked.resolve(request.result));
    };
    request.onerror = (event) => {
      // One record that is lost must not end the reading of the others.
      event.preventDefault();
      // Where the whole transaction has ended, what waits is for the next one.
      if (request.error?.name === 'AbortError') this.#taken = mostInOne;
      this.#end(asked, () => asked.reject(request.error));
    };
  }

  #end(asked: Asked, answer: () => void): void {
    // Before the answer is given: what is asked for next may go into this transaction only now.
    this.#take();
    this.#underWay.delete(asked);
    try {
      answer();
    } catch (error) {
      asked.reject(error);
    }
    if (!this.isUnderWay) this.hasEnded();
  }
}

const lanes = new WeakMap<VaultDatabase, ReadingLane>();

/** The record of a key, or undefined. Rejects with what the browser says. */
export function readRecord<Store extends keyof Records>(
  database: VaultDatabase,
  store: Store,
  key: Records[Store]['key'],
): Promise<Records[Store]['value'] | undefined> {
  const lane = lanes.get(database) ?? new ReadingLane(unwrap(database));
  lanes.set(database, lane);
  return new Promise((resolve, reject) => {
    lane.ask({ store, key, resolve: resolve as (value: unknown) => void, reject });
  });
}
