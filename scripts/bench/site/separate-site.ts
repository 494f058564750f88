import { fork } from 'node:child_process';
import { once } from 'node:events';
import { makeSwitches, type AccountOptions, type Replica, type Switches } from '../../../tests/replica/index';
import type { Seen, Serving } from './run';

/** A made-up JPay that shares no thread with whoever asks it, nor with the tools that watch a browser. */
export interface SeparateSite extends Pick<Replica, 'signIn' | 'switches'> {
  port: number;
  /** What it has seen so far. */
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

/** Starts one in a process of its own, with the account that the options make. */
export async function startSite(account: AccountOptions, switches: Partial<Switches>): Promise<SeparateSite> {
  const served = fork('scripts/bench/site/run.ts', [JSON.stringify({ account, switches })], {
    execArgv: ['--import', 'tsx'],
  });
  // Our own program's words, whose types are known.
  const heard = async <Word>(): Promise<Word> => {
    const gone = new AbortController();
    const fails = (): void => gone.abort(new Error('The made-up JPay has ended.'));
    served.once('exit', fails);
    try {
      const [word] = (await once(served, 'message', { signal: gone.signal })) as [Word];
      return word;
    } finally {
      served.off('exit', fails);
    }
  };
  const { port, cookies } = await heard<Serving>();
  return {
    port,
    switches: makeSwitches(switches),
    signIn: () => cookies,
    seen() {
      const answer = heard<Seen>();
      served.send('seen');
      return answer;
    },
    async close() {
      const ended = once(served, 'exit');
      if (served.kill()) await ended;
    },
  };
}
