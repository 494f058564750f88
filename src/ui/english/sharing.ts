import { messages } from './counting';

/** The words of choosing messages of a conversation to be passed on to somebody. */
export const sharingWords = {
  choose: 'Choose messages to share',
  done: 'Stop choosing',
  title: 'Share chosen messages',
  explanation:
    'Tick the messages below, on as many pages as you like. They are saved as one file that opens in any browser and that you can send to a relative. Letterkeep itself sends nothing.',
  tick: 'Share this message',
  chosen: (count: number) => (count === 0 ? 'No message is chosen yet.' : `${messages(count)} chosen.`),
  hide: 'Hide the number, the facility and addresses',
  hideHint:
    'Letterkeep hides what it recognises: the numbers and the prison system of the people you write with, names such as “Fakeville Correctional Facility”, e-mail and postal addresses, and telephone numbers. It cannot recognise everything, so please read the file before you pass it on. Names stay.',
  pictures:
    'Photos and scans are shared as they are: they may show more, and a photo file may hold when and where it was taken.',
  /** Shown once. */
  rules: 'Some facilities do not allow letters to be passed on. If you are not sure, ask them first.',
  save: 'Save as one file',
  chooseFirst: 'Tick at least one message first.',
};
