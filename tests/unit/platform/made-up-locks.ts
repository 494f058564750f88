import { afterAll, beforeAll } from 'vitest';

type Work = (lock: object | null) => unknown;
interface Asked {
  mode: 'exclusive' | 'shared';
  begin: () => void;
}

/** Web Locks as far as Letterkeep uses them: happy-dom has none. One queue a name; shared ones run together. */
export function useMadeUpLocks(): void {
  const before = Object.getOwnPropertyDescriptor(navigator, 'locks');
  beforeAll(() => {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: madeUpLocks() });
  });
  afterAll(() => {
    Reflect.deleteProperty(navigator, 'locks');
    if (before) Object.defineProperty(navigator, 'locks', before);
  });
}

function madeUpLocks(): object {
  const held = new Map<string, Asked[]>();
  const waiting = new Map<string, Asked[]>();
  const of = (map: Map<string, Asked[]>, name: string) => map.get(name) ?? [];
  const fits = (name: string, { mode }: Pick<Asked, 'mode'>) =>
    of(held, name).every((one) => mode === 'shared' && one.mode === 'shared');
  const serve = (name: string) => {
    for (let first = of(waiting, name)[0]; first && fits(name, first); first = of(waiting, name)[0]) {
      waiting.set(name, of(waiting, name).slice(1));
      held.set(name, [...of(held, name), first]);
      first.begin();
    }
  };
  const request = async (name: string, ...rest: [Work] | [LockOptions, Work]): Promise<unknown> => {
    const work = rest.length === 1 ? rest[0] : rest[1];
    const { mode = 'exclusive', ifAvailable = false }: LockOptions = rest.length === 1 ? {} : rest[0];
    const free = of(waiting, name).length === 0 && fits(name, { mode });
    if (ifAvailable && !free) return work(null);
    let asked: Asked | undefined;
    await new Promise<void>((begin) => {
      asked = { mode, begin };
      waiting.set(name, [...of(waiting, name), asked]);
      serve(name);
    });
    try {
      return await work({ name, mode });
    } finally {
      held.set(
        name,
        of(held, name).filter((one) => one !== asked),
      );
      serve(name);
    }
  };
  const query = () =>
    Promise.resolve({
      held: Array.from(held, ([name, all]) => all.map(({ mode }) => ({ name, mode }))).flat(),
    });
  return { request, query };
}
