import { afterEach, describe, expect, it, vi } from 'vitest';
import { askForMemory, askForTooMuch } from '../../../src/model/ask-for-memory';

const asked: number[] = [];

/** A browser that answers every question for memory like this. */
function answering(answer: () => ArrayBuffer): void {
  const construct = (_: unknown, [bytes]: number[]): ArrayBuffer => {
    asked.push(bytes ?? NaN);
    return answer();
  };
  vi.stubGlobal('ArrayBuffer', new Proxy(ArrayBuffer, { construct }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});

describe('asking for memory, so that the browser collects', () => {
  const small = (): ArrayBuffer => new Uint8Array(8).buffer;

  it('asks for so much that it looks around', () => {
    const buffer = small();
    answering(() => buffer);
    askForMemory();
    expect(asked).toEqual([32 * 1024 * 1024]);
  });

  it('asks for more where that is said', () => {
    const buffer = small();
    answering(() => buffer);
    askForMemory(64_000_000);
    expect(asked).toEqual([64_000_000]);
  });

  it('ends nothing where there is no more, whichever way a browser says so', () => {
    for (const said of [new RangeError('Array buffer allocation failed'), new Error('out of memory')]) {
      answering(() => {
        throw said;
      });
      expect(() => askForMemory()).not.toThrow();
    }
    expect(asked).toHaveLength(2);
  });

  it('asks for more than there is, where everything is to be gone through', () => {
    answering(() => {
      throw new RangeError('Array buffer allocation failed');
    });
    expect(() => askForTooMuch()).not.toThrow();
    expect(asked).toEqual([2 ** 35 - 1]);
  });

  it('gives back at once what it should not have been given', () => {
    const buffer = small();
    answering(() => buffer);
    askForTooMuch();
    expect(buffer.byteLength).toBe(0);
  });
});
