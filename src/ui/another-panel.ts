import { arrange, element, setText } from './element';
import { orderPanel, type OrderDraft } from './order-panel';
import type { PopupActions } from './popup-actions';
import type { Way } from './popup-state';
import type { Words } from './words';

/** Below the receipt of one export, the order of the next. */
export function anotherPanel(
  words: Words,
  actions: PopupActions,
  draft?: Partial<OrderDraft>,
): { root: HTMLElement; show(way: Way): void; draft(): OrderDraft } {
  const orders = orderPanel(words, actions, 'secondary', draft);
  const sentence = element('p', { class: 'hint' });
  const title = element('h2', {}, words.done.another);
  const root = element('section', { class: 'another' });
  return {
    root,
    draft: () => orders.draft(),
    show(way) {
      if (way.open) {
        orders.show(way.here, false);
        arrange(root, title, orders.root);
        return;
      }
      const sentences = {
        looking: words.looking,
        'no-tab': words.done.openJpayForAnother,
        'signed-out': words.done.signInForAnother,
        loading: words.paused.stillLoading,
        silent: words.done.reloadForAnother,
      };
      setText(sentence, sentences[way.because]);
      arrange(root, title, sentence);
    },
  };
}
