import { createReplica, makeAccount } from './tests/replica/index';
import { startChromium } from './tests/e2e/harness/chromium';
import { openJpay, waitForState, hurry, press } from './tests/e2e/harness/family';
import { openSite } from './tests/e2e/harness/site';
const account = makeAccount({ seed: 'variants', messages: 26, photoShare: 0.2 });
const replica = createReplica({ account, switches: { rowsPerPage: 5, tokens: 'changing-old-dead', ...(process.argv[2] ? {rowOpening:'cell-onclick'} : {}) } as any });
const site = await openSite(replica);
const b = await startChromium({ replicaPort: site.port });
await openJpay(b, replica);
const popup = await b.openPopup();
await waitForState(popup, 'ready'); await hurry(popup);
const t = performance.now();
await press(popup, 'Export all messages');
await Promise.race([waitForState(popup, 'done', 200000), waitForState(popup, 'paused', 200000)]).catch(()=>{});
console.log(await popup.locator('main').innerText(), Math.round(performance.now() - t), replica.log.length);
let last = replica.log[0]!.startedAt;
for (const e of replica.log) { if (e.startedAt - last > 1000) console.log('gap', Math.round(e.startedAt - last), e.n, e.method, e.path, e.eventTarget ?? ''); last = e.startedAt; }
await b.close(); await site.close();
