// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { detailsPanel, type DetailsPanel, type DetailsPorts } from '../../../src/ui/details-panel';
import { wordsFor } from '../../../src/ui/words';
import { byRole, press } from './by-role';

const text = 'Letterkeep 0.1.0\npage: other\n';
let place: HTMLElement;
let ports: { [Name in keyof DetailsPorts]: ReturnType<typeof vi.fn<DetailsPorts[Name]>> };
let panel: DetailsPanel;

const said = (): string => byRole(place, 'status').textContent;
const field = (): HTMLTextAreaElement => place.querySelector('textarea')!;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  place = document.createElement('div');
  document.body.replaceChildren(place);
  ports = { details: vi.fn(() => Promise.resolve(text)), copy: vi.fn(() => Promise.resolve()) };
  panel = detailsPanel(place, ports, wordsFor('en'));
});

describe('"Copy details"', () => {
  it('copies on one press, and says so where it is seen and read out', async () => {
    press(place, 'Copy details');
    await settle();
    expect(ports.copy.mock.calls).toEqual([[text]]);
    expect(said()).toMatch(/^Copied\./u);
    expect(field().hidden).toBe(true);
  });

  it('copies nothing before it is pressed', async () => {
    await settle();
    expect(ports.details).not.toHaveBeenCalled();
    expect(said()).toBe('');
  });

  it('shows the text to copy by hand where the browser refuses', async () => {
    ports.copy.mockRejectedValue(new DOMException('Write permission denied.', 'NotAllowedError'));
    press(place, 'Copy details');
    await settle();
    expect(said()).toContain('copy it yourself');
    expect(field().hidden).toBe(false);
    expect(field().value).toBe(text);
    expect(field().readOnly).toBe(true);
    expect(field().getAttribute('aria-label')).toBe('Details');
    expect(document.activeElement).toBe(field());
  });

  it('takes the field away again once copying works', async () => {
    ports.copy.mockRejectedValueOnce(new Error('refused'));
    press(place, 'Copy details');
    await settle();
    press(place, 'Copy details');
    await settle();
    expect(field().hidden).toBe(true);
    expect(field().value).toBe('');
    expect(said()).toMatch(/^Copied\./u);
  });

  it('copies once for two quick presses, and keeps the focus on the button', async () => {
    const button = byRole(place, 'button', 'Copy details');
    button.focus();
    button.click();
    button.click();
    await settle();
    expect(ports.copy).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(button);
    expect(button.hasAttribute('aria-disabled')).toBe(false);
  });

  it('says "Copied" anew at the second press, for whoever listens', async () => {
    press(place, 'Copy details');
    await settle();
    const heard: string[] = [];
    new MutationObserver(() => heard.push(said())).observe(byRole(place, 'status'), {
      childList: true,
      subtree: true,
      characterData: true,
    });
    press(place, 'Copy details');
    expect(said()).toBe('');
    await settle();
    expect(said()).toMatch(/^Copied\./u);
    expect(heard.length).toBeGreaterThan(0);
  });

  it('says what went wrong when there are no details', async () => {
    ports.details.mockRejectedValue(new Error('made up'));
    press(place, 'Copy details');
    await settle();
    expect(said()).toContain('made up');
    expect(ports.copy).not.toHaveBeenCalled();
  });

  it('speaks another language at once, and what was copied stays copied', async () => {
    press(place, 'Copy details');
    await settle();
    panel.speak(wordsFor('es'));
    byRole(place, 'button', 'Copiar los detalles');
    expect(said()).toMatch(/^Copiado\./u);
    expect(ports.copy).toHaveBeenCalledTimes(1);
  });
});
