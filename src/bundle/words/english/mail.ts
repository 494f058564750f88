/** What Letterkeep itself says in a mailbox file that holds a conversation. */
export const mailWords = {
  /** Subject of a first mail of ours, before the messages. */
  aboutThisFile: 'About this file',
  hours:
    'A mail program may show them moved by some hours. The subject of each message holds the date just as JPay showed it.',
};
