import type { KeptMessage, KeptPerson } from '../../model/library';
import { otherNames } from '../../model/same-person';
import { visibleText } from '../../model/visible-text';
import { button, element } from '../element';
import { longTable } from '../long-table';
import { withName } from '../with-name';
import type { Words } from '../words';

/** What can be saved of a person; without a message, the whole conversation. */
export type SaveOf = (messageId?: string) => void;

/** What can be done with a person of the list. */
export interface PersonActions {
  read: () => void;
  save: SaveOf;
}

/** One person of the list: who it is, how much is kept, and the buttons that save it. */
export function keptPersonView(kept: KeptPerson, words: Words, { read, save }: PersonActions): HTMLElement {
  const { person, messages } = kept;
  const said = words.library;
  const name = visibleText(person.name) || said.nameless;
  const reading = button(said.reading.open, 'secondary', read);
  reading.setAttribute('aria-label', `${said.reading.open}: ${name}`);
  const conversation = button(said.saveConversation, 'secondary', () => save());
  conversation.setAttribute('aria-label', `${said.saveConversation}: ${visibleText(person.name)}`);
  const others = otherNames(person)
    .map(({ name: other, inmateId, agency }) =>
      inmateId === undefined
        ? visibleText(other)
        : `${visibleText(other)} (${visibleText(words.choice.numberAndAgency(inmateId, agency ?? ''))})`,
    )
    .join('; ');
  const single = element('details', {}, element('summary', {}, said.single));
  // Built when it is first opened: there may be thousands.
  single.addEventListener('toggle', () => single.append(messagesTable(person.name, messages, words, save)), {
    once: true,
  });
  return element(
    'li',
    { class: 'kept-person' },
    element('h2', {}, element('bdi', {}, name)),
    element('p', { class: 'hint' }, personFacts(kept, words)),
    others === '' ? null : element('p', { class: 'hint' }, words.samePerson.alsoShownAs(others)),
    person.sameNameContacts.length > 1
      ? element('p', { class: 'hint' }, ...withName(said.sameName, person.name))
      : null,
    element('div', { class: 'tools' }, reading, conversation),
    single,
  );
}

/** "430 messages, 7/1/2019 to 8/2/2021 · T00001, Invented State". */
export function personFacts({ person, messages }: KeptPerson, words: Words): string {
  const { inmateId, agency = '' } = person;
  const numbers = inmateId === undefined ? '' : words.choice.numberAndAgency(inmateId, agency);
  return [words.library.messagesOf(messages.length, span(messages)), numbers].filter(Boolean).join(' · ');
}

/** First and last date as JPay shows them; undefined where fewer than two messages have one. */
function span(messages: readonly KeptMessage[]): [from: string, to: string] | undefined {
  const dated = messages.filter(({ date }) => date !== null);
  const [first, last] = [dated[0], dated.at(-1)];
  return first && last && first !== last ? [shownDate(first), shownDate(last)] : undefined;
}

function shownDate({ date, dateText }: KeptMessage): string {
  return visibleText(dateText) || (date ?? '');
}

function messagesTable(
  name: string,
  messages: readonly KeptMessage[],
  words: Words,
  save: SaveOf,
): HTMLElement {
  const said = words.library;
  const rows = messages.map((message) => {
    const date = shownDate(message) || said.undated;
    const direction = said.directions[message.direction];
    const one = button(said.saveMessage, 'quiet', () => save(message.id));
    one.setAttribute('aria-label', `${said.saveMessage}: ${direction}, ${date}`);
    return [direction, element('bdi', {}, date), words.number(message.attachments), one];
  });
  return longTable({
    class: 'kept-messages',
    caption: said.messagesCaption(visibleText(name)),
    columns: [said.direction, said.date, said.attachments, said.saveMessage],
    rows,
    showRest: words.archive.showRest,
  });
}
