import type { ExportRequest } from '../model/export-request';
import type { Contact } from '../model/person';
import type { Speed } from '../model/speed';

/** What can be ordered in the popup. Each tells its own failure on screen; none throws. */
export interface PopupActions {
  order(tabId: number, request: ExportRequest): void;
  /** For the chooser. The one that may fail: the chooser says so beside the list. */
  listPeople(tabId: number): Promise<Contact[]>;
  /** The speed that is chosen now. Never rejects: where it cannot be read, the normal one is used. */
  speed(): Promise<Speed>;
  chooseSpeed(speed: Speed): void;
  reload(tabId: number): void;
  pause(tabId: number): void;
  /** Null: the job stands still, and its tab may be gone. */
  cancel(tabId: number | null): void;
  /** Cancels as well, and says how one conversation is saved. */
  tryOneConversation(tabId: number): void;
  /** Puts the forecast of the job away. */
  keepGoing(jobId: string): void;
  resume(jobId: string): void;
  /** Opens the archive tab, which writes what the vault keeps of the job. */
  write(jobId: string): void;
  /** Opens the tab that lists what is kept, to save parts of it again. */
  openKept(): void;
  /** Opens the tab that says what comes after JPay. */
  openLeaving(): void;
  /** Opens the tab in which archives are checked. */
  checkArchive(): void;
  /** Opens the tab in which earlier archives are brought in. */
  addEarlier(): void;
  /** Puts the receipt of the last export away. */
  putAway(): void;
  forget(): void;
}
