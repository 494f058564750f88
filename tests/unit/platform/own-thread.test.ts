import { afterEach, describe, expect, it, vi } from 'vitest';
import { LetterkeepError } from '../../../src/model/failure';
import { serveThread, startThread, threadPolicyName } from '../../../src/platform/own-thread';

/** What a made-up thread does. */
class Counting {
  isThere(): true {
    return true;
  }
  double(number: number): number {
    return 2 * number;
  }
  fail(): number {
    throw new LetterkeepError('no-space', 'The disk is full.', { bytesNeeded: 7 });
  }
  stumble(): number {
    throw new TypeError('made-up fault');
  }
}

/** Workers as the browser would start them, each served in this thread. */
const started: { address: unknown; ended: boolean }[] = [];

/** Starts what a browser would: a thread that is served, one whose script fails, or none. */
function browserStarting(what: 'a thread' | 'a broken script' | 'nothing'): void {
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      readonly #port: MessagePort;
      readonly #noted: (typeof started)[number];
      constructor(address: unknown) {
        super();
        if (what === 'nothing') throw new DOMException('made-up refusal', 'SecurityError');
        const { port1, port2 } = new MessageChannel();
        this.#noted = { address, ended: false };
        started.push(this.#noted);
        this.#port = port1;
        port1.onmessage = ({ data }: MessageEvent<unknown>) =>
          this.dispatchEvent(new MessageEvent('message', { data }));
        port2.start();
        if (what === 'a thread') serveThread(new Counting(), port2);
        else queueMicrotask(() => this.dispatchEvent(new Event('error')));
      }
      postMessage(message: unknown, transfer: Transferable[] = []): void {
        this.#port.postMessage(message, transfer);
      }
      terminate(): void {
        this.#noted.ended = true;
        this.#port.close();
      }
    },
  );
}

afterEach(() => {
  started.length = 0;
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('a thread of our own', () => {
  it('does what it is asked until it is ended', async () => {
    browserStarting('a thread');
    const thread = await startThread<Counting>('/made-up.js');
    expect(await thread?.work.double(21)).toBe(42);
    thread?.end();
    expect(started).toEqual([{ address: '/made-up.js', ended: true }]);
  });

  it('says what went wrong there in the words and of the kind it had', async () => {
    browserStarting('a thread');
    const thread = await startThread<Counting>('/made-up.js');
    const failed = await thread?.work.fail().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LetterkeepError);
    expect(failed).toMatchObject({
      kind: 'no-space',
      message: 'The disk is full.',
      context: { bytesNeeded: 7 },
    });
    await expect(thread?.work.stumble()).rejects.toMatchObject({
      kind: 'vault-error',
      message: 'made-up fault',
    });
    thread?.end();
  });

  it('is none where the browser starts none, or its script fails: the page then does the work', async () => {
    browserStarting('nothing');
    expect(await startThread<Counting>('/made-up.js')).toBeUndefined();
    browserStarting('a broken script');
    expect(await startThread<Counting>('/made-up.js')).toBeUndefined();
    expect(started).toEqual([{ address: '/made-up.js', ended: true }]);
  });

  it('has its address from a policy that takes nothing but a script of the build', async () => {
    const made: { name: string; createScriptURL(url: string): string }[] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
        made.push({ name, ...rules });
        return { createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }) };
      },
    });
    vi.resetModules();
    const fresh = await import('../../../src/platform/own-thread');
    browserStarting('a thread');
    for (let times = 0; times < 2; times += 1) {
      const thread = await fresh.startThread<Counting>('/made-up.js');
      thread?.end();
    }
    expect(started.map(({ address }) => address)).toEqual([
      { trusted: '/made-up.js' },
      { trusted: '/made-up.js' },
    ]);
    // A second policy of one name would be refused.
    expect(made.map(({ name }) => name)).toEqual([threadPolicyName]);
    for (const elsewhere of [
      'https://elsewhere.invalid/a.js',
      '//elsewhere.invalid/a.js',
      'data:,1',
      '/a.js?b',
    ])
      expect(() => made[0]?.createScriptURL(elsewhere)).toThrow(TypeError);
  });
});
