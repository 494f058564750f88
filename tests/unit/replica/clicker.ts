import { JSDOM } from 'jsdom';
import { createVisitor } from '../../replica';
import type { Replica, Visitor, VisitorResponse } from '../../replica';

const { DOMParser } = new JSDOM('').window;

/** A page as a person has it before them: they see it, follow links, press controls. */
export interface Opened {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly document: Document;
  /** Presses a LinkButton by its control name. */
  press(target: string, argument?: string): Promise<Opened>;
  /** Presses a submit button by its name. */
  click(button: string, fields?: Readonly<Record<string, string>>): Promise<Opened>;
  /** The hidden fields and what is chosen on the form. */
  fields(): [string, string][];
}

function fieldsOf(document: Document): [string, string][] {
  return [...document.querySelectorAll('input'), ...document.querySelectorAll('textarea')]
    .filter((input) => !['submit', 'checkbox', 'file'].includes(input.type))
    .map((input) => [input.name, input.getAttribute('value') ?? '']);
}

function opened(visitor: Visitor, response: VisitorResponse): Opened {
  const text = new TextDecoder().decode(response.bytes);
  let parsed: Document | undefined;
  const post = async (form: [string, string][]): Promise<Opened> => {
    const action = page.document.querySelector('form')?.getAttribute('action') ?? '';
    return opened(visitor, await visitor.fetch({ url: new URL(action, response.url).href, form }));
  };
  const page: Opened = {
    url: response.url,
    status: response.status,
    text,
    get document() {
      // Only when looked at: parsing is what costs here.
      return (parsed ??= new DOMParser().parseFromString(text, 'text/html'));
    },
    fields: () => fieldsOf(page.document),
    press: (target, argument = '') =>
      post([
        ...page.fields().filter(([name]) => name !== '__EVENTTARGET' && name !== '__EVENTARGUMENT'),
        ['__EVENTTARGET', target],
        ['__EVENTARGUMENT', argument],
      ]),
    click: (button, extra = {}) =>
      post([
        ...page.fields().filter(([name]) => !(name in extra)),
        ...Object.entries(extra),
        [button, 'pressed'],
      ]),
  };
  return page;
}

export interface Clicker {
  open(path: string): Promise<Opened>;
  readonly visitor: Visitor;
}

/** Somebody at the replica, signed in unless told otherwise. */
export function clickerOn(replica: Replica, cookies = replica.signIn()): Clicker {
  const visitor = createVisitor(replica, { cookies });
  return {
    visitor,
    open: async (path) => opened(visitor, await visitor.fetch({ url: `/${path}` })),
  };
}

/** The target of a javascript:__doPostBack link. */
export function targetOf(element: Element | null | undefined): string {
  const script = element?.getAttribute('href') ?? element?.getAttribute('onclick') ?? '';
  return /__doPostBack\('([^']*)'/.exec(script)?.[1] ?? '';
}
