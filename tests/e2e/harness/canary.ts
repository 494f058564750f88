import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { EveryHostAt } from './plain-browser';

/** Whatever reached the canary: a connection, and what was asked on it. */
export interface Canary {
  /** For startPlainBrowser: every name of a host leads here, whatever the port. */
  ports: EveryHostAt;
  /** Since the last call. */
  take(): Heard;
  close(): Promise<void>;
}

export interface Heard {
  /** TCP connections, whatever was said on them. */
  connections: number;
  /** "host/path" of each request; of TLS, which is not answered, "host" as its first packet names it. */
  requests: string[];
}

/** What browsers ask their makers for, of their own accord and whatever page is open: updates, lists, experiments. */
const browsersOwn =
  /(?:^|\.)(?:mozilla\.(?:com|org|net)|firefox\.com|mozgcp\.net|google\.com|googleapis\.com|gvt1\.com|gstatic\.com|googleusercontent\.com)(?::\d+)?$/;

/** A TLS alert, so that nobody tries again with an older version. */
const handshakeFailure = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

/**
 * Two TCP ports on the loopback that count every connection and read the first words said on it. The plain one answers
 * requests; the other takes the name out of the TLS greeting (RFC 6066, 3: it stands there in the clear) and hangs up.
 * A third is the barrier: a control page asks it for something after a page has settled, and when the answer is there,
 * whatever the browser sent before has arrived too. What is asked of it is not counted.
 */
export async function openCanary(): Promise<Canary> {
  const heard: Heard = { connections: 0, requests: [] };
  const open = new Set<Socket>();
  const listen = async (said: (socket: Socket) => void, counted = true): Promise<Server> => {
    const server = createServer((socket) => {
      if (counted) heard.connections += 1;
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => socket.destroy());
      said(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const plain = await listen((socket) => {
    answerRequests(socket, (request) => {
      if (browsersOwn.test(request.split('/')[0] ?? '')) heard.connections -= 1;
      else heard.requests.push(request);
    });
  });
  const encrypted = await listen((socket) => {
    socket.once('data', (greeting) => {
      const host = serverName(greeting);
      if (browsersOwn.test(host)) heard.connections -= 1;
      else heard.requests.push(host);
      socket.end(handshakeFailure);
    });
  });
  const barrier = await listen((socket) => {
    answerRequests(socket, () => undefined, 'keep-alive');
  }, false);
  return {
    ports: { http: portOf(plain), https: portOf(encrypted), barrier: portOf(barrier) },
    take() {
      const taken = { connections: heard.connections, requests: heard.requests };
      heard.connections = 0;
      heard.requests = [];
      return taken;
    },
    async close() {
      for (const socket of open) socket.destroy();
      for (const server of [plain, encrypted, barrier]) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}

/** HTTP/1.1 as far as a canary needs it: each head is read, each is answered, and the connection ends. */
function answerRequests(socket: Socket, asked: (request: string) => unknown, connection = 'close'): void {
  let said = '';
  socket.on('data', (data) => {
    said += data.toString('latin1');
    if (!said.includes('\r\n\r\n')) return;
    const path = /^\S+ (\S+)/.exec(said)?.[1] ?? '';
    const host = /^host: *(\S+)/im.exec(said)?.[1] ?? '';
    said = '';
    asked(path.startsWith('http') ? path.replace(/^https?:\/\//, '') : `${host}${path}`);
    const head = [
      'HTTP/1.1 200 OK',
      'Content-Type: text/html',
      'Access-Control-Allow-Origin: *',
      'Cache-Control: no-store',
      `Connection: ${connection}`,
      'Content-Length: 6',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\ncanary`);
    if (connection === 'close') socket.end();
  });
}

/**
 * The name in the greeting of a TLS client: behind the lengths of session, ciphers and compression, extension 0 of the
 * list (RFC 8446, 4.1.2; RFC 6066, 3). 'TLS' where it names nobody, as for a bare number.
 */
function serverName(greeting: Buffer): string {
  try {
    let at = 5 + 4 + 2 + 32;
    at += 1 + greeting.readUInt8(at);
    at += 2 + greeting.readUInt16BE(at);
    at += 1 + greeting.readUInt8(at);
    const end = at + 2 + greeting.readUInt16BE(at);
    at += 2;
    while (at < end) {
      const length = greeting.readUInt16BE(at + 2);
      if (greeting.readUInt16BE(at) === 0) return greeting.toString('latin1', at + 9, at + 4 + length);
      at += 4 + length;
    }
  } catch {
    // Cut short, or no TLS at all: a connection all the same.
  }
  return 'TLS';
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
