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
      return `Letterkeep: en pausa. ${soFar(status.progress)} ${pauseReason(status.why, status.amount, status.progress.forecast)}`;
    case 'writing':
      return 'Letterkeep: preparando su archivo';
    case 'done':
      return status.complete
        ? 'Letterkeep: aquí está su correspondencia'
        : 'Letterkeep: aquí está una parte de su correspondencia';
  }
}
