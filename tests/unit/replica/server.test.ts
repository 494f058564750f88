import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReplica, makeAccount, serveReplica } from '../../replica';
import type { ServedReplica } from '../../replica';

const replica = createReplica({ account: makeAccount({ seed: 1, messages: 3 }) });
let served: ServedReplica;
beforeAll(async () => {
  served = await serveReplica(replica);
});
afterAll(async () => {
  await served.close();
});

const ask = (host: string, path: string): Promise<{ answer: IncomingMessage; body: string }> =>
  new Promise((resolve, reject) => {
    const headers = { host, 'sec-fetch-mode': 'navigate', cookie: replica.signIn() };
    get({ host: '127.0.0.1', port: served.port, path, headers, rejectUnauthorized: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ answer, body: Buffer.concat(parts).toString('utf8') }));
      answer.on('error', reject);
    }).on('error', reject);
  });

describe('the served replica', () => {
  it('answers as www.jpay.com, and to a person without any name', async () => {
    expect((await ask('www.jpay.com', '/home.aspx')).body).toContain('JPay | Home');
    expect((await ask(`127.0.0.1:${served.port}`, '/home.aspx')).body).toContain('JPay | Home');
    expect((await ask('www.jpay.com', '/Styles/JPay.css')).answer.headers['content-type']).toBe('text/css');
  });

  it('has nothing for other hosts and remembers that they were asked', async () => {
    expect((await ask('leaking.invalid', '/x.png')).answer.statusCode).toBe(404);
    expect(replica.log.at(-1)).toMatchObject({ host: 'leaking.invalid', foreign: true });
  });

  it('breaks the connection where a fault says so', async () => {
    for (const mode of [
      { kind: 'reset' },
      { kind: 'offline' },
      { kind: 'cut', how: 'longer-length' },
      { kind: 'cut', how: 'open-chunk' },
    ] as const) {
      replica.fault(() => true, mode);
      await expect(ask('www.jpay.com', '/home.aspx'), mode.kind).rejects.toThrow();
    }
  });

  it('ends an answer by closing the connection, without a length and without chunks', async () => {
    replica.fault(() => true, { kind: 'cut', how: 'closed' });
    const { answer, body } = await ask('www.jpay.com', '/home.aspx');
    expect(answer.headers['content-length']).toBeUndefined();
    expect(answer.headers['transfer-encoding']).toBeUndefined();
    expect(body).toContain('<html');
    expect(body).not.toContain('</html>');
  });
});
