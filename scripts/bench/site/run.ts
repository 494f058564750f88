import {
  createReplica,
  makeAccount,
  serveReplica,
  type AccountOptions,
  type Replica,
  type Switches,
} from '../../../tests/replica/index';

/** Said once the site is there. */
export interface Serving {
  port: number;
  /** Of the family, signed in. */
  cookies: string;
}

/** Said whenever it is asked for. */
export type Seen = Pick<Replica, 'log' | 'traps'>;

/** Serves a replica until it is killed. */
async function main(order: string): Promise<void> {
  const { account, switches } = JSON.parse(order) as { account: AccountOptions; switches: Partial<Switches> };
  const replica = createReplica({ account: makeAccount(account), switches });
  const { port } = await serveReplica(replica);
  const say = (word: Serving | Seen): void => void process.send?.(word);
  process.on('message', () => say({ log: replica.log, traps: replica.traps }));
  process.on('disconnect', () => process.exit());
  say({ port, cookies: replica.signIn() });
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
