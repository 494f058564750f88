import { mailboxes } from '../model/message';
import type { Progress } from '../model/status';
import { arrange, element, setText } from './element';
import type { Ordered, Words } from './words';

export interface Shown {
  what: Ordered;
  progress: Progress;
  /** Of a wait: how long it still takes. */
  secondsToGo?: number | undefined;
}

export interface ProgressMeter {
  readonly root: HTMLElement;
  /** `line` and `time` are the two lines below the bar; empty ones keep their place. */
  show(shown: Shown, line: string, time: string): void;
}

/**
 * The bar, one line on the whole, one on the time, and what became of each mailbox. Every line stands from the beginning,
 * so that nothing moves while it counts.
 */
export function progressMeter(words: Words): ProgressMeter {
  const said = words.reading;
  const bar = element('progress', { 'aria-label': said.progressName });
  const whole = element('p', { class: 'whole' });
  const timeLine = element('p', { class: 'time' });
  const row = (name: string): { root: HTMLElement; value: HTMLElement } => {
    const value = element('dd');
    return { root: element('div', {}, element('dt', {}, name), value), value };
  };
  const boxes = mailboxes.map((mailbox) => ({ mailbox, ...row(said.mailboxes[mailbox]) }));
  const attachments = row(said.attachments);
  const counts = element('dl');
  return {
    root: element('div', { class: 'meter' }, bar, whole, timeLine, counts),
    show({ what, progress }, line, time) {
      const { listed, saved, failed, vanished, skipped } = progress.messages;
      // While the lists are walked their length is not known: a bar without a value says "working".
      if (listed === 0 || progress.activity === 'listing' || progress.activity === 'starting') {
        bar.removeAttribute('value');
      } else {
        bar.max = listed;
        bar.value = saved + failed + vanished + skipped;
      }
      bar.setAttribute('aria-valuetext', said.inOneBreath(progress));
      setText(whole, line);
      setText(timeLine, time);
      for (const { mailbox, value } of boxes) setText(value, said.mailboxLine(progress, mailbox));
      setText(attachments.value, said.attachmentsLine(progress));
      // One message lies in no list.
      arrange(counts, ...(what === 'message' ? [] : boxes.map(({ root }) => root)), attachments.root);
    },
  };
}
