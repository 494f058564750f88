// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBack } from '../../../src/bundle/read-back';
import { disagreements } from '../../../src/bundle/accounts';
import { englishArchive } from '../../../src/bundle/words/english/catalogue';
import { entriesOf, Tally } from '../../../src/bundle/tally';
import type { PartContents } from '../../../src/bundle/part-contents';
import { zipMoment } from '../../../src/bundle/zip';
import { pagePace } from '../../../src/model/collector-pace';
import { LetterkeepError } from '../../../src/model/failure';
import type { Message } from '../../../src/model/message';
import { madeAt, openedArchive, writtenParts } from './opened-archive';
import { sampleMailbox } from './sample-mailbox';
import { SampleSource } from './sample-source';

/** A mailbox whose browser has lost some of it. */
class Forgetful extends SampleSource {
  readonly lostWords = new Set<string>();
  lostPages: ReadonlySet<string> = new Set();
  once = false;
  override message(id: string): Promise<Message> {
    return this.lostWords.has(id) ? Promise.reject(lost()) : super.message(id);
  }
  override bytes(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    if (this.once) {
      this.once = false;
      return Promise.reject(lost());
    }
    return this.held.has(sha256) ? super.bytes(sha256) : Promise.reject(lost());
  }
}
const lost = (): LetterkeepError => new LetterkeepError('vault-error', 'The vault does not hold this.');

function forgetful(): Forgetful {
  const attachments = [{ kind: 'image', mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) } as const];
  return new Forgetful([
    { name: 'Fake Anna', date: '2021-01-01', body: 'one', attachments },
    { name: 'Fake Anna', date: '2021-01-02', body: 'two', direction: 'sent' },
  ]);
}
const [photo, page] = [
  (s: Forgetful) => s.facts[0]?.attachments[0],
  (s: Forgetful) => s.facts[0]?.raw.sha256 ?? '',
];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what the browser cannot give back', () => {
  it('is nothing where everything is there', async () => {
    const source = forgetful();
    const given = await readBack(source.facts, source);
    expect(given).toEqual({ facts: source.facts, lost: [], lostPages: new Set(), isWhole: true });
  });

  it('lies in memory no longer than it is looked at', async () => {
    const source = forgetful();
    const given: Uint8Array[] = [];
    const bytes = source.bytes.bind(source);
    source.bytes = async (sha256) => {
      const those = await bytes(sha256);
      given.push(those);
      return those;
    };
    await readBack(source.facts, source);
    expect(given).toHaveLength(3);
    expect(given.map(({ length }) => length)).toEqual([0, 0, 0]);
  });

  it('is not asked for faster than the browser makes room again', async () => {
    const source = forgetful();
    const goOn: (() => void)[] = [];
    const keepUp = vi
      .spyOn(pagePace, 'keepUp')
      .mockImplementation(() => new Promise<void>((resolve) => goOn.push(resolve)));
    const leave = vi.spyOn(pagePace, 'leave');
    const bytes = vi.spyOn(source, 'bytes');
    const given = readBack(source.facts, source);
    await vi.waitFor(() => expect(goOn).toHaveLength(2));
    expect(bytes).not.toHaveBeenCalled();
    expect(leave).not.toHaveBeenCalled();
    goOn[0]?.();
    await vi.waitFor(() => expect(bytes).toHaveBeenCalledTimes(1));
    goOn[1]?.();
    await vi.waitFor(() => expect(bytes).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(goOn).toHaveLength(3));
    goOn[2]?.();
    expect((await given).isWhole).toBe(true);
    expect(keepUp).toHaveBeenCalledTimes(3);
    // Twice what the photo and both pages are: themselves are given back at once.
    const read = 3 + source.facts.reduce((sum, { raw }) => sum + raw.bytes, 0);
    expect(leave.mock.calls.reduce((sum, [left]) => sum + left, 0)).toBe(2 * read);
  });

  it('makes a photo a missing photo, and its message stays', async () => {
    const source = forgetful();
    const saved = photo(source);
    if (saved?.state === 'saved') source.held.delete(saved.sha256);
    const { facts, isWhole } = await readBack(source.facts, source);
    expect(facts[0]?.attachments).toMatchObject([{ state: 'failed', failure: 'vault-error', index: 1 }]);
    expect(facts).toHaveLength(2);
    expect(isWhole).toBe(false);
  });

  it('makes a photo with other bytes a missing photo', async () => {
    const source = forgetful();
    const saved = photo(source);
    if (saved?.state === 'saved') source.held.set(saved.sha256, new Uint8Array([9]));
    expect((await readBack(source.facts, source)).facts[0]?.attachments[0]?.state).toBe('failed');
  });

  it('leaves a note where JPay’s page would have stood, and says so', async () => {
    const source = forgetful();
    source.held.delete(page(source));
    const { facts, lostPages } = await readBack(source.facts, source);
    expect([...lostPages]).toEqual([facts[0]?.id]);
    source.lostPages = lostPages;
    const [archive] = await openedArchive(source);
    const raw = [...(archive?.files.keys() ?? [])].filter((path) => path.includes('/raw/'));
    expect(raw).toHaveLength(2);
    expect(raw.filter((path) => archive?.text(path).includes('could not give it back'))).toHaveLength(1);
  });

  it('makes a message without words a lost message', async () => {
    const source = forgetful();
    const id = source.facts[1]?.id ?? '';
    source.lostWords.add(id);
    const given = await readBack(source.facts, source);
    expect(given.facts.map((one) => one.id)).toEqual([source.facts[0]?.id]);
    expect(given.lost.map((one) => one.id)).toEqual([id]);
  });

  it('is asked for twice before it is called lost', async () => {
    const source = forgetful();
    source.once = true;
    expect(await readBack(source.facts, source)).toMatchObject({ facts: source.facts, isWhole: true });
  });

  it('is no loss when nothing at all comes back: the vault is shut', async () => {
    const source = forgetful();
    for (const { id } of source.facts) source.lostWords.add(id);
    await expect(readBack(source.facts, source)).rejects.toMatchObject({ kind: 'vault-error' });
  });
});

describe('a receipt and its archive', () => {
  const wrong = (change: (source: SampleSource) => void): string => {
    const source = sampleMailbox();
    expect(disagreements(source.receipt, source.facts)).toEqual([]);
    change(source);
    return disagreements(source.receipt, source.facts).join('\n');
  };

  it('contradict each other when a message is not there', () => {
    expect(wrong((source) => source.facts.pop())).toContain('saved');
  });
  it('contradict each other when a message is in the other mailbox', () => {
    const moved = wrong((source) => {
      const { inbox, sent } = source.receipt.byMailbox;
      inbox.messages.listed -= 1;
      inbox.messages.saved -= 1;
      sent.messages.listed += 1;
      sent.messages.saved += 1;
    });
    expect(moved).toContain('sent: ');
  });
  it('contradict each other when the sums of one mailbox do not hold, though the totals do', () => {
    const shifted = wrong((source) => {
      source.receipt.byMailbox.inbox.messages.listed += 1;
      source.receipt.byMailbox.sent.messages.listed -= 1;
    });
    expect(shifted).toContain('inbox messages');
    expect(shifted).toContain('sent messages');
  });
  it('contradict each other when an attachment was counted and is not there', () => {
    expect(
      wrong((source) =>
        (source.facts.find((one) => one.attachments.length > 0) ?? source.facts[0])?.attachments.pop(),
      ),
    ).toContain('attachments');
  });

  it('are not given to the family while they contradict each other', async () => {
    const source = sampleMailbox();
    source.receipt.messages.saved += 1;
    await expect(writtenParts(source)).rejects.toThrow('The receipt would be wrong');
  });
  it('are given if the receipt says so itself', async () => {
    const source = forgetful();
    source.receipt.messages.saved += 1;
    source.receipt = {
      ...source.receipt,
      complete: false,
      incompleteBecause: [englishArchive.receipt.sumsDiffer],
    };
    const [part] = await writtenParts(source);
    expect(part?.fileName).toContain('INCOMPLETE');
  });
});

describe('what went into the ZIP', () => {
  const folder = 'Letterkeep-2026-11-22/data';
  const stem = '20210101-0000_received_0a1b2c3d';
  const files: [string, string][] = [
    [`people/fake-anna_0000/messages/${stem}.html`, 'page'],
    [`people/fake-anna_0000/messages/${stem}.md`, 'text'],
    [`people/fake-anna_0000/raw/${stem}.html.txt`, 'raw'],
    [`people/fake-anna_0000/attachments/${stem}_1.png`, 'photo'],
    ['messages.jsonl', '{"text":"a\\nb"}\n'],
    ['messages.csv', '\uFEFF"Date","Message"\r\n"2021","He said ""hello""\r\nand left\r\n"\r\n'],
    ['messages.mbox', 'From nobody Fri Jan  1 00:00:00 2021\nSubject: x\n\nNot a line From nobody\n\n'],
  ];
  const contents = {
    formats: ['markdown'],
    people: [
      { records: [{ direction: 'received', attachments: [{ state: 'saved' }, { state: 'failed' }] }] },
    ],
  } as unknown as PartContents;
  const written = async (some: [string, string][]): Promise<string[]> => {
    const tally = new Tally();
    const entries = some.map(([path, text]) => ({
      path: `${folder}/${path}`,
      modified: zipMoment(madeAt),
      compress: true,
      content: () => Promise.resolve(new TextEncoder().encode(text)),
    }));
    for (const entry of tally.watch(entries)) await entry.content();
    return tally.differences(contents);
  };

  it('is what was to go in', async () => {
    expect(await written(files)).toEqual([]);
  });
  it.each(files.map((file, index) => [file[0], index] as const))(
    'is missed when it lacks %s',
    async (_, index) => {
      expect(await written(files.filter((_file, at) => at !== index))).toHaveLength(1);
    },
  );
  it.each([
    ['a line of JSON', 4, ''],
    ['a row of the table', 5, '\uFEFF"Date","Message"\r\n'],
    ['a mail', 6, ''],
  ] as const)('is missed when a table lacks %s', async (_, index, text) => {
    const some = files.map(([path, before], at): [string, string] => [path, at === index ? text : before]);
    expect(await written(some)).toHaveLength(1);
  });

  it('is told by the end of the ZIP too', async () => {
    const [part] = await writtenParts(forgetful());
    expect(await entriesOf(part?.blob ?? new Blob())).toBe(part?.files);
    expect(await entriesOf(await new Response('cut off').blob())).toBe(-1);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'is counted the same where a long table is read in pieces, the first of which ends %i bytes into a message',
    async (into) => {
      const first = (start: string, end: string): string =>
        start + 'x'.repeat((1 << 20) - into - start.length - end.length) + end;
      const tables = [
        ['messages.jsonl', `${first('{"text":"', '"}\n')}{"text":"b"}\n`],
        ['messages.csv', `${first('"Date"\r\n"', '"\r\n')}"b""\r\nc"\r\n`],
        ['messages.mbox', `${first('From nobody\n\n', '\n')}From nobody\n\nNot From nobody\n`],
      ] as const;
      const tally = new Tally();
      const entries = tables.map(([name, text]) => ({
        path: `${folder}/${name}`,
        modified: zipMoment(madeAt),
        compress: true,
        content: () => new Response(text).blob(),
      }));
      for (const entry of tally.watch(entries)) await entry.content();
      const record = { direction: 'sent', attachments: [] };
      const two = { formats: [], people: [{ records: [record, record] }] } as unknown as PartContents;
      expect(tally.differences(two).filter((line) => line.startsWith('messages.'))).toEqual([]);
    },
  );
});
