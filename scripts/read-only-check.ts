import { builtFaults, sourceFaults } from './read-only/faults';

/**
 * Read-only, checked: `tsx scripts/read-only-check.ts` goes through the source and fails if anything in it could do more to
 * JPay than design.md allows ("Rules that cannot bend"): one POST, one maker of what it takes, no click, no submit,
 * no navigation. With a folder, `.output/chrome-mv3`, it looks at what was built, libraries and all. Every build runs both.
 */
const [folder] = process.argv.slice(2);
const faults = folder === undefined ? sourceFaults() : builtFaults(folder);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`Read-only check: ${faults.length} places could do more than read (scripts/read-only/).`);
  process.exitCode = 1;
} else {
  console.log(`Read-only check: ${folder ?? 'the source'} can only read.`);
}
