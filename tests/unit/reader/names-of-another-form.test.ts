import { describe, expect, it } from 'vitest';
import type { ExportRequest } from '../../../src/model/export-request';
import { comparableName } from '../../../src/model/person';
import { makeAccount } from '../../replica';
import { keptOf, makeBench, truthOf, type Bench } from './on-replica';
import { rewritePages } from './rewritten-pages';

const account = makeAccount({
  seed: 'names in lists',
  messages: 24,
  people: 3,
  awkward: [],
  photoShare: 0,
  silentContact: false,
});
const [one] = account.inbox.map(({ contact }) => contact);
if (!one) throw new Error('nobody has written');
const conversation: ExportRequest = { what: 'conversation', personName: one.name, format: 'html' };
const chosen: ExportRequest = {
  what: 'archive',
  choice: { leaveUnread: false, people: [comparableName(one.name)] },
};

const numberOf = (name: string): string =>
  account.contacts.find((contact) => contact.name === name)?.inmateId ?? '';
const forms: [string, (name: string) => string][] = [
  ['with the number behind it', (name) => `${name} (${numberOf(name)})`],
  ['last name first', (name) => name.replace(/^(.*) (\S+)$/, '$2, $1')],
  ['cut short', (name) => `${name.slice(0, -2)}…`],
];

/** The lists show each name in this form; the pages of the messages and home as ever. */
function benchOf(form: (name: string) => string): Bench {
  const bench = makeBench(account);
  rewritePages(bench, (html, { path }) =>
    /mails\.aspx$/.test(path)
      ? html.replace(
          /(_lbl(?:From|sRecipientName)">)([^<]*)</g,
          (_, start: string, name: string) => `${start}${form(name)}<`,
        )
      : html,
  );
  return bench;
}

describe.each(forms)('where the lists show a name %s', (_, form) => {
  it.each([
    ['the conversation', conversation],
    ['what was chosen of one person', chosen],
  ])('%s is kept whole, and nobody else’s', async (_what, request) => {
    const bench = benchOf(form);
    expect(await bench.run({ request })).toEqual({ end: 'read' });
    const truth = truthOf(account, bench.replica).filter(({ personName }) => personName === one.name);
    expect(truth.length).toBeGreaterThan(3);
    expect(keptOf(bench.keeper.messages)).toEqual(truth);
    expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
  });

  it('nobody who has written is said to be silent', async () => {
    const bench = benchOf(form);
    await bench.run();
    expect(bench.keeper.findings('job 1').notes).toEqual([]);
  });
});

describe('where it cannot be told whose name the lists show', () => {
  it.each([
    ['a conversation', conversation],
    ['what was chosen of one person', chosen],
  ])('%s that comes without a message is told of', async (_, request) => {
    const bench = benchOf((name) => `${name} (0000099999)`);
    expect(await bench.run({ request })).toEqual({ end: 'read' });
    expect(bench.keeper.messages).toEqual([]);
    expect(bench.keeper.findings('job 1').listExceptions).toMatchObject([{ kind: 'list-end-not-proved' }]);
  });

  it('a person who was chosen and has no message takes nothing from the archive', async () => {
    const bench = makeBench(account);
    const choice = { leaveUnread: false, people: ['FAKE NOBODY'] };
    await bench.run({ request: { what: 'archive', choice } });
    expect(bench.keeper.findings('job 1').listExceptions).toEqual([]);
  });
});
