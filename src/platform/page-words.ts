import * as v from 'valibot';
import { exportRequestSchema } from '../model/export-request';
import type { Direction } from '../model/message';
import type { Contact } from '../model/person';
import { word } from './protocol';

/** What the JPay tab shows. */
export interface TabPage {
  kind: 'inbox' | 'sent' | 'home' | 'message' | 'compose' | 'signed-out' | 'other';
  /** On a message page. */
  direction?: Direction | undefined;
  /** On a message page that names the person. */
  personName?: string | undefined;
  url: string;
  /** The job this page is reading for. */
  readingJobId?: string | undefined;
}

export type Started = { outcome: 'started'; jobId: string } | { outcome: 'busy'; tabId: number };

const nothing = v.object({});

/** Popup to content script, by tabs.sendMessage. */
export const pageWords = {
  'page.describe': word<TabPage>()(nothing),
  'page.listPeople': word<Contact[]>()(nothing),
  'page.start': word<Started>()(v.object({ request: exportRequestSchema })),
  'page.resume': word<Started>()(v.object({ jobId: v.string() })),
  'page.pause': word<null>()(nothing),
  'page.cancel': word<null>()(nothing),
};
export type PageWords = typeof pageWords;
