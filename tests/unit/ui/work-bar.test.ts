// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workBar, type WorkBar } from '../../../src/ui/work-bar';
import { byRole, press } from './by-role';

const english = {
  progressName: 'Checking',
  share: (fraction: number) => `${Math.floor(fraction * 100)} percent`,
  cancel: 'Cancel',
};
const spanish = {
  progressName: 'Revisando',
  share: (fraction: number) => `${Math.floor(fraction * 100)} por ciento`,
  cancel: 'Cancelar',
};
const stop = vi.fn();
let bar: WorkBar;

beforeEach(() => {
  vi.resetAllMocks();
  bar = workBar(stop);
  bar.speak(english);
});

describe('the bar of a file in hand', () => {
  it('says how far the work is, to the eye and to a screen reader', () => {
    bar.show(0.415);
    const progress = byRole(bar.root, 'progressbar', 'Checking');
    expect((progress as HTMLProgressElement).value).toBeCloseTo(0.415);
    expect(progress.getAttribute('aria-valuetext')).toBe('41 percent');
    expect(bar.root.textContent).toContain('41 percent');
  });

  it('stays where it is when another language is chosen', () => {
    bar.show(0.5);
    bar.speak(spanish);
    const progress = byRole(bar.root, 'progressbar', 'Revisando');
    expect((progress as HTMLProgressElement).value).toBe(0.5);
    expect(progress.getAttribute('aria-valuetext')).toBe('50 por ciento');
    byRole(bar.root, 'button', 'Cancelar');
  });

  it('stops the work on Cancel, and not before', () => {
    bar.show(1);
    expect(stop).not.toHaveBeenCalled();
    press(bar.root, 'Cancel');
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
