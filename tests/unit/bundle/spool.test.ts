import { afterEach, describe, expect, it, vi } from 'vitest';
import { Spool } from '../../../src/bundle/spool';

/** Some 9 MB in lines of 1 to 3,000 characters, one in five not plain ASCII. */
const lines = new Map(
  Array.from({ length: 6_000 }, (_, index) => [
    `line ${index}`,
    `${index} ${(index % 5 === 0 ? 'ñ' : 'n').repeat((index * 7919) % 3_000)}\n`,
  ]),
);

afterEach(() => vi.unstubAllGlobals());

async function filled(): Promise<Spool> {
  const spool = new Spool();
  for (const [key, line] of lines) await spool.put(key, line);
  return spool;
}

describe('lines that wait until the archive has their order', () => {
  it('come in the order asked for, from wherever they lie, between head and foot', async () => {
    const spool = await filled();
    // Three conversations woven into one: neighbours lie far apart.
    const order = [...lines.keys()].sort(
      (a, b) => (Number(a.slice(5)) % 2_000) - (Number(b.slice(5)) % 2_000),
    );
    const blob = await spool.blob(order, 'head\n', 'foot\n');
    expect(await blob.text()).toBe(`head\n${order.map((key) => lines.get(key)).join('')}foot\n`);
  });

  it('can be asked for again, and for a few', async () => {
    const spool = await filled();
    expect(await (await spool.blob(['line 5999', 'line 0'])).text()).toBe(
      `${lines.get('line 5999') ?? ''}${lines.get('line 0') ?? ''}`,
    );
    expect(await (await spool.blob([], 'head\n')).text()).toBe('head\n');
    expect((await spool.blob([])).size).toBe(0);
  });

  it('know their size before they are put together', async () => {
    const spool = await filled();
    const some = ['line 10', 'line 4000'];
    expect(spool.sizeOf(some)).toBe((await spool.blob(some)).size);
  });

  it('never lack one in silence', async () => {
    const spool = await filled();
    await expect(spool.blob(['line 0', 'line 6000'])).rejects.toMatchObject({
      kind: 'vault-error',
      context: { field: 'line 6000' },
    });
  });

  it('say that there is no space where the browser cannot keep them', async () => {
    const spool = new Spool();
    await spool.put('line', 'words\n');
    vi.stubGlobal(
      'Response',
      class {
        blob(): Promise<Blob> {
          return Promise.reject(new TypeError('made-up refusal'));
        }
      },
    );
    await expect(spool.putAway()).rejects.toMatchObject({ kind: 'no-space' });
  });
});
