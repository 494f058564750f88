import { createReplica, createVisitor, type MadeUpAccount } from '../../../tests/replica/index';
import { jpayHosts } from '../../../tests/e2e/harness/chromium';
import { hasNext, letterLinks, pressed } from '../floor/pages';

/** What a tool is given: the made-up JPay behind a port of this machine, and somebody signed in there. */
export interface ToolSite {
  port: number;
  /** As a Cookie header. */
  cookies: string;
  /** Addresses of all message pages, without host: no tool but a script of one's own can press "Next". */
  letters: readonly string[];
  /** Where everything is to be saved. */
  folder: string;
}

/** Something a family could use instead. */
export interface Tool {
  name: string;
  /** Null if it is there, else what is to be done to have it. Not measured. */
  missing: () => Promise<string | null>;
  /** Saves what it can. Gives the time it took, in milliseconds. */
  save: (site: ToolSite) => Promise<number>;
}

/** What keeps a browser on this machine: JPay's names lead to the replica, and no other name leads anywhere. */
export function loopbackArgs(port: number): string[] {
  const toReplica = jpayHosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--ignore-certificate-errors',
    `--host-resolver-rules=${[...toReplica, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
  ];
}

/** Cookies as a file that wget, SingleFile and browsers' helpers read. */
export function netscapeCookies(cookies: string, host: string): string {
  const lines = cookies.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return [host, 'FALSE', '/', 'TRUE', '2000000000', pair.slice(0, at), pair.slice(at + 1)].join('\t');
  });
  return `# Netscape HTTP Cookie File\n${lines.join('\n')}\n`;
}

/** Cookies as Playwright takes them. */
export function cookieObjects(cookies: string): { name: string; value: string; url: string }[] {
  return cookies.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: 'https://www.jpay.com/' };
  });
}

/** Addresses of all message pages, as somebody would write them down who went through both lists. */
export async function addressesOf(account: MadeUpAccount): Promise<string[]> {
  const replica = createReplica({ account });
  const visitor = createVisitor(replica, { cookies: replica.signIn() });
  const addresses: string[] = [];
  for (const list of ['IncomingMails.aspx', 'SentMails.aspx']) {
    const url = `https://www.jpay.com/${list}`;
    let form: URLSearchParams | undefined;
    for (;;) {
      const answer = await visitor.fetch({ url, ...(form ? { method: 'POST', form } : {}) });
      const html = new TextDecoder().decode(answer.bytes);
      addresses.push(...letterLinks(html));
      if (!hasNext(html)) break;
      form = new URLSearchParams(pressed(html, 'LinkbuttonArrowNext'));
    }
  }
  return addresses;
}
