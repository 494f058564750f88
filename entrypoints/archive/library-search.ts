import { byTime } from '../../src/model/conversation';
import type {
  FoundMessage,
  KeptAccount,
  KeptConversation,
  KeptMessage,
  SearchProgress,
} from '../../src/model/library';
import { excerptOf, holdsAll, marked, oneLine, wantedIn } from '../../src/model/word-search';
import { servedText } from '../../src/render/text';
import type { StoredMessage, Vault } from '../../src/vault/vault';

/** Messages that are loaded at once: bodies may be long, and 20,000 of them must not stand in memory together. */
const batch = 500;
/** Milliseconds of work between two chances for the browser to do its own. */
const slice = 12;

interface Place extends KeptConversation {
  message: KeptMessage;
}

/**
 * Goes through everything that is kept, the newest message first, and tells what it finds as it goes. Ends early and in
 * silence once `signal` is aborted. Throws what the vault throws.
 */
export async function searchKept(
  vault: Pick<Vault, 'messages'>,
  accounts: readonly KeptAccount[],
  typed: string,
  signal: AbortSignal,
  tell: (progress: SearchProgress) => void,
): Promise<void> {
  const wanted = wantedIn(typed);
  if (wanted.length === 0) return;
  const places = newestFirst(accounts);
  // Another search was asked for, or none any more.
  const isOver = (): boolean => signal.aborted;
  for (let from = 0; from < places.length; from += batch) {
    if (isOver()) return;
    const some = places.slice(from, from + batch);
    const bodies = await loaded(vault, some);
    const found: FoundMessage[] = [];
    let unread = 0;
    let until = performance.now() + slice;
    for (const place of some) {
      const stored = bodies.get(keyOf(place.accountId, place.message.id));
      const one = stored && foundIn(place, stored, wanted);
      if (!stored) unread += 1;
      if (one) found.push(one);
      if (performance.now() < until) continue;
      await aMoment();
      if (isOver()) return;
      until = performance.now() + slice;
    }
    if (isOver()) return;
    tell({ done: from + some.length, of: places.length, found, unread });
  }
}

function newestFirst(accounts: readonly KeptAccount[]): Place[] {
  return accounts
    .flatMap(({ accountId, people }) =>
      people.flatMap(({ person, messages }) =>
        messages.map((message) => ({ accountId, personName: person.name, message })),
      ),
    )
    .sort((a, b) => {
      // Undated ones stay last, whichever way the others go.
      const [from, to] = [a.message, b.message];
      return from.date === null || to.date === null ? byTime(from, to) : byTime(to, from);
    });
}

async function loaded(
  vault: Pick<Vault, 'messages'>,
  places: readonly Place[],
): Promise<Map<string, StoredMessage>> {
  const bodies = new Map<string, StoredMessage>();
  for (const accountId of new Set(places.map((place) => place.accountId))) {
    const ids = places.flatMap((place) => (place.accountId === accountId ? [place.message.id] : []));
    for (const message of await vault.messages(accountId, ids)) {
      bodies.set(keyOf(accountId, message.id), message);
    }
  }
  return bodies;
}

function keyOf(accountId: string, id: string): string {
  return `${accountId}\n${id}`;
}

function foundIn(
  { accountId, personName, message }: Place,
  { bodyHtml, attachments }: StoredMessage,
  wanted: readonly string[],
): FoundMessage | undefined {
  const text = servedText(bodyHtml);
  const labels = oneLine(attachments.map(({ label }) => label).join(', '));
  if (!holdsAll([text, labels, personName], wanted)) return undefined;
  const excerpt = excerptOf(text, wanted);
  const inLabels = marked(labels, wanted);
  return {
    accountId,
    personName,
    message,
    excerpt,
    ...(inLabels.some(({ hit }) => hit) ? { labels: inLabels } : {}),
  };
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
