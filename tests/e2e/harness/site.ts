import { makeCertificate, serveReplica, type Replica } from '../../replica/index';

/** One HTTPS port behind which replicas take turns, so that one browser can see many variants of the site. */
export interface Site {
  readonly port: number;
  /** Puts another replica behind the port. */
  show(replica: Replica): void;
  /** Nothing listens at the port any more, and what was on its way is cut off; `comeBack` ends it. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export async function openSite(first: Replica): Promise<Site> {
  let current = first;
  const front: Replica = Object.create(first, {
    handle: { value: (request: Parameters<Replica['handle']>[0]) => current.handle(request) },
  }) as Replica;
  const certificate = await makeCertificate();
  let served = await serveReplica(front, { certificate });
  let isThere = true;
  const { port } = served;
  return {
    port,
    async goAway() {
      isThere = false;
      await served.close();
    },
    async comeBack() {
      served = await serveReplica(front, { certificate, port });
      isThere = true;
    },
    show(replica) {
      current = replica;
    },
    async close() {
      if (isThere) await served.close();
    },
  };
}
