import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/bundle/elements';
import { searchForm } from '../../../src/bundle/pages/search-form';
import { peopleShard, searchLine, shardFrame } from '../../../src/bundle/search-shards';

const script = readFileSync(new URL('../../../assets/start-here.js', import.meta.url), 'utf8');

const records = [
  searchLine([
    0,
    '2019-07-15T15:04',
    '7/15/2019 3:04 PM',
    'r',
    1,
    'data/a.html',
    'The garden in Málaga is green',
  ]),
  searchLine([0, '2020-01-02', '1/2/2020', 's', 0, 'data/b.html', 'No garden here, <b>only</b> snow']),
  searchLine([1, '', 'Yesterday', 'r', 0, 'data/c.html', 'حديقة صغيرة']),
];

let page: JSDOM;
beforeEach(() => {
  page = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only' });
  const { document } = page.window;
  document.body.append(searchForm(elementsOf(document)));
  page.window.eval(script);
  page.window.eval(peopleShard(['Fake José', 'مريم', 'Fake Silent']));
  page.window.eval(shardFrame.start + records.join('') + shardFrame.end);
  document.dispatchEvent(new page.window.Event('DOMContentLoaded'));
});

function search(change: Record<string, string | boolean>): { count: string; paths: string[] } {
  const { document, Event } = page.window;
  for (const [id, value] of Object.entries(change)) {
    const field = document.getElementById(`search-${id}`) as HTMLInputElement;
    if (typeof value === 'boolean') field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return {
    count: document.getElementById('search-count')?.textContent ?? '',
    paths: [...document.querySelectorAll('#search-results a')].map((link) => link.getAttribute('href') ?? ''),
  };
}

describe('the search of START HERE', () => {
  it('appears only when its script runs', () => {
    expect(page.window.document.getElementById('search')?.hidden).toBe(false);
    const still = new JSDOM('<!doctype html>').window.document;
    expect((searchForm(elementsOf(still)) as HTMLFormElement).hidden).toBe(true);
  });
  it('finds words without their accents and capitals', () => {
    expect(search({ words: 'malaga GARDEN' })).toEqual({ count: '1 message found.', paths: ['data/a.html'] });
  });
  it('finds Arabic words', () => {
    expect(search({ words: 'حديقة' }).paths).toEqual(['data/c.html']);
  });
  it('narrows by person, year, direction and attachments', () => {
    expect(search({ words: 'garden' }).paths).toEqual(['data/a.html', 'data/b.html']);
    expect(search({ year: '2020' }).paths).toEqual(['data/b.html']);
    expect(search({ year: '', direction: 'r' }).paths).toEqual(['data/a.html']);
    expect(search({ words: '', direction: '', attached: true }).paths).toEqual(['data/a.html']);
    expect(search({ attached: false, person: '1' }).paths).toEqual(['data/c.html']);
  });
  it('offers only people and years that have messages', () => {
    const options = (id: string): string[] =>
      [...page.window.document.querySelectorAll(`#search-${id} option`)].map((option) => option.textContent);
    expect(options('person')).toEqual(['Everybody', 'Fake José', 'مريم']);
    expect(options('year')).toEqual(['All years', '2019', '2020']);
  });
  it('shows the words of a message as words, never as markup', () => {
    search({ words: 'snow' });
    const results = page.window.document.getElementById('search-results');
    expect(results?.querySelector('b')).toBeNull();
    expect(results?.textContent).toContain('<b>only</b>');
    expect(results?.querySelector('mark')?.textContent).toBe('snow');
  });
  it('says so when nothing is found, and is quiet when nothing is asked', () => {
    expect(search({ words: 'zebra' }).count).toContain('Nothing found');
    expect(search({ words: '' })).toEqual({ count: '', paths: [] });
  });
});
