import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificate } from './certificate';
import type { Certificate } from './certificate';
import type { ReplicaResponse } from './exchange';
import type { Replica } from './replica';

/** Half of what a connection takes before it asks to wait. */
const pieceBytes = 8 * 1024;

export interface ServedReplica {
  readonly port: number;
  close(): Promise<void>;
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function headerFields(response: ReplicaResponse): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else fields[name] = [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}

/**
 * In pieces, each when the one before is on its way. A whole file at once may still wait to be sent when its reader has
 * asked for the next: Node 20 then stops reading that request, and takes the rest of its form for broken.
 */
async function sendWhole(body: Uint8Array, outgoing: ServerResponse): Promise<void> {
  const last = body.length - (body.length % pieceBytes || pieceBytes);
  for (let at = 0; at < last; at += pieceBytes) {
    if (outgoing.destroyed) return;
    if (outgoing.write(body.subarray(at, at + pieceBytes))) continue;
    const gone = new AbortController();
    const left = (): void => gone.abort();
    outgoing.once('close', left);
    const isThere = await once(outgoing, 'drain', { signal: gone.signal }).catch(() => null);
    outgoing.off('close', left);
    if (!isThere) return;
  }
  outgoing.end(body.subarray(Math.max(0, last)));
}

/** Puts an answer on the wire, broken where its delivery says so. */
async function deliver(response: ReplicaResponse, outgoing: ServerResponse): Promise<void> {
  const { delivery, body } = response;
  const fields = headerFields(response);
  const length = { ...fields, 'Content-Length': String(body.length) };
  switch (delivery.kind) {
    case 'whole':
      outgoing.writeHead(response.status, length);
      await sendWhole(body, outgoing);
      return;
    case 'reset':
      outgoing.socket?.destroy();
      return;
    case 'cut':
      outgoing.writeHead(response.status, { ...fields, 'Content-Length': String(delivery.declared) });
      outgoing.write(body, () => outgoing.socket?.destroy());
      return;
    case 'open-chunk':
      outgoing.writeHead(response.status, fields);
      outgoing.write(body, () => outgoing.socket?.destroy());
      return;
    case 'closed':
      // Without a length and without chunks Node ends the answer by closing, as HTTP/1.0 did.
      outgoing.useChunkedEncodingByDefault = false;
      outgoing.removeHeader('Content-Length');
      outgoing.writeHead(response.status, { ...fields, Connection: 'close' });
      outgoing.end(body);
      return;
    case 'slow': {
      await sleep(delivery.beforeMs);
      outgoing.writeHead(response.status, length);
      const quarter = Math.ceil(body.length / 4);
      for (let at = 0; at < body.length; at += quarter) {
        outgoing.write(body.subarray(at, at + quarter));
        await sleep(delivery.betweenMs);
      }
      outgoing.end();
    }
  }
}

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** To share one certificate between many servers. */
  readonly certificate?: Certificate;
}

/** Serves the replica by HTTPS on this machine alone; which host was meant is told by the Host header. */
export async function serveReplica(replica: Replica, options: ServeOptions = {}): Promise<ServedReplica> {
  const { key, cert } = options.certificate ?? (await makeCertificate());
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const host = (incoming.headers.host ?? 'unknown').replace(/:\d+$/, '');
    let isAbandoned = false;
    outgoing.on('close', () => {
      isAbandoned = !outgoing.writableFinished;
    });
    const response = await replica.handle({
      method: incoming.method ?? 'GET',
      url: `https://${host}${incoming.url ?? '/'}`,
      headers: flatHeaders(incoming),
      body: await readBody(incoming),
      isAbandoned: () => isAbandoned,
    });
    await deliver(response, outgoing);
  };
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error('The replica itself failed:', error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(599).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
