// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Speed } from '../../../src/model/speed';
import { popupFrame } from '../../../src/ui/popup-frame';
import { speedPanel } from '../../../src/ui/speed-panel';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, isShown, nameOf } from './by-role';
import { popupViews, recordedActions } from './examples';

const words = wordsFor('en');
let actions: ReturnType<typeof recordedActions>;

async function make(chosen: Speed): Promise<void> {
  actions = recordedActions();
  actions.speed = () => Promise.resolve(chosen);
  document.body.replaceChildren(speedPanel(words, actions).root);
  await vi.waitFor(() => expect(document.body.textContent).toContain(`Speed: ${chosen}`));
}

const group = (): HTMLElement => byRole(document.body, 'group', 'Speed');
const chosen = (): string[] =>
  allByRole(document.body, 'radio')
    .filter((radio) => (radio as HTMLInputElement).checked)
    .map(nameOf);

describe('Speed', () => {
  beforeEach(() => make('normal'));

  it('is a closed group that says what is chosen', () => {
    expect(group().hasAttribute('open')).toBe(false);
    expect(allByRole(document.body, 'radio')).toEqual([]);
    expect(group().querySelector('summary')?.textContent).toBe('Speed: normal');
  });

  it('says of each speed what it means', () => {
    group().setAttribute('open', '');
    expect(allByRole(document.body, 'radio').map(nameOf)).toEqual(['Gentle', 'Normal', 'Fast']);
    for (const radio of allByRole(document.body, 'radio')) {
      const hint = document.getElementById(radio.getAttribute('aria-describedby') ?? '');
      expect(hint && isShown(hint) && hint.textContent).toMatch(/\.$/u);
    }
  });

  it('shows what was chosen before', async () => {
    await make('gentle');
    group().setAttribute('open', '');
    expect(chosen()).toEqual(['Gentle']);
  });

  it('keeps the choice at once', () => {
    group().setAttribute('open', '');
    byRole(document.body, 'radio', 'Fast').click();
    expect(actions.pressed).toEqual([['chooseSpeed', 'fast']]);
    expect(chosen()).toEqual(['Fast']);
    expect(group().querySelector('summary')?.textContent).toBe('Speed: fast');
  });
});

it('can be chosen before an export, before another one, and before Continue', () => {
  for (const name of ['ready-first', 'done', 'paused'] as const) {
    const main = document.createElement('main');
    document.body.replaceChildren(main);
    popupFrame(
      main,
      words,
      recordedActions(),
    )(popupViews[name], {
      busy: false,
      notice: null,
      problem: null,
    });
    expect(byRole(main, 'group', 'Speed').hasAttribute('open')).toBe(false);
  }
});
