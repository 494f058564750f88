import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/bundle/elements';
import { searchForm } from '../../../src/bundle/pages/search-form';
import { searchFactsScript, searchLine, shardFrame } from '../../../src/bundle/search-shards';
import type { SearchRecord } from '../../../src/bundle/search-shards';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import type { Language } from '../../../src/model/language';

const script = readFileSync(new URL('../../../assets/start-here.js', import.meta.url), 'utf8');

const record = (path: string, text: string, change: Partial<Record<number, unknown>> = {}): SearchRecord =>
  Object.assign([0, '2019-07-15T15:04', '7/15/2019 3:04 PM', 'r', 0, path, text, ''], change) as SearchRecord;

const shardsOf = (): SearchRecord[][] => [
  [
    record('a', 'The garden in Málaga is green', { 4: 1, 7: 'IMG_garten.jpg' }),
    record('b', 'No garden here, <b>only</b> snow', { 1: '2020-01-02', 2: '1/2/2020', 3: 's' }),
  ],
  [record('c', 'حديقة صغيرة', { 0: 1, 1: '', 2: 'Yesterday' })],
];

/** START HERE's search, with the clock and the loading of its shards in our hands. */
class SearchPage {
  readonly #page = new JSDOM('<!doctype html><head></head><body></body>', { runScripts: 'outside-only' });
  readonly document = this.#page.window.document;
  #waiting = new Map<number, () => void>();
  #number = 0;
  #time = 0;

  /** With `hurry`, every look at the clock finds that the time is up. */
  constructor(
    private readonly shards: readonly (SearchRecord[] | 'missing' | 'damaged')[],
    { language = 'en', hurry = false }: { language?: Language; hurry?: boolean } = {},
  ) {
    const { window } = this.#page;
    const words = archiveWordsFor(language);
    const element = elementsOf(this.document);
    this.document.body.append(element('li', { id: 'search-way', hidden: true }), searchForm(words, element));
    const later = (work: () => void): number => {
      this.#number += 1;
      this.#waiting.set(this.#number, work);
      return this.#number;
    };
    Object.assign(window, {
      setTimeout: later,
      requestAnimationFrame: later,
      clearTimeout: (number: number) => this.#waiting.delete(number),
    });
    window.performance.now = () => (hurry ? (this.#time += 1_000) : 0);
    window.eval(script);
    window.eval(
      searchFactsScript({
        people: [
          [0, 'Fake José'],
          [1, 'مريم'],
        ],
        years: ['2019', '2020', 'undated'],
        shards: shards.map((shard, index) => [
          `search-${index + 1}.js`,
          Array.isArray(shard) ? shard.length : 1,
        ]),
        words: words.search.script,
      }),
    );
    this.document.dispatchEvent(new window.Event('DOMContentLoaded'));
  }

  /** Does what the page has put off, and gives it the next shard it waits for; false if there is neither. */
  step(): boolean {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next[0]);
      next[1]();
      return true;
    }
    const asked = this.document.head.querySelector('script');
    if (!asked) return false;
    const shard = this.shards[Number(/\d+/.exec(asked.getAttribute('src') ?? '')?.[0]) - 1] ?? 'missing';
    const { Event } = this.#page.window;
    if (Array.isArray(shard)) {
      this.#page.window.eval(shardFrame.start + shard.map(searchLine).join('') + shardFrame.end);
    }
    asked.dispatchEvent(new Event(shard === 'missing' ? 'error' : 'load'));
    return true;
  }

  settle(): this {
    while (this.step());
    return this;
  }

  enter(change: Record<string, string | boolean>): this {
    for (const [id, value] of Object.entries(change)) {
      const field = this.document.getElementById(`search-${id}`) as HTMLInputElement;
      if (typeof value === 'boolean') field.checked = value;
      else field.value = value;
      field.dispatchEvent(new this.#page.window.Event('input', { bubbles: true }));
    }
    return this;
  }

  /** Enters it and waits until all is found. */
  search(change: Record<string, string | boolean>): { count: string; paths: string[] } {
    this.enter(change).settle();
    return { count: this.text('count'), paths: this.paths() };
  }

  text(id: string): string {
    return this.document.getElementById(`search-${id}`)?.textContent ?? '';
  }

  paths(): string[] {
    return [...this.document.querySelectorAll('#search-results a')].map(
      (link) => link.getAttribute('href') ?? '',
    );
  }

  marked(): string[] {
    return [...this.document.querySelectorAll('#search-results mark')].map(({ textContent }) => textContent);
  }

  press(key: string): void {
    const event = new this.#page.window.KeyboardEvent('keydown', { key, cancelable: true });
    this.document.getElementById('search-words')?.dispatchEvent(event);
  }

  button(id: string): HTMLButtonElement {
    return this.document.getElementById(`search-${id}`) as HTMLButtonElement;
  }
}

let page: SearchPage;
beforeEach(() => {
  page = new SearchPage(shardsOf()).settle();
});

describe('the search of START HERE', () => {
  it('appears only when its script runs, and so does the way to it', () => {
    expect(page.document.getElementById('search')?.hidden).toBe(false);
    expect(page.document.getElementById('search-way')?.hidden).toBe(false);
    const still = new JSDOM('<!doctype html>').window.document;
    expect((searchForm(archiveWordsFor('en'), elementsOf(still)) as HTMLFormElement).hidden).toBe(true);
  });
  it('finds words without their accents and capitals', () => {
    expect(page.search({ words: 'malaga GARDEN' })).toEqual({ count: '1 message found.', paths: ['a'] });
    expect(page.marked()).toEqual(['garden', 'Málaga']);
  });
  it('finds Arabic words, and people by name', () => {
    expect(page.search({ words: 'حديقة' }).paths).toEqual(['c']);
    expect(page.search({ words: 'jose' }).paths).toEqual(['a', 'b']);
    expect(page.search({ words: 'jose snow' }).paths).toEqual(['b']);
  });
  it('finds what hangs on a message by its label, and shows the label', () => {
    expect(page.search({ words: 'garten' }).paths).toEqual(['a']);
    expect(page.document.querySelector('.result-labels')?.textContent).toBe('IMG_garten.jpg');
  });
  it('takes words in quotes as one, also while the second quote is not typed yet', () => {
    expect(page.search({ words: 'is garden' }).paths).toEqual(['a']);
    expect(page.search({ words: '"is garden"' }).paths).toEqual([]);
    expect(page.search({ words: '“garden here' }).paths).toEqual(['b']);
    expect(page.search({ words: '"' })).toEqual({ count: '', paths: [] });
  });
  it('narrows by person, year, direction and attachments', () => {
    expect(page.search({ words: 'garden' }).paths).toEqual(['a', 'b']);
    expect(page.search({ year: '2020' }).paths).toEqual(['b']);
    expect(page.search({ year: '', direction: 'r' }).paths).toEqual(['a']);
    expect(page.search({ words: '', direction: '', attached: true }).paths).toEqual(['a']);
    expect(page.search({ attached: false, person: '1' }).paths).toEqual(['c']);
    expect(page.search({ person: '', year: 'undated' }).paths).toEqual(['c']);
  });
  it('offers the people and years of this part', () => {
    const options = (id: string): string[] =>
      [...page.document.querySelectorAll(`#search-${id} option`)].map((option) => option.textContent);
    expect(options('person')).toEqual(['Everybody', 'Fake José', 'مريم']);
    expect(options('year')).toEqual(['All years', '2019', '2020', 'Without a date']);
  });
  it('shows the words of a message as words, never as markup', () => {
    page.search({ words: 'snow' });
    const results = page.document.getElementById('search-results');
    expect(results?.querySelector('b')).toBeNull();
    expect(results?.textContent).toContain('<b>only</b>');
    expect(page.marked()).toEqual(['snow']);
  });
  it('says so when nothing is found, and is quiet when nothing is asked', () => {
    expect(page.search({ words: 'zebra' }).count).toContain('Nothing found');
    expect(page.search({ words: '' })).toEqual({ count: '', paths: [] });
  });
  it('is emptied by Escape, and wholly by its button', () => {
    page.search({ words: 'garden', year: '2019' });
    page.press('Escape');
    expect(page.settle().paths()).toEqual(['a']);
    page.button('clear').click();
    expect(page.settle().paths()).toEqual([]);
    expect(page.button('clear').hidden).toBe(true);
  });
  it('speaks the language of the archive', () => {
    const spanish = new SearchPage(shardsOf(), { language: 'es' }).settle();
    expect(spanish.search({ words: 'snow' }).count).toBe('Se encontró 1 mensaje.');
    expect(spanish.document.querySelector('.result-title')?.textContent).toBe('Para Fake José · 1/2/2020');
    expect(spanish.search({ words: 'garden' }).count).toBe(
      'Se encontraron 2 mensajes, primero los más antiguos.',
    );
  });
});

describe('what people type otherwise than it was written', () => {
  it.each([
    ["don't", 'I don’t know', 'don’t'],
    ['cafe', 'The cafe\u0301 is open', 'cafe\u0301'],
    ['abc', 'It says ＡＢＣ there', 'ＡＢＣ'],
    ['strasse', 'In der Straße', 'Straße'],
    ['ΟΔΟΣ', 'η οδός μας', 'οδός'],
    ['istanbul', 'To İstanbul we went', 'İstanbul'],
    ['well-known', 'a well–known place', 'well–known'],
    ['last word', 'é é é é and the last\n\n  word', 'last word'],
  ])('%s is found in "%s"', (typed, text, marked) => {
    const one = new SearchPage([[record('a', text)]]).settle();
    expect(one.search({ words: `"${typed}"` }).paths).toEqual(['a']);
    expect(one.marked()).toEqual([marked]);
  });
  it('is shown from far within a long letter', () => {
    const long = `${'Ünser grüner Gärten. '.repeat(900)}Here is the needle. ${'After it. '.repeat(900)}`;
    const one = new SearchPage([[record('a', long)]]).settle();
    one.search({ words: 'NEEDLE' });
    expect(one.marked()).toEqual(['needle']);
    const shown = one.document.querySelector('#search-results p[dir]')?.textContent ?? '';
    expect(shown).toMatch(/^… .*Here is the needle\. After it\..* …$/);
    expect(shown.length).toBeLessThan(260);
  });
});

describe('a search while its messages are still being loaded', () => {
  const many = Array.from({ length: 130 }, (_, index) =>
    record(`m${index}`, index % 2 ? 'odd snow' : 'even'),
  );
  const shards = [many.slice(0, 40), many.slice(40, 90), many.slice(90)];

  it('shows what it finds at once, says how far it is, and counts at the end', () => {
    const loading = new SearchPage(shards, { hurry: true }).enter({ words: 'snow' });
    const spoken = new Set<string>();
    const lengths: number[] = [];
    while (loading.step()) {
      if (loading.paths().length > 0 && lengths.length === 0) {
        expect(loading.text('progress')).toMatch(/^Looked through \d+ of 130 messages so far; found: \d+\.$/);
      }
      lengths.push(loading.paths().length);
      spoken.add(loading.text('count'));
    }
    expect([...spoken]).toEqual(['', '65 messages found, the oldest first. The first 50 are shown.']);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(loading.text('progress')).toBe('');
  });
  it('finds the same in the same order, however late it is asked and however often it is interrupted', () => {
    const wanted = many.filter(([, , , , , , text]) => text === 'odd snow').map(([, , , , , path]) => path);
    for (const steps of [0, 3, 40]) {
      for (const hurry of [false, true]) {
        const one = new SearchPage(shards, { hurry });
        for (let step = 0; step < steps; step += 1) one.step();
        one.enter({ words: 'e' });
        one.step();
        one.enter({ words: 'sn' });
        one.enter({ words: 'snow' });
        one.settle();
        expect(one.paths()).toEqual(wanted.slice(0, 50));
        one.button('more').click();
        expect(one.settle().paths()).toEqual(wanted);
        expect(one.text('count')).toBe('65 messages found, the oldest first.');
        expect(one.button('more').hidden).toBe(true);
      }
    }
  });
  it('goes to the first of those that "more" shows', () => {
    const one = new SearchPage(shards).settle();
    one.search({ words: 'snow' });
    one.button('more').click();
    expect(one.document.activeElement?.getAttribute('href')).toBe(one.paths()[50]);
  });
  it.each(['missing', 'damaged'] as const)(
    'says so when a file of it is %s, and finds the rest',
    (trouble) => {
      const one = new SearchPage([many.slice(0, 40), trouble, many.slice(90)]).settle();
      expect(one.text('trouble')).toContain('1 of 81 messages cannot be searched');
      expect(one.text('trouble')).toContain('(search-2.js)');
      expect(one.search({ words: 'snow' }).count).toBe('40 messages found, the oldest first.');
    },
  );
});
