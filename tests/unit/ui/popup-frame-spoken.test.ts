// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { popupFrame } from '../../../src/ui/popup-frame';
import type { PopupView } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf, press } from './by-role';
import { everySentence } from './every-sentence';
import { opening, popupViews } from './examples';
import { actions, frameForEach, main, quiet, sentence, show, shownText } from './shown-frame';

frameForEach();

describe('screen readers and keyboards', () => {
  it('does not chatter: a message more, a page more, a photo are no news', async () => {
    show(popupViews.reading);
    const spoken: string[] = [];
    const watch = new MutationObserver(() => spoken.push(sentence()));
    watch.observe(byRole(main, 'status'), { childList: true, characterData: true, subtree: true });
    show(popupViews['reading-half']);
    show(popupViews['reading-photo']);
    await Promise.resolve();
    expect(spoken).toEqual([]);
    show(popupViews['reading-waits']);
    await Promise.resolve();
    show({ ...popupViews['reading-waits'], secondsToGo: 12 });
    await Promise.resolve();
    expect(spoken).toEqual(['JPay asked us to wait 40 seconds']);
    watch.disconnect();
  });

  it('says what is under way every ten seconds at most, and trouble at once', () => {
    vi.useFakeTimers();
    try {
      show(popupViews['reading-list']);
      expect(sentence()).toBe('Reading the list of sent messages');
      vi.advanceTimersByTime(9_999);
      show(popupViews.reading);
      expect(sentence()).toBe('Reading the list of sent messages');
      expect(shownText()).toContain('Opening message 12 of 64');
      vi.advanceTimersByTime(1);
      show(popupViews.reading);
      expect(sentence()).toBe('Opening the messages');
      show(popupViews['reading-waits']);
      expect(sentence()).toBe('JPay asked us to wait 40 seconds');
      show(popupViews['paused-signed-out']);
      expect(sentence()).toMatch(/^Sign in/u);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not show twice what is said and shown in the same words', () => {
    show(popupViews['reading-waits']);
    expect(shownText().split('JPay asked us to wait')).toHaveLength(2);
  });

  it('moves the focus to the new title when the pressed button is gone', () => {
    show(popupViews.reading);
    byRole(main, 'button', 'Pause').focus();
    show(popupViews.paused);
    expect(document.activeElement).toBe(byRole(main, 'heading', 'Paused'));
  });

  it('does not take the focus away when nothing in the popup has it', () => {
    show(popupViews.reading);
    show(popupViews.paused);
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps the places that are read out when they change', () => {
    show(popupViews['ready-first']);
    const status = byRole(main, 'status');
    show(popupViews.reading);
    expect(byRole(main, 'status')).toBe(status);
  });

  it('says what went wrong in an alert', () => {
    const frame = popupFrame(main, wordsFor('en'), actions);
    frame(popupViews['ready-first'], { busy: false, notice: null, problem: 'Something went wrong.' });
    const alert = allByRole(main, 'alert').find((each) => each.textContent !== '');
    expect(alert?.textContent).toBe('Something went wrong.');
  });

  it('says at once that a press was heard', () => {
    const frame = popupFrame(main, wordsFor('en'), actions);
    frame(popupViews['ready-first'], { busy: true, notice: 'Starting…', problem: null });
    expect(sentence()).toBe('Starting…');
    expect(main.getAttribute('aria-busy')).toBe('true');
    frame({ ...popupViews.reading, progress: opening }, quiet);
    expect(main.getAttribute('aria-busy')).toBe('false');
  });
});

describe('in Spanish', () => {
  const english = wordsFor('en');
  const spanish = wordsFor('es');
  const alsoSpanish = new Set(everySentence(spanish).map(({ said }) => said));
  const englishAlone = new Set(
    everySentence(english)
      .map(({ said }) => said)
      .filter((said) => !alsoSpanish.has(said)),
  );

  it.each(Object.entries(popupViews))('%s has no English sentence', (_name, view: PopupView) => {
    popupFrame(main, spanish, actions)(view, quiet);
    const lines = Array.from(main.querySelectorAll('*'), (each) => each.textContent);
    expect(lines.filter((line) => line !== '' && englishAlone.has(line))).toEqual([]);
  });

  it('keeps everything that was chosen when the language changes, and asks JPay for nobody again', async () => {
    const frame = popupFrame(main, english, actions);
    const listPeople = vi.spyOn(actions, 'listPeople');
    frame(popupViews['ready-message'], quiet);
    const group = byRole(main, 'group', 'Choose what to export');
    group.setAttribute('open', '');
    group.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => byRole(main, 'checkbox', 'Fake Brother'));
    byRole(main, 'checkbox', 'Fake Brother').click();
    byRole(main, 'checkbox', 'Leave unread messages alone').click();
    (byRole(main, 'date', 'From date') as HTMLInputElement).value = '2019-01-01';
    (byRole(main, 'combobox', 'Format') as HTMLSelectElement).value = 'markdown';

    frame(popupViews['ready-message'], quiet, spanish);
    const sameGroup = byRole(main, 'group', 'Elegir qué exportar');
    expect(sameGroup.hasAttribute('open')).toBe(true);
    sameGroup.dispatchEvent(new Event('toggle'));
    expect(listPeople).toHaveBeenCalledOnce();
    press(main, 'Exportar todos los mensajes');
    press(main, 'Guardar este mensaje');
    const choice = { people: ['FAKE BROTHER'], from: '2019-01-01', leaveUnread: true };
    expect(actions.pressed).toMatchObject([
      ['order', 7, { what: 'archive', choice }],
      ['order', 7, { what: 'message', format: 'markdown' }],
    ]);
  });

  it('draws nothing anew while the language stays', () => {
    const frame = popupFrame(main, english, actions);
    frame(popupViews.reading, quiet, spanish);
    const pause = byRole(main, 'button', 'Pausar');
    frame(popupViews['reading-half'], quiet, spanish);
    expect(byRole(main, 'button', 'Pausar')).toBe(pause);
  });
});

it('sets a name apart from the sentence it is in', () => {
  const personName = '\u05D0\u05D1 {name}';
  show({
    ...popupViews['ready-message'],
    here: { tabId: 7, message: { url: 'https://www.jpay.com/x', direction: 'received', personName } },
  });
  expect(Array.from(main.querySelectorAll('.documents bdi'), nameOf)).toEqual([personName]);
  expect(shownText()).toContain(personName);
  expect(main.querySelector('.documents .hint')?.textContent).toBe(
    `You have a message with ${personName} open.`,
  );
});
