import type { FindingKind, Verdict } from '../finding';

/** What stands before a finding, in a word or two, for whoever only runs down the list. */
const labels = {
  changed: 'Changed',
  missing: 'Missing',
  added: 'Added',
  damaged: 'Damaged',
  unreadable: 'Not readable',
  unchecked: 'Not checked',
  note: 'Good to know',
};
export type FindingLabel = keyof typeof labels;

/** English as checking speaks it. The pattern for every other language. "{name}" stands for the name of a file. */
export const englishVerifyWords = {
  labels,
  /** Each finding as a sentence for the family. */
  findings: {
    'no-declaration': 'The file bagit.txt is missing, so this is not a whole archive of this kind.',
    'bad-declaration': 'The file bagit.txt does not say what it should.',
    'no-manifest': 'The list of files and their sums is missing, so nothing can be checked.',
    'malformed-manifest': 'The list of files {name} has a line that cannot be read.',
    'unsafe-path': 'A name leads out of the archive or cannot be used on every computer: {name}.',
    'misplaced-path': 'A list names a file that does not belong into it: {name}.',
    'listed-twice': '{name} is in the list twice.',
    'missing-file': '{name} is missing.',
    'added-file': '{name} was added: it is not in the list of files.',
    'changed-file': '{name} is not what it was when the archive was made.',
    'missing-tag-file': '{name}, one of the files beside the letters, is missing.',
    'changed-tag-file': '{name}, one of the files beside the letters, is not what it was.',
    'manifest-not-covered': 'Nothing shows that the list of files {name} itself is unchanged.',
    'wrong-payload-oxum': 'The number or the size of the files is not what the archive says of itself.',
    'malformed-fetch': 'The list of files to be loaded (fetch.txt) has a line that cannot be read.',
    'fetch-not-listed': '{name} is to be loaded from elsewhere and is not in the list of files.',
    'unreadable-file': '{name} could not be read.',
    'cannot-check': 'The sums are of an old kind that this browser cannot check ({name}).',
    'file-too-large': '{name} is too large to be checked here.',
    'cannot-check-second':
      'There is a second list of sums, of a kind that this browser cannot check ({name}). The first one was checked.',
    'added-tag-file': '{name} lies beside the letters and is in no list: it may have been added later.',
    'no-tag-manifest': 'The list over the files beside the letters is missing, so those were not checked.',
    'listed-twice-alike': '{name} is in the list twice, both times the same.',
    'name-differs':
      'The name of {name} is written differently in the list: capital letters or accents. What is in it is right.',
    'names-collide':
      'Another file has the same name as {name} but for capital letters or accents. Some computers would keep only one.',
    'system-file': '{name} is a file that computers make and remove by themselves. It is no letter.',
    'asterisk-before-path': 'The list {name} was made with another program. It could still be read.',
    'dot-before-path': 'The list {name} writes names in an unusual way. It could still be read.',
    'percent-not-encoded':
      'The name {name} is written in an unusual way in the list. It could still be found.',
    'malformed-bag-info': 'The file bag-info.txt has a line that cannot be read.',
    'zip-cut-short':
      'The ZIP file is not whole: its end is missing or does not fit. It may not have been copied to the end.',
    'zip-unsupported': 'This ZIP file is of a kind that cannot be checked here.',
    'zip-duplicate-entry': '{name} is in the ZIP file twice.',
    'zip-headers-disagree': 'The ZIP file says two different things about {name}.',
    'zip-hidden-bytes': 'There is something in the ZIP file that belongs to no file, near {name}.',
    'zip-special-entry': '{name} is not an ordinary file.',
    'zip-damaged-entry': '{name} is damaged inside the ZIP file.',
    'zip-no-top-folder': 'The ZIP file does not hold one single folder with everything in it.',
    'zip-extra-bytes':
      'Something stands before or after the ZIP file that does not belong to it. The files are not touched by it.',
  } satisfies Record<FindingKind, string>,
  /** How all of it ends, in one sentence. It claims no more than sums can show (README, What it cannot do). */
  verdicts: {
    valid: 'This archive is whole: every file is here and unchanged, and nothing was added.',
    warnings: 'Every file in the list is here and unchanged. Some things are worth knowing.',
    'not-checked': 'Nothing wrong was found, but not everything could be checked.',
    invalid: 'This archive is not what it was when it was made.',
  } satisfies Record<Verdict, string>,
};
