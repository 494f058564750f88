import type { ExportRequest } from '../model/export-request';
import type { LeftBehind } from '../model/left-behind';
import type { Contact } from '../model/person';
import type { Speed } from '../model/speed';
import type { Status } from '../model/status';
import type { JpayTab, Kept } from './popup-state';

/** What the popup needs of the browser and the vault; the entry point hands it in. */
export interface PopupPorts {
  findTab(): Promise<JpayTab>;
  /** The tab that `findTab` will most likely give, before it has answered; null where that cannot be told. */
  expectedTab(): Promise<JpayTab | null>;
  readStatus(): Promise<Status>;
  /** Calls back on every change of the status item; returns how to stop. */
  watchStatus(changed: (status: Status) => void): () => void;
  /** Turns a reader that fell silent into a pause. */
  asShown(status: Status, now: number): Status;
  writeStatus(status: Status): Promise<void>;
  kept(): Promise<Kept | null>;
  /** True while an archive tab writes the job. */
  writerAtWork(jobId: string): Promise<boolean>;

  start(tabId: number, request: ExportRequest): Promise<{ outcome: 'started' | 'busy' }>;
  pause(tabId: number): Promise<void>;
  cancel(tabId: number): Promise<void>;
  resume(tabId: number, jobId: string): Promise<{ outcome: 'started' | 'busy' }>;
  listPeople(tabId: number): Promise<Contact[]>;
  readSpeed(): Promise<Speed>;
  writeSpeed(speed: Speed): Promise<void>;
  readForecastPutAway(): Promise<string | null>;
  writeForecastPutAway(jobId: string): Promise<void>;
  reload(tabId: number): Promise<void>;
  openArchive(jobId: string): Promise<void>;
  openKept(): Promise<void>;
  openLeaving(): Promise<void>;
  openCheck(): Promise<void>;
  openAdd(): Promise<void>;
  /** The agencies of everybody in the contact lists that are kept. */
  agencies(): Promise<readonly string[]>;
  /** When an archive was last handed to the browser, in milliseconds since 1970; null: never. */
  lastSaved(): Promise<number | null>;
  /** Gives what was found when it looked again; null where it could not look. */
  forget(): Promise<LeftBehind | null>;
}
