// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Kept } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf, press } from './by-role';
import { big, done, kept, paused, reading, nothingLeft } from './examples';
import {
  desk,
  main,
  open,
  popup,
  popupForEach,
  problem,
  sentence,
  settle,
  state,
  words,
} from './opened-popup';

popupForEach();

describe('beside what can be ordered', () => {
  it('says how long ago the family saved, and nothing if it never did', async () => {
    open();
    await settle();
    expect(main.textContent).not.toMatch(/Last saved/);
    popup.stop();
    desk.savedAt = Date.now() - 94.5 * 86_400_000;
    open();
    await settle();
    expect(main.textContent).toContain('Last saved 94 days ago.');
  });

  it('tells that the system of somebody in the mailbox leaves JPay, and opens what is known of it', async () => {
    desk.inContacts = ['Idaho Department Of Correction', 'Virginia Department Of Corrections'];
    open();
    await settle();
    expect(main.textContent).toContain('Virginia (VADOC) is moving from JPay to ViaPath.');
    expect(main.textContent).not.toContain('Idaho');
    press(main, 'What comes after JPay');
    await settle();
    expect(desk.ordered).toEqual([['openLeaving']]);
  });

  it('keeps quiet while a job is read', async () => {
    desk.inContacts = ['Virginia Department Of Corrections'];
    desk.savedAt = Date.now();
    desk.say(reading);
    open();
    await settle();
    expect(main.textContent).not.toMatch(/Virginia|Last saved/);
  });
});

describe('while the vault is still asked', () => {
  const buttons = (): string[] => allByRole(main, 'button').map(nameOf);

  it('can export, and shows nothing that what is kept would push from under the mouse', async () => {
    let answer: (inVault: Kept) => void = () => undefined;
    desk.kept.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    desk.inContacts = ['Virginia Department Of Corrections'];
    open();
    await settle();
    expect(buttons()).toContain('Export all messages');
    const below = ['Check an archive', 'Add an earlier archive', 'What comes after JPay'];
    expect(buttons().filter((name) => below.includes(name))).toEqual([]);
    answer(kept);
    await settle();
    expect(buttons()).toContain('Save what is kept');
    expect(buttons().slice(-3)).toEqual(below);
  });

  it('offers to check an archive where it cannot say what it keeps', async () => {
    desk.kept.mockRejectedValue(new Error('made-up'));
    open();
    await settle();
    expect(problem()).toContain('made-up');
    expect(buttons()).toContain('Check an archive');
  });
});

describe('a big export', () => {
  const bigReading = { ...reading, progress: big };
  const proposes = (): boolean => allByRole(main, 'button', 'Keep going').length > 0;

  it('keeps quiet about this job after "Keep going", in a popup opened later too', async () => {
    desk.say(bigReading);
    open();
    await settle();
    expect(proposes()).toBe(true);
    press(main, 'Keep going');
    expect(proposes()).toBe(false);
    expect(desk.putAway).toBe('job-1');
    popup.stop();
    open();
    await settle();
    expect(proposes()).toBe(false);
    desk.say({ ...bigReading, jobId: 'job-2' });
    expect(proposes()).toBe(true);
  });

  it('ends the job in its tab, and says how one conversation is tried', async () => {
    desk.say(bigReading);
    open();
    await settle();
    press(main, 'Try one conversation first');
    await settle();
    desk.say({ state: 'idle' });
    await settle();
    expect(desk.ordered).toEqual([['cancel', 7]]);
    expect(state()).toBe('ready');
    expect(sentence()).toBe(words.forecast.howToTry);
    expect(sentence()).toContain(words.ready.saveConversation);
  });

  it('says so when "Keep going" could not be stored', async () => {
    desk.writeForecastPutAway.mockRejectedValue(new Error('no room'));
    desk.say(bigReading);
    open();
    await settle();
    press(main, 'Keep going');
    await settle();
    expect(proposes()).toBe(false);
    expect(problem()).toContain('no room');
  });
});

describe('Speed', () => {
  const fast = (): HTMLElement => {
    byRole(main, 'group', 'Speed').setAttribute('open', '');
    return byRole(main, 'radio', 'Fast');
  };

  it('shows what is stored, and stores what is chosen', async () => {
    desk.readSpeed.mockResolvedValue('gentle');
    open();
    await settle();
    expect(main.textContent).toContain('Speed: gentle');
    fast().click();
    await settle();
    expect(desk.ordered).toEqual([['speed', 'fast']]);
  });

  it('does not keep Export waiting', async () => {
    desk.writeSpeed.mockReturnValue(new Promise(() => undefined));
    open();
    await settle();
    fast().click();
    press(main, 'Export all messages');
    expect(desk.start).toHaveBeenCalledOnce();
  });

  it('says when the choice could not be kept', async () => {
    desk.writeSpeed.mockRejectedValue(new Error('made up'));
    open();
    await settle();
    fast().click();
    await settle();
    expect(problem()).toContain('made up');
  });

  it('is normal, and says so, where it cannot be read', async () => {
    desk.readSpeed.mockRejectedValue(new Error('made up'));
    open();
    await settle();
    expect(main.textContent).toContain('Speed: normal');
    expect(problem()).toContain('made up');
  });
});

describe('in another language', () => {
  const spanish = wordsFor('es');

  it('says the same, whatever is under way, and asks nobody anything for it', async () => {
    desk.status = paused;
    open();
    await settle();
    const asked = desk.findTab.mock.calls.length;
    popup.speak(spanish);
    expect(state()).toBe('paused');
    expect(sentence()).toBe('Usted lo puso en pausa. Pulse Continuar cuando quiera seguir.');
    expect(desk.findTab).toHaveBeenCalledTimes(asked);
    press(main, 'Continuar');
    await settle();
    expect(desk.ordered).toEqual([['resume', 7, 'job-1']]);
  });

  it('says again what went wrong, and what was done', async () => {
    desk.start.mockRejectedValueOnce(new Error('made up'));
    open();
    await settle();
    press(main, 'Export all messages');
    await settle();
    popup.speak(spanish);
    expect(problem()).toBe(
      'Eso no funcionó. Inténtelo otra vez, por favor. Para quien le pueda ayudar: Error: made up',
    );
    desk.inVault = kept;
    desk.say(done);
    await settle();
    press(main, 'Olvidar todo');
    press(main, 'Sí, olvidarlo todo');
    await settle();
    popup.speak(words);
    expect(sentence()).toBe(words.forget.proof(nothingLeft));
  });

  it('says when the choice of speed could not be kept, in the language of then', async () => {
    desk.readSpeed.mockRejectedValue(new Error('made up'));
    open();
    popup.speak(spanish);
    await settle();
    expect(problem()).toMatch(/^Eso no funcionó\..* made up$/u);
  });
});
