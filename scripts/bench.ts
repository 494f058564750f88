import { addArchive } from './bench/add-archive';
import { checkArchive } from './bench/check-archive';
import { growthArchive } from './bench/growth-archive';
import { growthReading } from './bench/growth-reading';
import { largeArchives } from './bench/large-archives';
import { isOver, measureTable } from './bench/measure';
import type { Bench } from './bench/measure';
import { memoryPuts } from './bench/memory-puts';
import { memoryReading } from './bench/memory-reading';
import { memoryWriting } from './bench/memory-writing';
import { otherTools } from './bench/other-tools';
import { reading } from './bench/reading';
import { rendering } from './bench/rendering';
import { requests } from './bench/requests';
import { start } from './bench/start';
import { wordPhotos } from './bench/word-photos';
import { writing } from './bench/writing';

/** Every subject that has limits of speed, size or memory, one file each. */
const benches: readonly Bench[] = [
  largeArchives,
  checkArchive,
  addArchive,
  wordPhotos,
  requests,
  reading,
  otherTools,
  writing,
  memoryWriting,
  memoryReading,
  memoryPuts,
  rendering,
  start,
  growthReading,
  growthArchive,
];

/** `npm run bench [name]`: measures, prints a table for each subject, and exits 1 if a figure is over its limit. */
async function main(): Promise<void> {
  const [wanted] = process.argv.slice(2);
  const chosen = benches.filter(({ name }) => wanted === undefined || name === wanted);
  if (chosen.length === 0)
    throw new Error(`There is no "${wanted}", only: ${benches.map(({ name }) => name).join(', ')}.`);
  for (const { name, run } of chosen) {
    const measures = await run();
    console.log(`\n## ${name}\n\n${measureTable(measures)}`);
    if (measures.some(isOver)) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
