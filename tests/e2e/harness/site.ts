import { makeCertificate, serveReplica, type Replica } from '../../replica/index';

/** One HTTPS port behind which replicas take turns, so that one browser can see many variants of the site. */
export interface Site {
  readonly port: number;
  /** Puts another replica behind the port. */
  show(replica: Replica): void;
  close(): Promise<void>;
}

export async function openSite(first: Replica): Promise<Site> {
  let current = first;
  const front: Replica = Object.create(first, {
    handle: { value: (request: Parameters<Replica['handle']>[0]) => current.handle(request) },
  }) as Replica;
  const served = await serveReplica(front, { certificate: await makeCertificate() });
  return {
    port: served.port,
    show(replica) {
      current = replica;
    },
    close: () => served.close(),
  };
}
