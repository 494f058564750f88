import type { SearchWords } from '../../search-shards';

/** The search of START HERE. */
export const searchWords = {
  label: 'Search all messages',
  hint: 'Type a word or a name. Several words find the messages that hold all of them; words in "quotes" are looked for just as they stand.',
  person: 'Person',
  everybody: 'Everybody',
  year: 'Year',
  allYears: 'All years',
  direction: 'Received or sent',
  bothDirections: 'Received and sent',
  received: 'Received',
  sent: 'Sent',
  onlyAttached: 'Only with photos or other attachments',
  clear: 'Clear the search',
  /** Spoken by the script beside the page. */
  script: {
    from: 'From {name}',
    to: 'To {name}',
    noDate: 'no date',
    undated: 'Without a date',
    attachments: { one: '{count} attachment', other: '{count} attachments' },
    found: { one: '1 message found.', other: '{count} messages found, the oldest first.' },
    foundSome: '{count} messages found, the oldest first. The first {shown} are shown.',
    nothing: 'Nothing found. Fewer words find more.',
    more: { one: 'Show 1 more', other: 'Show {count} more' },
    looking: 'Looked through {done} of {all} messages so far; found: {found}.',
    lost: {
      one: '1 of {all} messages cannot be searched, because a file of this archive is missing or damaged ({files}). The message itself is in its conversation all the same.',
      other:
        '{count} of {all} messages cannot be searched, because files of this archive are missing or damaged ({files}). The messages themselves are in their conversations all the same.',
    },
  } satisfies SearchWords,
};
