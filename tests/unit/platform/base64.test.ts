import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/platform/base64';

/** Every value, and every rest that the division by three can leave. */
const madeUp = [0, 1, 2, 3, 255, 256, 257, 1_000, 0x8001].map((length) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255),
);

/** As newer browsers have it, which Node 20 is not; counts its calls. */
function bringNewerBase64(): { calls: number } {
  const counted = { calls: 0 };
  Object.defineProperty(Uint8Array.prototype, 'toBase64', {
    configurable: true,
    value(this: Uint8Array) {
      counted.calls += 1;
      return Buffer.from(this).toString('base64');
    },
  });
  Object.defineProperty(Uint8Array, 'fromBase64', {
    configurable: true,
    value(text: string) {
      counted.calls += 1;
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new SyntaxError('The text is not base64.');
      return Uint8Array.from(Buffer.from(text, 'base64'));
    },
  });
  return counted;
}

const ofThisNode = [
  [Uint8Array.prototype, 'toBase64'],
  [Uint8Array, 'fromBase64'],
] as const;
const before = ofThisNode.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
function takeNewerBase64(): void {
  for (const [owner, name] of ofThisNode) Reflect.deleteProperty(owner, name);
}

beforeEach(takeNewerBase64);
afterEach(() => {
  takeNewerBase64();
  for (const [at, [owner, name]] of ofThisNode.entries()) {
    const own = before[at];
    if (own) Object.defineProperty(owner, name, own);
  }
});

describe.each([
  { browser: 'an older browser', isNewer: false },
  { browser: 'a browser that brings base64', isNewer: true },
])('bytes as text in $browser', ({ isNewer }) => {
  it('are the base64 everybody writes, and come back unharmed', () => {
    const counted = isNewer ? bringNewerBase64() : { calls: 0 };
    for (const bytes of madeUp) {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
    }
    expect(counted.calls).toBe(isNewer ? 3 * madeUp.length : 0);
  });

  it('are refused where the text is not base64', () => {
    if (isNewer) bringNewerBase64();
    expect(() => fromBase64('not base64!')).toThrow(expect.objectContaining({ kind: 'vault-error' }));
  });
});
