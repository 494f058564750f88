import { parseArgs } from 'node:util';
import { createReplica, makeAccount, parseSwitch, serveReplica } from '../tests/replica';
import type { Switches } from '../tests/replica';

/** Serves the made-up JPay for a person to click through: npm run replica -- --messages 80 --switch rowOpening=postback */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      messages: { type: 'string', default: '60' },
      port: { type: 'string', default: '0' },
      switch: { type: 'string', multiple: true, default: [] },
      hostile: { type: 'boolean', default: false },
    },
  });
  const switches = values.switch.reduce<Partial<Switches>>(
    (all, text) => ({ ...all, ...parseSwitch(text) }),
    {},
  );
  const account = makeAccount({
    seed: values.seed,
    messages: Number(values.messages),
    hostile: values.hostile,
  });
  const replica = createReplica({ account, switches });
  const { port } = await serveReplica(replica, { port: Number(values.port) });
  console.log(`A made-up JPay with ${account.inbox.length} received and ${account.sent.length} sent messages.

Open it as it is:   https://127.0.0.1:${port}/
Any user id signs in; the password does not matter.

Or under JPay's own name (what the extension needs), in a browser of its own:
  chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors \\
    --host-resolver-rules="MAP www.jpay.com:443 127.0.0.1:${port}, MAP jpay.com:443 127.0.0.1:${port}, MAP cdna.jpay.com:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost" \\
    https://www.jpay.com/

Ctrl+C stops it.`);
  let told = 0;
  setInterval(() => {
    for (const trap of replica.traps.slice(told))
      console.log(`Trap: ${trap.trap} (${trap.method} ${trap.url})`);
    told = replica.traps.length;
  }, 500);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
