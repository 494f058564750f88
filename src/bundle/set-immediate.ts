/**
 * Stands in for the package `setimmediate`, which JSZip loads for the global function it makes
 * (scripts/libraries/library-plugin.ts says why). Tasks run one at a time, in order, each after what the browser has
 * waiting: a timer would be held back to one a second in a tab behind another, and the archive tab may well be one.
 */
type Task = () => void;

const waiting: Task[] = [];
let doorbell: MessagePort | undefined;

export function runSoon(task: Task): void {
  waiting.push(task);
  if (!doorbell) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => waiting.shift()?.();
    doorbell = port2;
  }
  doorbell.postMessage(null);
}

if (typeof setImmediate === 'undefined') globalThis.setImmediate = runSoon as typeof setImmediate;
