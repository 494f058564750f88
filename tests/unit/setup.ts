import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';

/*
 * A document in a world of its own (vmForks, vitest.config.ts) has no channels, and sums that cannot be made: it gets Node's, as a
 * document in a process of its own has them.
 */
const define = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};
if (!('MessageChannel' in globalThis)) define('MessageChannel', MessageChannel);
if ((globalThis.crypto as Partial<Crypto>).subtle === undefined) define('crypto', webcrypto);
