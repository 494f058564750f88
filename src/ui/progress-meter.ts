import type { Counts } from '../model/receipt';
import type { Progress } from '../model/status';
import { element, setText } from './element';
import type { Words } from './words';

/** The bar, and the counts of messages and attachments below it. */
export function progressMeter(words: Words): { root: HTMLElement; show(progress: Progress): void } {
  const bar = element('progress', { 'aria-label': words.reading.progressName });
  const messages = element('p');
  const attachments = element('p');
  return {
    root: element('div', { class: 'meter' }, bar, messages, attachments),
    show(progress) {
      const { listed } = progress.messages;
      // While the lists are walked their length is not known: a bar without a value says "working".
      if (listed === 0 || progress.activity === 'listing' || progress.activity === 'starting') {
        bar.removeAttribute('value');
      } else {
        bar.max = listed;
        bar.value = ended(progress.messages);
      }
      setText(messages, words.messageTotals(progress.messages));
      setText(attachments, words.attachmentTotals(progress.attachments));
    },
  };
}

function ended(counts: Counts): number {
  return counts.saved + counts.failed + counts.vanished + counts.skipped;
}
