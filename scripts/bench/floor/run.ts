import { fetchLeast } from './least-client';

/** A process of its own, so that it shares no thread with the site it asks, as the browser does not. */
async function main([port = '', cookies = '', inFlight = '']: string[]): Promise<void> {
  const run = await fetchLeast(Number(port), cookies, Number(inFlight));
  process.stdout.write(JSON.stringify(run));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
