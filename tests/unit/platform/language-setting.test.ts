import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { languages, type Language } from '../../../src/model/language';
import { readLanguage, watchLanguage, writeLanguage } from '../../../src/platform/language-setting';

const browserSpeaks = (tag: string) => vi.stubGlobal('navigator', { language: tag });

beforeEach(() => {
  fakeBrowser.reset();
  browserSpeaks('en-US');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the language', () => {
  it.each([
    ['es-US', 'es'],
    ['en-GB', 'en'],
    ['ht', 'en'],
  ])('is the browser’s, as far as we speak it, until another is chosen: %s', async (tag, language) => {
    browserSpeaks(tag);
    expect(await readLanguage()).toBe(language);
  });

  it.each(languages)('stays %s once that was chosen, whatever the browser speaks', async (language) => {
    browserSpeaks(language === 'es' ? 'en-US' : 'es-MX');
    await writeLanguage(language);
    expect(await readLanguage()).toBe(language);
    expect(await fakeBrowser.storage.local.get('language')).toEqual({ language });
  });

  it.each(['klingon', '', 7, null, { es: true }, ['es']])(
    'is the browser’s where nonsense is stored: %j',
    async (language) => {
      browserSpeaks('es');
      await fakeBrowser.storage.local.set({ language });
      expect(await readLanguage()).toBe('es');
    },
  );

  it('is the browser’s where storage cannot be read', async () => {
    browserSpeaks('es');
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('made up'));
    expect(await readLanguage()).toBe('es');
  });

  it('is told to every page that watches, until it stops', async () => {
    const heard: Language[] = [];
    const stop = watchLanguage((language) => heard.push(language));
    await writeLanguage('es');
    await fakeBrowser.storage.local.set({ speed: 'fast' });
    await fakeBrowser.storage.local.remove('language');
    stop();
    await writeLanguage('es');
    expect(heard).toEqual(['es', 'en']);
  });
});
