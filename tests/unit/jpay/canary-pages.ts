import {
  createReplica,
  createVisitor,
  makeAccount,
  randomFrom,
  switchChoices,
  type MadeUpAccount,
  type MadeUpMessage,
  type Replica,
  type Switches,
} from '../../replica';
import { benchOn } from '../reader/on-replica';

/** Words that stand nowhere but in the made-up mail: where one turns up, mail has come along. */
export const canaries = {
  name: ['Zorblaxa', 'Quimbertot'],
  number: ['ZQ7743158'],
  agency: ['Vontrapple'],
  body: ['Kumquatish', 'Wibblenorf', 'Ñandutífrob', '8675309442'],
  label: ['Fjordmunkel'],
  holder: ['Glimpfroster'],
  status: ['Snarkwistle'],
  title: ['Ploverbrisk'],
  markup: ['Drumlefitch', 'Yarrowjinx', 'Bexelpond'],
  query: ['Hobthrushel'],
  script: ['Mizzlequark'],
} as const;
export const allCanaries: readonly string[] = Object.values(canaries).flat();

/** A page as the made-up JPay served it, full of canaries. */
export interface CanaryPage {
  url: string;
  status: number;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Which switches it was served under, for a test that fails. */
  under: string;
}

/** All pages of one made-up JPay: those that a whole export meets, and those it keeps away from. */
export async function canaryPages(seed: number): Promise<CanaryPage[]> {
  const random = randomFrom(`canary pages ${seed}`);
  const switches = Object.fromEntries(
    Object.entries(switchChoices).map(([name, choices]) => [
      name,
      // The first seed sees the plain site; a page that stands before every other hides them, so it seldom does.
      seed === 0 || (name === 'interstitial' && seed % 8 !== 7)
        ? choices[0]
        : random.pick([choices[0], ...choices]),
    ]),
  ) as Partial<Switches>;
  const account = withCanaries(makeAccount({ seed, messages: 12, hostile: true, attachmentBytes: 60 }));
  const pages: CanaryPage[] = [];
  const replica = watched(createReplica({ account, switches: { ...switches, rowsPerPage: 5 } }), (page) =>
    pages.push({ ...page, under: JSON.stringify(switches) }),
  );
  await benchOn(replica).run();
  const visitor = createVisitor(replica, { cookies: replica.signIn() });
  for (const path of elsewhere)
    await visitor.fetch({ url: `https://www.jpay.com/${path}` }).catch(() => null);
  replica.signOutAll();
  for (const path of ['IncomingMails.aspx', 'login.aspx', ''])
    await visitor.fetch({ url: `https://www.jpay.com/${path}?q=${canaries.query[0]}` }).catch(() => null);
  const seen = new Set<string>();
  return pages.filter(({ url, bytes }) => {
    const mark = `${url} ${Buffer.from(bytes).toString('latin1')}`;
    return !seen.has(mark) && seen.add(mark).size > 0;
  });
}

const elsewhere = [
  'home.aspx',
  `IncomingMails.aspx?from=${canaries.query[0]}`,
  'SendMail.aspx',
  'BuyPostage.aspx',
  'PurchaseHistory.aspx',
  'MyAccount.aspx',
  'error.aspx?aspxerrorpath=/x',
  `${canaries.query[0]}.aspx`,
];

/** The replica, its HTML marked by hand where nobody's mail stands, and every answer handed to `see`. */
function watched(replica: Replica, see: (page: Omit<CanaryPage, 'under'>) => void): Replica {
  return new Proxy(replica, {
    get(target, name) {
      if (name !== 'handle') return Reflect.get(target, name) as unknown;
      return async (request: Parameters<Replica['handle']>[0]) => {
        const answer = await target.handle(request);
        const header = (wanted: string): string =>
          answer.headers.find(([one]) => one.toLowerCase() === wanted)?.[1] ?? '';
        const contentType = header('content-type');
        if (/^text\/(?:html|plain)/.test(contentType) && header('content-encoding') === '') {
          const marked = Buffer.from(marks(Buffer.from(answer.body).toString('latin1')), 'latin1');
          see({ url: request.url, status: answer.status, contentType, bytes: new Uint8Array(marked) });
        }
        return answer;
      };
    },
  });
}

/** Canaries in titles, ids, classes, data, comments and scripts. Plain ASCII, so that any encoding keeps them. */
function marks(html: string): string {
  const [id, className, data] = canaries.markup;
  return html
    .replace(/<title>JPay \| Email/i, `<title>JPay | Email ${canaries.title[0]}`)
    .replace(
      /<\/form>/i,
      `<div id="${id}" class="${className}" data-who="${data}" title="${data}"><!-- ${data} --><script>var who = '${canaries.script[0]}'; // ${canaries.script[0]}</script><img alt="${data}" src="Images/${data}.gif?who=${canaries.query[0]}"></div></form>`,
    );
}

function withCanaries(account: MadeUpAccount): MadeUpAccount {
  const [first, last] = canaries.name;
  const contact = (one: MadeUpAccount['contacts'][number], at: number): typeof one => ({
    ...one,
    name: `${at % 2 === 0 ? one.name : 'Fake'} ${first} ${last}`,
    inmateId: `${canaries.number[0]}${at}`,
    agency: `${canaries.agency[0]} ${one.agency}`,
  });
  const contacts = account.contacts.map(contact);
  const message = (one: MadeUpMessage): MadeUpMessage => ({
    ...one,
    contact: contacts.find(({ key }) => key === one.contact.key) ?? one.contact,
    source: `${canaries.body.join(' ')} ${one.source}`,
    status: one.status && `${one.status} ${canaries.status[0]}`,
    attachments: one.attachments.map((each) => ({ ...each, label: `${canaries.label[0]} ${each.label}` })),
  });
  return {
    ...account,
    holder: { ...account.holder, name: `Fake ${canaries.holder[0]}` },
    contacts,
    inbox: account.inbox.map(message),
    sent: account.sent.map(message),
  };
}
