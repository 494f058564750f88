import { writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { startFirefoxProgram, type FirefoxProgram } from './firefox-program';
import { papers, type EveryHostAt, type PlainBrowser } from './plain-browser';
import { askBarrier, visitingTabs, type Visit } from './visits';
import { installWatch, visitInChrome } from './watch-firefox';

/** Ports that mails name beside 80 and 443. */
const otherPlainPorts = [21, 8000, 8080, 8888];
const otherEncryptedPorts = [8443];

export async function startPlainFirefox(everyHostAt?: EveryHostAt): Promise<PlainBrowser> {
  const program = await startFirefoxProgram({ preferences: preferencesFor(everyHostAt) });
  let control = '';
  return {
    name: 'firefox',
    async newPage() {
      const handle = await program.openTab('about:blank');
      return {
        async goTo(url) {
          await program.goTo(handle);
          await program.marionette.send('WebDriver:Navigate', { url });
        },
        async run(script, ...args) {
          await program.goTo(handle);
          return await program.evaluate(script, ...args);
        },
        async screenshot(path) {
          await program.goTo(handle);
          await program.screenshot(path);
        },
        async print(path, paper) {
          await program.goTo(handle);
          const { value } = (await program.marionette.send('WebDriver:Print', { page: papers[paper] })) as {
            value: string;
          };
          await writeFile(path, Buffer.from(value, 'base64'));
        },
      };
    },
    async visit(urls, look, tabs = 'shared') {
      if (!everyHostAt) throw new Error('Visits need a canary.');
      if (control === '') {
        control = await program.openTab('about:blank');
        await inChrome(program, installWatch);
      }
      const visits: Visit[] = [];
      // Each command has a limit of time of its own.
      for (let at = 0; at < urls.length; at += 40) {
        const some = urls.slice(at, at + 40);
        const barrier = askBarrier(everyHostAt.barrier);
        const answer = await inChrome(
          program,
          visitInChrome,
          some,
          look ?? '() => null',
          barrier,
          visitingTabs,
          tabs,
        );
        visits.push(...v.parse(v.array(visitSchema), answer));
      }
      return visits;
    },
    close: () => program.close(),
  };
}

const visitSchema = v.object({
  url: v.string(),
  endedAt: v.string(),
  navigations: v.number(),
  frames: v.number(),
  dialogs: v.number(),
  popups: v.number(),
  downloads: v.number(),
  violations: v.number(),
  seen: v.unknown(),
});

/** Runs the text of a function with the rights of Firefox itself, where its tabs and dialogs can be watched. */
async function inChrome(program: FirefoxProgram, script: string, ...args: unknown[]): Promise<unknown> {
  await program.marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    return await program.evaluate(script, ...args);
  } finally {
    await program.marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

function preferencesFor(everyHostAt: EveryHostAt | undefined): Record<string, string | number | boolean> {
  if (!everyHostAt) return { 'network.dns.disabled': true };
  const { http, https } = everyHostAt;
  const ports = [
    ...[80, ...otherPlainPorts].map((port) => `${port}=${http}`),
    ...[443, ...otherEncryptedPorts].map((port) => `${port}=${https}`),
  ];
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': ports.join(';'),
    // Tabs are watched in the background, at full speed.
    'dom.min_background_timeout_value': 0,
    'dom.timeout.enable_budget_timer_throttling': false,
    'network.protocol-handler.external-default': false,
    'network.protocol-handler.warn-external-default': false,
  };
}
