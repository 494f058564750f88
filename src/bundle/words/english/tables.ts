import type { Direction } from '../../../model/message';

/** Words of the files for other programs: messages.csv, contacts.csv, contacts.vcf, messages.mbox. */
export const tableWords = {
  messagesHead: [
    'Date',
    'Date as JPay shows it',
    'Direction',
    'Person',
    'Number',
    'Agency',
    'Message',
    'Attachments',
    'Attachments not saved',
    'Letter number',
    'Status',
    'File',
    'Id',
  ],
  directions: { received: 'received', sent: 'sent' } satisfies Record<Direction, string>,
  contactsHead: ['Name', 'Number', 'Agency', 'First message', 'Last message', 'Messages', 'Remark'],
  number: (number: string) => `Number ${number}`,
  noMessages: 'No messages in the archive',
  firstAndLast: (first: string, last: string) => `First message ${first}, last message ${last}`,
  /** `place` is a path, or says that it was not saved. */
  mailAttachment: (index: number, label: string, place: string) =>
    `[Attachment ${index}: ${label} - ${place}]`,
  mailNotSaved: (reason: string) => `not saved: ${reason}`,
};
