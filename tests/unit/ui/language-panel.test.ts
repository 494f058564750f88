// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../src/model/language';
import { followLanguage } from '../../../src/ui/language-panel';
import type { LanguagePorts } from '../../../src/ui/language-panel';
import type { Words } from '../../../src/ui/words';
import { allByRole, byRole, nameOf } from './by-role';

let kept: Language;
let watchers: Set<(language: Language) => void>;
let ports: LanguagePorts;
const writeLanguage = vi.fn<LanguagePorts['writeLanguage']>();
let footer: HTMLElement;
const speak = vi.fn<(words: Words) => void>();

const say = (language: Language): void => watchers.forEach((watcher) => watcher(language));
const spoken = (): string[] => speak.mock.calls.map(([words]) => words.language);
const select = (): HTMLSelectElement => byRole(footer, 'combobox', 'Language / Idioma') as HTMLSelectElement;

function choose(language: Language): void {
  select().value = language;
  select().dispatchEvent(new Event('change'));
}

beforeEach(() => {
  vi.clearAllMocks();
  document.documentElement.lang = '';
  document.documentElement.dir = '';
  footer = document.createElement('footer');
  document.body.replaceChildren(footer);
  kept = 'es';
  watchers = new Set();
  writeLanguage.mockImplementation((language) => {
    kept = language;
    say(language);
    return Promise.resolve();
  });
  ports = {
    readLanguage: () => Promise.resolve(kept),
    writeLanguage,
    watchLanguage: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
});

describe('the choice of a language', () => {
  it('speaks the kept language before anything else is drawn, and says so to the browser', async () => {
    await followLanguage(footer, ports, speak);
    expect(spoken()).toEqual(['es']);
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['es', 'ltr']);
    expect(select().value).toBe('es');
    expect(writeLanguage).not.toHaveBeenCalled();
  });

  it('names each language in itself, for those who read no other', async () => {
    await followLanguage(footer, ports, speak);
    expect(allByRole(select(), 'option').map((option) => [option.lang, nameOf(option)])).toEqual([
      ['en', 'English'],
      ['es', 'Español'],
    ]);
    expect(Array.from(footer.querySelectorAll('label [lang]'), nameOf)).toEqual(['Language', 'Idioma']);
  });

  it('speaks and keeps what is chosen at once, and the focus stays', async () => {
    await followLanguage(footer, ports, speak);
    const before = select();
    before.focus();
    choose('en');
    expect(spoken()).toEqual(['es', 'en']);
    expect(document.documentElement.lang).toBe('en');
    expect(writeLanguage.mock.calls).toEqual([['en']]);
    expect(document.activeElement).toBe(before);
    expect(select()).toBe(before);
  });

  it('follows a choice made in another page, until it is stopped', async () => {
    const stop = await followLanguage(footer, ports, speak);
    say('en');
    say('en');
    expect(spoken()).toEqual(['es', 'en']);
    expect(select().value).toBe('en');
    stop();
    say('es');
    expect(spoken()).toEqual(['es', 'en']);
  });

  it('takes a choice that comes while it is still asking', async () => {
    ports.readLanguage = () => {
      say('en');
      return Promise.resolve('es');
    };
    await followLanguage(footer, ports, speak);
    expect(spoken()).toEqual(['en']);
  });

  it('says when the choice could not be kept, and speaks the language all the same', async () => {
    writeLanguage.mockRejectedValue(new Error('made up'));
    kept = 'en';
    await followLanguage(footer, ports, speak);
    choose('es');
    await vi.waitFor(() =>
      expect(byRole(footer, 'alert').textContent).toMatch(/^Eso no funcionó.*made up$/u),
    );
    expect(spoken()).toEqual(['en', 'es']);
  });
});
