import type { Status } from '../../model/status';
import { soFar, progressWords } from './progress';
import { pauseReason } from './forecast';

/** What the browser shows when the mouse rests on the toolbar button: the whole state in one line. */
export function toolbarTitle(status: Status): string {
  switch (status.state) {
    case 'idle':
      return 'Letterkeep';
    case 'reading': {
      const { progress } = status;
      const { activity } = progress;
      if (activity === 'opening' || activity === 'attachment')
        return `Letterkeep: ${progressWords.inOneBreath(progress)}`;
      const now = progressWords.activity(progress);
      return progress.messages.saved === 0
        ? `Letterkeep: ${now}`
        : `Letterkeep: ${now}. ${progressWords.total(progress)}`;
    }
    case 'paused':
      return `Letterkeep: paused. ${soFar(status.progress)} ${pauseReason(status.why, status.amount, status.progress.forecast)}`;
    case 'writing':
      return 'Letterkeep: writing your file';
    case 'done':
      return status.complete ? 'Letterkeep: here is your mail' : 'Letterkeep: part of your mail is here';
  }
}
