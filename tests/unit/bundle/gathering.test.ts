import { afterEach, describe, expect, it, vi } from 'vitest';
import { gatherHere, Gathering } from '../../../src/bundle/gathering';
import { LetterkeepError } from '../../../src/model/failure';

const piece = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

afterEach(() => vi.unstubAllGlobals());

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

  it('finds no space where the browser keeps no more, and says what the browser said', async () => {
    const refusal = new TypeError('made-up refusal');
    vi.stubGlobal(
      'Response',
      class {
        blob(): Promise<Blob> {
          return Promise.reject(refusal);
        }
      },
    );
    const gathered = gatherHere(new Blob(['one']).stream(), 'application/zip');
    await expect(gathered).rejects.toMatchObject({ kind: 'no-space', cause: refusal });
  });

  it('fails as its stream does where that has a kind', async () => {
    const failing = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.error(new LetterkeepError('vault-error', 'made-up loss')),
    });
    await expect(gatherHere(failing, 'application/zip')).rejects.toMatchObject({ kind: 'vault-error' });
  });
});
