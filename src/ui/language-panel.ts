import { languages, type Language } from '../model/language';
import { element, setText } from './element';
import { wordsFor, type Words } from './words';

/** Each language by its own name: who reads no English must find Spanish. */
const ownNames: Record<Language, string> = { en: 'English', es: 'Español' };
/** "Language", in each. */
const ownLabels: Record<Language, string> = { en: 'Language', es: 'Idioma' };

/** The setting, as the platform keeps it. */
export interface LanguagePorts {
  /** The chosen language, else the browser's. Never rejects. */
  readLanguage(): Promise<Language>;
  writeLanguage(language: Language): Promise<void>;
  /** Calls back with every choice, of this page or another; returns how to stop. */
  watchLanguage(changed: (language: Language) => void): () => void;
}

/**
 * Keeps a page of ours in the family's language: `lang` and `dir` of the page, and the choice in its footer, which stays
 * where it is with its focus whatever is drawn anew. `speak` draws everything else: once before the promise resolves,
 * then at each change.
 */
export async function followLanguage(
  footer: HTMLElement,
  ports: LanguagePorts,
  speak: (words: Words) => void,
): Promise<() => void> {
  const now: { words: Words | null } = { words: null };
  const choice = languageChoice((language) => {
    change(language);
    ports.writeLanguage(language).catch((error: unknown) => {
      // It holds on this page all the same; the next one would speak as before.
      const { problem } = wordsFor(language);
      setText(choice.problem, `${problem.notDone} ${problem.detail(String(error))}`);
    });
  });
  function change(language: Language): void {
    const words = wordsFor(language);
    if (words === now.words) return;
    now.words = words;
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
    choice.select.value = language;
    setText(choice.problem, '');
    speak(words);
  }
  const stop = ports.watchLanguage(change);
  const language = await ports.readLanguage();
  // Somebody may have chosen in another page meanwhile: what came by `watchLanguage` is newer.
  if (now.words === null) change(language);
  footer.replaceChildren(choice.root);
  return stop;
}

interface LanguageChoice {
  root: HTMLElement;
  select: HTMLSelectElement;
  problem: HTMLElement;
}

function languageChoice(choose: (language: Language) => void): LanguageChoice {
  const options = languages.map((language) => ({
    language,
    option: element('option', { value: language, lang: language }, ownNames[language]),
  }));
  const select = element('select', { id: 'language' }, ...options.map(({ option }) => option));
  select.addEventListener('change', () => {
    const chosen = options.find(({ option }) => option.value === select.value);
    if (chosen) choose(chosen.language);
  });
  const labels = languages.flatMap((language, index) => [
    ...(index === 0 ? [] : [' / ']),
    element('span', { lang: language }, ownLabels[language]),
  ]);
  const problem = element('p', { class: 'problem', role: 'alert' });
  const root = element(
    'div',
    { class: 'language' },
    element('label', { for: select.id }, ...labels),
    select,
    problem,
  );
  return { root, select, problem };
}
