import { describe, expect, it } from 'vitest';
import { Gathering } from '../../../src/bundle/gathering';

const piece = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('a Blob that is gathered piece by piece', () => {
  it('holds the pieces in their order, under the type that was said', async () => {
    const gathering = new Gathering('application/zip');
    for (const text of ['one ', 'two ', 'three']) await gathering.take(piece(text));
    const blob = await gathering.end();
    expect(blob.type).toBe('application/zip');
    expect(await blob.text()).toBe('one two three');
  });

  it('is empty where nothing came', async () => {
    expect((await new Gathering('application/zip').end()).size).toBe(0);
  });

  it('takes nothing more once it is let go, and says that it was', async () => {
    const gathering = new Gathering('application/zip');
    await gathering.take(piece('one'));
    await gathering.abandon();
    await expect(gathering.take(piece('two'))).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(gathering.end()).rejects.toBeDefined();
  });
});
