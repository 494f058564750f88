import { expose, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { WritingDesk } from '../../../entrypoints/archive/writing-desk';
import { withWritingThread } from '../../../entrypoints/archive/writing-thread';
import { sha256Hex } from '../../../src/model/sha256';

const photo = new Uint8Array(200_000).map((_, index) => (index * 7919) % 251);
const closing: MessagePort[] = [];
afterEach(() => {
  for (const port of closing.splice(0)) port.close();
});

/** A desk on the other side of a channel, as in a thread of its own, with a vault of one photo. */
async function desk() {
  const sha256 = await sha256Hex(photo);
  const vault = {
    bytes: (asked: string) =>
      asked === sha256 ? Promise.resolve(photo.slice()) : Promise.reject(new Error('made-up loss')),
  };
  let opened = 0;
  const there = new WritingDesk(() => {
    opened += 1;
    return Promise.resolve(vault);
  });
  const { port1, port2 } = new MessageChannel();
  closing.push(port1, port2);
  expose(there, port2);
  return { sha256, work: wrap<WritingDesk>(port1), opened: () => opened };
}

describe('what is done beside the page while an archive is written', () => {
  it('reads photos and packs them, and opens the vault once', async () => {
    const { work, sha256, opened } = await desk();
    const [one, two] = await Promise.all([work.packed(sha256, false), work.packed(sha256, true)]);
    expect(one).toMatchObject({ packed: photo, size: photo.length, sha256 });
    expect(two.packed.length).toBeLessThan(photo.length / 10);
    expect(two).toMatchObject({ size: one.size, crc32: one.crc32, sha256 });
    expect(opened()).toBe(1);
    await expect(work.packed('f'.repeat(64), false)).rejects.toThrow('made-up loss');
  });

  it('is done by the page where no thread can be started', async () => {
    // Node has none of the browser's workers.
    expect(await withWritingThread((beside) => Promise.resolve(Object.keys(beside)))).toEqual([]);
  });
});
