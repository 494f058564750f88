import { visibleText } from '../model/visible-text';
import type { EarlierArchive } from '../earlier/look';
import { shown } from './add-results';
import { button, element } from './element';
import { withName } from './with-name';
import type { Words } from './words';

/** An account that an archive may be of, with enough to know it by. */
export interface AccountToChoose {
  accountId: string;
  shownName: string | undefined;
  /** Names of some people there are messages with. */
  people: readonly string[];
}

/** Which account an archive is of: told, or to be asked. `likely`: whose contacts the people in it fit. */
export type WhoseArchive =
  { is: 'told' } | { is: 'ask'; among: readonly AccountToChoose[]; likely: string | undefined };

/** An archive that can be brought in once the family has answered. */
export interface ReadyArchive {
  name: string;
  archive: EarlierArchive;
  whose: WhoseArchive;
}

/** By the key of an archive, the account that was chosen; null: another one. Archives that tell it are not in it. */
export type ChosenAccounts = Map<string, string | null>;

export function asksAnything(ready: readonly ReadyArchive[]): boolean {
  return ready.some(({ archive, whose }) => archive.damages.length > 0 || whose.is === 'ask');
}

/** What has to be answered before these archives are brought in; `chosen` holds the answers, and is changed by them. */
export function questionsView(
  ready: readonly ReadyArchive[],
  chosen: ChosenAccounts,
  words: Words,
  bring: () => void,
  leave: () => void,
): HTMLElement {
  const said = words.addEarlier;
  const damaged = ready.filter(({ archive }) => archive.damages.length > 0);
  const asked = new Map<string, ReadyArchive>();
  for (const one of ready) {
    if (one.whose.is === 'ask' && !asked.has(one.archive.key)) asked.set(one.archive.key, one);
  }
  return element(
    'div',
    { class: 'stack' },
    ...damaged.map(({ name, archive }) =>
      element('p', { class: 'note' }, ...withName(said.damaged(archive.damages.length), shown(name))),
    ),
    ...[...asked.values()].map((one, index) => accountField(one, index, chosen, words)),
    element(
      'div',
      { class: 'buttons' },
      button(damaged.length > 0 ? said.bringWhole : said.bring, 'primary', bring),
      button(said.leave, 'secondary', leave),
    ),
  );
}

function accountField(
  { name, archive, whose }: ReadyArchive,
  index: number,
  chosen: ChosenAccounts,
  words: Words,
): HTMLElement {
  const said = words.addEarlier;
  const among = whose.is === 'ask' ? whose.among : [];
  const id = `whose-archive-${index}`;
  const select = element(
    'select',
    { id },
    ...among.map((account, place) =>
      element('option', { value: account.accountId }, accountName(account, place, words)),
    ),
    element('option', { value: another }, said.newAccount),
  );
  const likely = whose.is === 'ask' ? whose.likely : undefined;
  const before = chosen.get(archive.key);
  select.value = before === undefined ? (likely ?? another) : (before ?? another);
  const note = (): void => {
    chosen.set(archive.key, select.value === another ? null : select.value);
  };
  note();
  select.addEventListener('change', note);
  return element(
    'p',
    { class: 'field' },
    element('label', { for: id }, ...withName(said.whoseMail, shown(name))),
    select,
  );
}

/** No account is called so: their ids are UUIDs. */
const another = 'another';

/** What an account is called; `place` counts from 0, for one that nothing tells from others. */
export function accountName({ shownName, people }: AccountToChoose, place: number, words: Words): string {
  const said = words.addEarlier;
  if (shownName !== undefined) return said.accountNamed(visibleText(shownName));
  return people.length > 0 ? said.accountWith(people.map(shown)) : said.accountNameless(place + 1);
}
