// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { conversationDocument, messageDocument } from '../../../src/bundle/documents/document';
import { contactEntries, mailByPerson } from '../../../src/bundle/people';
import { archiveFormats, documentFormats } from '../../../src/model/export-request';
import type { Contact } from '../../../src/model/person';
import type { SamePersonAnswer } from '../../../src/model/same-person';
import { madeAt, openedArchive } from './opened-archive';
import { SampleSource } from './sample-source';

const contacts: Contact[] = [
  { name: 'John Fake', inmateId: 'A12345', agency: 'Invented State' },
  { name: 'FAKE, JOHN', inmateId: 'G12345', agency: 'Made-up State' },
];
const letters = [
  { name: 'John Fake', date: '2020-01-01T10:00', body: 'First of January' },
  { name: 'FAKE, JOHN', date: '2020-02-01T10:00', body: 'First of February', direction: 'sent' as const },
  { name: 'JOHN FAKE', date: '2020-03-01T10:00', body: 'First of March' },
  { name: 'Fake, John', date: '2020-04-01T10:00', body: 'First of April' },
  { name: 'Fake Brother', date: '2020-02-15T10:00', body: 'Of the brother' },
];
const yes: SamePersonAnswer = { about: 'names', names: ['JOHN FAKE', 'FAKE, JOHN'], same: true };

function mailbox(...samePerson: SamePersonAnswer[]) {
  return Object.assign(new SampleSource(letters, contacts), { samePerson });
}
const dates = (messages: readonly { date: string | null }[]) => messages.map(({ date }) => date?.slice(5, 7));

describe('two names that the family put together', () => {
  it('are one conversation woven by time, in the folder that was the first one’s', async () => {
    const before = await mailByPerson(mailbox());
    const [john, ...others] = await mailByPerson(mailbox(yes));
    expect(dates(john?.messages ?? [])).toEqual(['01', '02', '03', '04']);
    expect(others.map(({ person }) => person.name)).toEqual(['Fake Brother']);
    expect(john?.person).toMatchObject({ name: 'JOHN FAKE', inmateId: 'A12345' });
    expect(john?.folder).toBe(before.find(({ person }) => person.name === 'JOHN FAKE')?.folder);
  });

  it('are two again as soon as the answer is taken back, and nothing of a message has changed', async () => {
    const source = mailbox(yes);
    const untouched = structuredClone(source.facts);
    await mailByPerson(source);
    expect(source.facts).toEqual(untouched);
    source.samePerson = [];
    expect(await mailByPerson(source)).toEqual(await mailByPerson(mailbox()));
  });

  it('keep the folder of the first name, also in an archive that holds only the other', async () => {
    const source = mailbox(yes);
    const [whole] = await mailByPerson(source);
    source.facts = source.facts.filter(
      ({ personName }) => personName !== 'John Fake' && personName !== 'JOHN FAKE',
    );
    const [half] = await mailByPerson(source);
    expect(half?.person.name).toBe('John Fake');
    expect(half?.folder).toBe(whole?.folder);
  });

  it('stay apart where the family said No', async () => {
    const mail = await mailByPerson(mailbox({ ...yes, same: false }));
    expect(mail).toEqual(await mailByPerson(mailbox()));
  });

  it('stay two contacts, each with its own number and its own count', async () => {
    const source = mailbox(yes);
    const mail = await mailByPerson(source);
    const entries = await contactEntries(source, mail);
    expect(entries.map(({ name, inmateId, messages, first }) => [name, inmateId, messages, first])).toEqual([
      ['Fake Brother', undefined, 1, '2020-02-15'],
      ['FAKE, JOHN', 'G12345', 2, '2020-02-01'],
      ['John Fake', 'A12345', 2, '2020-01-01'],
    ]);
    expect(new Set(entries.slice(1).map(({ personKey }) => personKey))).toEqual(
      new Set([mail[0]?.person.key]),
    );
  });

  it('take the gap where a message is missing along', async () => {
    const source = mailbox(yes);
    source.missing = [
      {
        mailbox: 'inbox',
        personName: 'FAKE, JOHN',
        where: 'inbox, page 1',
        state: 'failed',
        kind: 'timed-out',
        reason: 'Made up.',
      },
    ];
    const [john] = await mailByPerson(source);
    expect(john?.missing).toHaveLength(1);
  });
});

describe('an archive of them', () => {
  it('has one conversation that says the other name and number, and each message its own', async () => {
    const [archive] = await openedArchive(mailbox(yes), { formats: archiveFormats });
    if (!archive) throw new Error('no archive');
    const folders = new Set(
      [...archive.files.keys()].flatMap((path) => /^data\/people\/[^/]+/.exec(path) ?? []),
    );
    expect(folders.size).toBe(2);
    const path = [...archive.files.keys()].find((name) => /john.*\/conversation\.html$/.test(name)) ?? '';
    const shown = new DOMParser().parseFromString(archive.text(path), 'text/html');
    expect(shown.querySelector('.also-shown')?.textContent).toBe(
      'Also shown on JPay as Fake, John (G12345, Made-up State). You said that this is the same person.',
    );
    const titles = Array.from(shown.querySelectorAll('article h2'), ({ textContent }) => textContent.trim());
    expect(titles.map((title) => /JOHN FAKE|Fake, John/.exec(title)?.[0])).toEqual([
      'JOHN FAKE',
      'Fake, John',
      'JOHN FAKE',
      'Fake, John',
    ]);
    expect(archive.text('START HERE.html')).toContain('G12345');
    const lines = archive.text('data/messages.jsonl').trim().split('\n');
    const people = lines.map(
      (line) => (JSON.parse(line) as { person: { name: string; inmateId?: string } }).person,
    );
    expect(people.map(({ name, inmateId }) => `${name} ${inmateId ?? ''}`).sort()).toEqual([
      'FAKE, JOHN G12345',
      'Fake Brother ',
      'Fake, John G12345',
      'JOHN FAKE A12345',
      'John Fake A12345',
    ]);
    expect(archive.text('data/contacts.csv')).toMatch(/"FAKE, JOHN","G12345"[^]*"John Fake","A12345"/);
    for (const name of ['court-copy.html', 'conversation.md', 'conversation.txt', 'conversation.mbox']) {
      expect(archive.text(path.replace('conversation.html', name)), name).toContain('G12345');
    }
  });

  it('says so in Spanish', async () => {
    const [archive] = await openedArchive(mailbox(yes), { language: 'es' });
    expect(archive?.text('START HERE.html')).toContain('también la muestra como');
  });

  it('says nothing of it where nothing was put together', async () => {
    const [archive] = await openedArchive(mailbox());
    expect(archive?.text('START HERE.html')).not.toContain('Also shown');
  });
});

describe('a document of them', () => {
  it.each(documentFormats.filter((format) => format !== 'word'))(
    'is one conversation under either name, as %s',
    async (format) => {
      for (const name of ['John Fake', 'FAKE, JOHN']) {
        const { blob, fileName } = await conversationDocument(mailbox(yes), name, { format, madeAt });
        expect(fileName).toMatch(/^john-fake_2020-01-01_to_2020-04-01\./);
        const text = await blob.text();
        const places = ['January', 'February', 'March', 'April'].map((month) =>
          text.indexOf(`First of ${month}`),
        );
        expect(places.every((place) => place > 0)).toBe(true);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(text.replace(/\s+/g, ' ')).toContain('Also shown on JPay as');
        expect(text).not.toContain('Of the brother');
      }
    },
  );

  it('is made as Word too', async () => {
    const { blob, fileName } = await conversationDocument(mailbox(yes), 'John Fake', {
      format: 'word',
      madeAt,
    });
    expect(fileName).toBe('john-fake_2020-01-01_to_2020-04-01.docx');
    expect(blob.size).toBeGreaterThan(1000);
  });

  it('of one message has that message’s own name and number', async () => {
    const source = mailbox(yes);
    const april = source.facts.find(({ date }) => date?.startsWith('2020-04'));
    const { blob, fileName } = await messageDocument(source, april?.id ?? '', { format: 'html', madeAt });
    expect(fileName).toContain('fake-john');
    expect(await blob.text()).toContain('Fake, John');
  });
});

describe('one name with two numbers that the family said are one person', () => {
  it('shows both numbers, and no warning of two people', async () => {
    const twins = contacts.map((contact) => ({ ...contact, name: 'John Fake' }));
    const same: SamePersonAnswer = {
      about: 'numbers',
      name: 'JOHN FAKE',
      numbers: ['A12345', 'G12345'],
      same: true,
    };
    const source = Object.assign(new SampleSource(letters, twins), { samePerson: [same] });
    const [archive] = await openedArchive(source);
    const start = new DOMParser().parseFromString(archive?.text('START HERE.html') ?? '', 'text/html');
    expect(start.querySelector('.also-shown')?.textContent).toBe(
      'Also shown on JPay as John Fake (A12345, Invented State); John Fake (G12345, Made-up State). You said that this is the same person.',
    );
    expect(start.querySelector('.same-name')).toBeNull();
  });
});
