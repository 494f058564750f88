import { vi } from 'vitest';
import type { Speed } from '../../../src/model/speed';
import type { Status } from '../../../src/model/status';
import type { PopupPorts } from '../../../src/ui/popup-ports';
import type { JpayTab, Kept } from '../../../src/ui/popup-state';
import { nothingLeft, reading } from './examples';

/** A made-up browser: one JPay tab, one status item, one vault. */
export class FakeDesk implements PopupPorts {
  tab: JpayTab = {
    state: 'answers',
    tabId: 7,
    page: { kind: 'inbox', url: 'https://www.jpay.com/Inmates/Fake.aspx' },
  };
  status: Status = { state: 'idle' };
  inVault: Kept | null = null;
  ordered: unknown[][] = [];
  watchers = new Set<(status: Status) => void>();

  say(status: Status): void {
    this.status = status;
    for (const watcher of this.watchers) watcher(status);
  }
  note(...order: unknown[]): Promise<void> {
    this.ordered.push(order);
    return Promise.resolve();
  }
  findTab = vi.fn(() => Promise.resolve(this.tab));
  expectedTab = vi.fn<PopupPorts['expectedTab']>(() => Promise.resolve(null));
  readStatus = vi.fn(() => Promise.resolve(this.status));
  watchStatus = (changed: (status: Status) => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };
  asShown = vi.fn((status: Status) => status);
  writeStatus = (status: Status): Promise<void> => {
    this.say(status);
    return Promise.resolve();
  };
  kept = vi.fn(() => Promise.resolve(this.inVault));
  writerAtWork = vi.fn(() => Promise.resolve(true));
  start = vi.fn<PopupPorts['start']>(() => {
    this.say(reading);
    return Promise.resolve({ outcome: 'started' });
  });
  pause = vi.fn((tabId: number) => this.note('pause', tabId));
  cancel = vi.fn((tabId: number) => this.note('cancel', tabId));
  resume = vi.fn<PopupPorts['resume']>(async (tabId, jobId) => {
    await this.note('resume', tabId, jobId);
    return { outcome: 'started' };
  });
  listPeople = vi.fn(() => Promise.resolve([]));
  readSpeed = vi.fn<PopupPorts['readSpeed']>(() => Promise.resolve('normal'));
  writeSpeed = vi.fn((speed: Speed) => this.note('speed', speed));
  putAway: string | null = null;
  readForecastPutAway = vi.fn(() => Promise.resolve(this.putAway));
  writeForecastPutAway = vi.fn((jobId: string) => {
    this.putAway = jobId;
    return Promise.resolve();
  });
  reload = vi.fn((tabId: number) => this.note('reload', tabId));
  openArchive = vi.fn((jobId: string) => this.note('openArchive', jobId));
  openKept = vi.fn(() => this.note('openKept'));
  openLeaving = vi.fn(() => this.note('openLeaving'));
  openCheck = vi.fn(() => this.note('openCheck'));
  openAdd = vi.fn(() => this.note('openAdd'));
  inContacts: string[] = [];
  agencies = vi.fn(() => Promise.resolve(this.inContacts));
  savedAt: number | null = null;
  lastSaved = vi.fn(() => Promise.resolve(this.savedAt));
  forget = vi.fn(() => {
    this.inVault = null;
    this.say({ state: 'idle' });
    return Promise.resolve(nothingLeft);
  });
}
