import { afterAll, beforeAll } from 'vitest';

/** Web Locks as far as Letterkeep uses them: happy-dom has none. One queue a name. */
export function useMadeUpLocks(): void {
  const before = Object.getOwnPropertyDescriptor(navigator, 'locks');
  beforeAll(() => {
    const queues = new Map<string, Promise<unknown>>();
    const request = (name: string, work: () => Promise<unknown>) => {
      const next = (queues.get(name) ?? Promise.resolve()).then(work);
      queues.set(
        name,
        next.catch(() => undefined),
      );
      return next;
    };
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  });
  afterAll(() => {
    Reflect.deleteProperty(navigator, 'locks');
    if (before) Object.defineProperty(navigator, 'locks', before);
  });
}
