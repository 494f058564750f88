/**
 * What an archive tab was opened for: to write a job, to list what is kept, to say what comes after JPay, to bring
 * in earlier archives, or only to check archives.
 */
export type ArchiveTabPurpose =
  { is: 'job'; jobId: string } | { is: 'kept' } | { is: 'leaving' } | { is: 'add' } | { is: 'check' };
