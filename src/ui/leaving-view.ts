import { daysLeft, type Departure } from '../leaving/departure';
import { refundMail } from '../leaving/refund-mail';
import { departureOf, refundIsOpen, standsOf, type Stand } from '../leaving/stand';
import type { Language } from '../model/language';
import type { Contact } from '../model/person';
import { visibleText } from '../model/visible-text';
import { button, element, setText } from './element';
import type { Words } from './words';

/** What the page about leaving JPay needs; the entry point hands it in. */
export interface LeavingPorts {
  /** Everybody in the contact lists that are kept. Throws what the vault throws. */
  contacts(): Promise<readonly Contact[]>;
  /** Hands a contact list of these people to the browser; gives its file name. */
  saveContacts(people: readonly Contact[], form: 'csv' | 'vcf', language: Language): Promise<string>;
  now(): number;
}

export interface LeavingView {
  readonly root: HTMLElement;
  speak(words: Words): void;
}

/** What is known of the prison systems of a family's people: when JPay ends there, who comes next, what to take along. */
export function leavingView(ports: LeavingPorts, firstWords: Words): LeavingView {
  let words = firstWords;
  let contacts: readonly Contact[] | 'looking' | 'unreadable' = 'looking';
  let said: (words: Words) => string = () => '';

  const title = element('h1', { tabindex: -1 });
  const explanation = element('p', { class: 'sentence' });
  const status = element('p', { class: 'sentence', role: 'status' });
  const systems = element('div', { class: 'stack' });
  const root = element('section', { class: 'leaving' }, title, explanation, status, systems);

  function draw(): void {
    const { leaving } = words;
    setText(title, leaving.title);
    if (typeof contacts === 'string') {
      setText(explanation, contacts === 'looking' ? leaving.looking : leaving.unreadable);
      systems.replaceChildren();
      return;
    }
    const people = contacts;
    const stands = standsOf(
      people.map(({ agency }) => agency),
      ports.now(),
    );
    setText(explanation, stands.length === 0 ? leaving.nothing : leaving.explanation);
    setText(status, said(words));
    systems.replaceChildren(...stands.map((stand) => systemView(stand, people)));
  }

  function systemView(stand: Stand, people: readonly Contact[]): HTMLElement {
    const { departure } = stand;
    const { leaving } = words;
    const there = people.filter(({ agency }) => departureOf(agency) === departure);
    const save = async (form: 'csv' | 'vcf'): Promise<void> => {
      try {
        const fileName = await ports.saveContacts(there, form, words.language);
        said = (spoken) => spoken.leaving.saved(fileName);
      } catch {
        said = (spoken) => spoken.leaving.notSaved;
      }
      setText(status, said(words));
    };
    return element(
      'section',
      { class: 'system' },
      element('h2', {}, departure.system),
      element('p', {}, leaving.notice(stand)),
      element('h3', {}, leaving.next),
      element('ul', {}, ...departure.successors.map(({ name, address }) => linkItem(name, address))),
      element('ul', {}, ...datesOf(departure)),
      ...refundOf(departure),
      element('h3', {}, leaving.people),
      element('ul', {}, ...there.map(personItem)),
      element('p', {}, leaving.contacts),
      element(
        'p',
        { class: 'buttons' },
        button(leaving.saveCsv, 'secondary', () => void save('csv')),
        button(leaving.saveCards, 'secondary', () => void save('vcf')),
      ),
      element('h3', {}, leaving.sources),
      element('ul', {}, ...departure.sources.map(({ title: name, address }) => linkItem(name, address))),
      element('p', { class: 'hint' }, leaving.checkedOn(departure.checkedOn)),
    );
  }

  function datesOf({ since, deadlines }: Departure): HTMLElement[] {
    const { leaving } = words;
    return [
      ...(since === undefined ? [] : [leaving.since(since)]),
      ...deadlines.map((deadline) => leaving.deadline(deadline, daysLeft(deadline.at, ports.now()))),
    ].map((line) => element('li', {}, line));
  }

  function refundOf(departure: Departure): HTMLElement[] {
    const { refund } = departure;
    const { leaving } = words;
    if (!refund) return [];
    const heading = element('h3', {}, leaving.refund);
    if (refundIsOpen(departure, ports.now()) !== true) return [heading, element('p', {}, leaving.refundPast)];
    return [
      heading,
      element('p', {}, leaving.refundOpen),
      element(
        'ul',
        {},
        element('li', {}, element('a', { href: refundMail(refund) }, leaving.refundMail)),
        element('li', {}, leaving.refundPhone(refund.phone)),
        ...refund.socialPages.map((address) => linkItem(new URL(address).host, address)),
      ),
    ];
  }

  draw();
  ports.contacts().then(
    (found) => {
      contacts = found;
      draw();
    },
    () => {
      contacts = 'unreadable';
      draw();
    },
  );
  return {
    root,
    speak(others) {
      words = others;
      draw();
    },
  };
}

function linkItem(name: string, address: string): HTMLElement {
  return element(
    'li',
    {},
    element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, name),
  );
}

function personItem({ name, inmateId, agency }: Contact): HTMLElement {
  const about = [inmateId, agency].filter(Boolean).join(', ');
  return element(
    'li',
    {},
    element('bdi', {}, visibleText(name)),
    about === '' ? '' : ` (${visibleText(about)})`,
  );
}
