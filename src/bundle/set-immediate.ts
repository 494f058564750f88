/**
 * Stands in for the package `setimmediate`, which JSZip loads for the global function it makes
 * (scripts/libraries/library-plugin.ts says why). Tasks run in order, each after the script that asked for it: a timer
 * would be held back to one a second in a tab behind another, and the archive tab may well be one.
 */
type Task = () => void;

/** Tasks run one after another for so long before the browser has its turn: JSZip asks for one per 16 KB. Milliseconds. */
const turn = 5;

const waiting: Task[] = [];
let doorbell: MessagePort | undefined;
let rung = false;

export function runSoon(task: Task): void {
  waiting.push(task);
  ring();
}

function ring(): void {
  if (rung) return;
  rung = true;
  if (!doorbell) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = runWaiting;
    doorbell = port2;
  }
  doorbell.postMessage(null);
}

function runWaiting(): void {
  rung = false;
  const until = performance.now() + turn;
  try {
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() < until);
  } finally {
    // Also where a task threw: the others still have their turn.
    if (waiting.length > 0) ring();
  }
}

if (typeof setImmediate === 'undefined') globalThis.setImmediate = runSoon as typeof setImmediate;
