import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeAccount, type MadeUpAccount, type ReplicaOptions } from '../../replica';
import { makeBench } from './on-replica';

/** A photo, an eCard, a VideoGram and a scan. */
const account = makeAccount({
  seed: 'words',
  messages: 3,
  people: 1,
  awkward: ['everything', 'sent photo'],
  photoShare: 0,
  attachmentBytes: 300,
});

async function attachmentsRead(words: string, switches: ReplicaOptions['switches'] = {}, of = account) {
  const bench = makeBench(of, switches);
  bench.replica.fault(
    ({ path }) => /^\/(?:getattachment\.aspx|userimages\/|images\/)/i.test(path),
    { kind: 'words-as-file', words },
    Infinity,
  );
  expect(await bench.run()).toEqual({ end: 'read' });
  return bench.keeper.messages.flatMap(({ attachments }) => attachments);
}

describe('words of JPay where a photo or film should be', () => {
  it.each<[string, string, ReplicaOptions['switches']]>([
    ['from the handler', 'Error: attachment could not be loaded.', {}],
    ['from the handler, called text', 'Error: no such file.', { attachmentType: 'text-plain' }],
    ['from a folder', 'Not found', { imageSource: 'static' }],
    ['from another host of JPay', 'Error 17', { imageSource: 'other-host' }],
    ['as data', '{"d":null}', {}],
  ])('are a failed attachment that says them: %s', async (_, words, switches) => {
    const read = await attachmentsRead(words, switches);
    // What a frame shows may be a text.
    const seen = read.filter(({ label }) => !/\b(?:pdf|scan|letter)/i.test(label));
    expect(seen).toHaveLength(5);
    for (const one of seen) {
      expect(one).toMatchObject({
        state: 'failed',
        failure: 'not-an-attachment',
        reason: `JPay said: “${words}”`,
      });
    }
  });

  it('are a player without a file where they are a playlist', async () => {
    const read = await attachmentsRead('#EXTM3U\n#EXTINF:10,\nfake1.ts\n', { player: 'source' });
    for (const one of read) {
      expect(one).toMatchObject({ state: 'failed', failure: 'player-without-file' });
    }
  });
});

it('a text that somebody sent stays saved, behind a link and as the answer', async () => {
  const bytes = new TextEncoder().encode('Fake minutes of the fake meeting.\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const withText: MadeUpAccount = {
    ...account,
    inbox: account.inbox.map((message) => ({
      ...message,
      attachments: message.attachments
        .filter(({ kind }) => kind === 'document')
        .map((one) => ({ ...one, label: 'minutes.txt', mediaType: 'text/plain', bytes, sha256 })),
    })),
    sent: [],
  };
  for (const pdf of ['link', 'direct'] as const) {
    const bench = makeBench(withText, { pdf });
    await bench.run();
    const [one] = bench.keeper.messages.flatMap(({ attachments }) => attachments);
    expect(one).toMatchObject({ state: 'saved', kind: 'document', mediaType: 'text/plain', sha256 });
  }
});
