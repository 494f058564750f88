import { afterEach, describe, expect, it, vi } from 'vitest';
import { gathered } from '../../../src/bundle/gathered';
import { LetterkeepError } from '../../../src/model/failure';

afterEach(() => vi.unstubAllGlobals());

describe('a file that the browser is handed piece by piece', () => {
  it('holds the pieces in their order, under the type that was said', async () => {
    const pieces = ['one ', 'two ', 'three'].map((text) => new TextEncoder().encode(text));
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    const blob = await gathered(stream, 'application/zip', []);
    expect(blob.type).toBe('application/zip');
    expect(await blob.text()).toBe('one two three');
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
    for (const bytes of [new Blob(['one']).stream(), new TextEncoder().encode('one')]) {
      const refused = gathered(bytes, 'application/zip');
      await expect(refused).rejects.toMatchObject({ kind: 'no-space', cause: refusal });
    }
  });

  it('fails as its stream did, whatever the browser makes of that', async () => {
    const loss = new LetterkeepError('vault-error', 'made-up loss');
    const failing = new ReadableStream<Uint8Array<ArrayBuffer>>({
      // As Firefox does, where the reader hears of an error of its own.
      pull: (controller) => controller.error(new TypeError('made-up error of a browser')),
    });
    await expect(gathered(failing, 'application/zip', [loss])).rejects.toMatchObject({ kind: 'vault-error' });
  });
});
