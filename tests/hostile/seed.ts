/**
 * Where the texts of this run begin: another place each time, printed by whoever uses it, so that a run that failed can
 * be run again with LETTERKEEP_SEED.
 */
export const firstSeed = Number(process.env['LETTERKEEP_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
