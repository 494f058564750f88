import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { makeAccount, type FaultMode, type MadeUpAccount, type MadeUpAttachment } from '../../replica';
import { faultBench } from './fault-bench';
import { keptOf, truthOf } from './on-replica';
import { stopTheTimers } from './shipped-transport';

const size = 60_000_000;
const small = makeAccount({
  seed: 'large attachment',
  messages: 2,
  people: 1,
  awkward: ['snap'],
  photoShare: 0,
});
const account: MadeUpAccount = {
  ...small,
  inbox: small.inbox.map((message) => ({ ...message, attachments: message.attachments.map(enlarged) })),
};

/** The picture's data goes on and on before its end mark: whole, and of the size that was wanted. */
function enlarged(attachment: MadeUpAttachment): MadeUpAttachment {
  const bytes = new Uint8Array(size).fill(0x55);
  bytes.set(attachment.bytes.subarray(0, -2));
  bytes.set(attachment.bytes.subarray(-2), size - 2);
  return { ...attachment, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

beforeAll(stopTheTimers);

it.each<[string, FaultMode | null]>([
  ['without any trouble', null],
  ['after its first answer broke off', { kind: 'cut', how: 'longer-length' }],
  [
    'after its first answer ended too early without a word',
    { kind: 'cut', how: 'shorter-length', share: 0.9 },
  ],
  ['after its first answer was empty', { kind: 'zero-bytes' }],
  ['over a slow line', { kind: 'slow', beforeMs: 5_000, betweenMs: 25_000 }],
  ['after the line fell silent in the middle', { kind: 'slow', beforeMs: 0, betweenMs: 40_000 }],
])(
  'keeps a photo of 60 MB to its last byte %s',
  async (_, mode) => {
    const bench = faultBench({}, account);
    let struck = 0;
    const isPhoto = ({ path }: { path: string }): boolean =>
      path === '/GetAttachment.aspx' && (struck += 1) > 0;
    if (mode) bench.replica.fault(isPhoto, mode);
    expect(await bench.run()).toEqual({ end: 'read' });
    expect(struck).toBe(mode ? 1 : 0);
    // Hashes of megabytes are compared, not the megabytes.
    expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
    const sizes = bench.keeper.messages.flatMap(({ attachments }) =>
      attachments.map((one) => (one.state === 'saved' ? one.bytes : 0)),
    );
    expect(sizes).toEqual([size]);
  },
  120_000,
);
