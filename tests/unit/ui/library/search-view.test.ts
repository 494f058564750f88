// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundMessage } from '../../../../src/model/library';
import { searchView } from '../../../../src/ui/library/search-view';
import type { SearchPorts, SearchView } from '../../../../src/ui/library/search-view';
import { wordsFor } from '../../../../src/ui/words';
import { allByRole, press } from '../by-role';

const words = wordsFor('en');
const said = words.library.search;
let view: SearchView;
const opened = vi.fn<(found: FoundMessage) => void>();

const found = (text: string, count = 1): FoundMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    accountId: 'account-1',
    personName: 'FAKE PERSON',
    message: {
      id: `${text} ${at}`,
      direction: 'received',
      date: '2019-07-15',
      dateText: '7/15/2019',
      attachments: 0,
    },
    excerpt: [
      { text: 'about ', hit: false },
      { text, hit: true },
    ],
  }));

function open(search: SearchPorts['search']): void {
  view = searchView({ search }, opened, words);
  document.body.replaceChildren(view.root);
}
function type(text: string): void {
  const field = view.root.querySelector('input');
  if (!field) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
const results = (): string[] =>
  Array.from(view.root.querySelectorAll('li'), ({ textContent }) => textContent);
const status = (): string => view.root.querySelector('[role=status]')?.textContent ?? '';

beforeEach(() => vi.clearAllMocks());

describe('the field that searches everything', () => {
  it('shows what is found as it comes, with the words standing out, and counts it at the end', async () => {
    let finish: () => void = () => undefined;
    open((typed, _signal, tell) => {
      tell({ done: 500, of: 1000, found: found(typed), unread: 0 });
      return new Promise((resolve) => {
        finish = () => {
          tell({ done: 1000, of: 1000, found: found(typed, 2), unread: 0 });
          resolve();
        };
      });
    });
    type('tomatoes');
    await vi.waitFor(() => expect(results()).toHaveLength(1));
    expect(view.root.textContent).toContain('Looked through 500 of 1,000 messages, 1 found so far');
    expect(view.root.querySelector('mark')?.textContent).toBe('tomatoes');
    finish();
    await vi.waitFor(() => expect(status()).toBe('3 messages found, newest first.'));
    expect(results()[0]).toContain('From FAKE PERSON · 7/15/2019');
  });

  it('drops an older question for a newer one, whatever the older one still says', async () => {
    const signals: AbortSignal[] = [];
    const late: (() => void)[] = [];
    const search = vi.fn<SearchPorts['search']>((typed, signal, tell) => {
      signals.push(signal);
      return new Promise((resolve) => {
        late.push(() => {
          tell({ done: 1, of: 1, found: found(typed), unread: 0 });
          resolve();
        });
      });
    });
    open(search);
    type('old');
    await vi.waitFor(() => expect(search).toHaveBeenCalledTimes(1));
    type('between');
    type('new');
    expect(signals[0]?.aborted).toBe(true);
    late[0]?.();
    await vi.waitFor(() => expect(search).toHaveBeenCalledTimes(2));
    late[1]?.();
    await vi.waitFor(() => expect(status()).toBe('1 message found, newest first.'));
    expect(search.mock.calls.map(([typed]) => typed)).toEqual(['old', 'new']);
    expect(results()).toHaveLength(1);
    expect(results()[0]).toContain('about new');
  });

  it('can be stopped, and keeps what was found', async () => {
    open((typed, _signal, tell) => {
      tell({ done: 500, of: 1000, found: found(typed), unread: 0 });
      return new Promise(() => undefined);
    });
    type('tomatoes');
    await vi.waitFor(() => expect(results()).toHaveLength(1));
    press(view.root, said.stop);
    expect(status()).toBe('Stopped. 1 message found so far.');
    expect(results()).toHaveLength(1);
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('draws fifty of many results, and the next when asked, where the keyboard goes on', async () => {
    open((typed, _signal, tell) => {
      tell({ done: 120, of: 120, found: found(typed, 120), unread: 0 });
      return Promise.resolve();
    });
    type('a');
    await vi.waitFor(() => expect(results()).toHaveLength(50));
    press(view.root, said.more(50));
    expect(results()).toHaveLength(100);
    expect(document.activeElement).toBe(view.root.querySelectorAll('li')[50]?.querySelector('button'));
    press(view.root, said.more(20));
    expect(results()).toHaveLength(120);
  });

  it('opens what is pressed, and is empty again when the field is emptied', async () => {
    open((typed, _signal, tell) => {
      tell({ done: 1, of: 1, found: found(typed), unread: 0 });
      return Promise.resolve();
    });
    type('tomatoes');
    await vi.waitFor(() => expect(results()).toHaveLength(1));
    allByRole(view.root, 'button', 'From FAKE PERSON · 7/15/2019')[0]?.click();
    expect(opened.mock.calls[0]?.[0].message.id).toBe('tomatoes 0');
    type('');
    expect(results()).toEqual([]);
    expect(status()).toBe('');
  });

  it('says so where nothing is found, where something was passed over and where it fails', async () => {
    open((_typed, _signal, tell) => {
      tell({ done: 2, of: 2, found: [], unread: 2 });
      return Promise.resolve();
    });
    type('nothing');
    await vi.waitFor(() => expect(status()).toBe(said.found(0)));
    expect(view.root.querySelector('[role=alert]')?.textContent).toBe(said.unread(2));
    open(() => Promise.reject(new Error('made-up trouble')));
    type('a');
    await vi.waitFor(() => {
      expect(view.root.querySelector('[role=alert]')?.textContent).toContain('made-up trouble');
    });
  });
});
