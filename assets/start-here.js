// The search box of START HERE.html. It runs from the disk, without a network: the shards beside it (search-1.js,
// search-2.js ...) are classic scripts that hand their records to the two functions below.
(() => {
  'use strict';

  const people = [];
  const records = [];
  const shown = 100;

  window.letterkeepPeople = (names) => people.push(...names);
  window.letterkeepSearch = (shard) => {
    for (const [person, date, dateText, direction, attachments, path, text] of shard) {
      records.push({ person, date, dateText, direction, attachments, path, text, found: '' });
    }
  };

  /** Without case and accents, so that "jose" finds "José". */
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const option = (value, text) => make('option', { value }, text);

  const start = () => {
    const form = document.getElementById('search');
    if (!form) return;
    const words = document.getElementById('search-words');
    const person = document.getElementById('search-person');
    const year = document.getElementById('search-year');
    const direction = document.getElementById('search-direction');
    const attached = document.getElementById('search-attached');
    const count = document.getElementById('search-count');
    const results = document.getElementById('search-results');

    const present = new Set(records.map((record) => record.person));
    people.forEach((name, index) => {
      if (present.has(index)) person.append(option(String(index), name));
    });
    const years = [...new Set(records.map(({ date }) => date.slice(0, 4)))].filter((y) => y !== '').sort();
    for (const one of years) year.append(option(one, one));
    form.hidden = false;

    const matches = (record, wanted) => {
      if (person.value !== '' && record.person !== Number(person.value)) return false;
      if (year.value !== '' && record.date.slice(0, 4) !== year.value) return false;
      if (direction.value !== '' && record.direction !== direction.value) return false;
      if (attached.checked && record.attachments === 0) return false;
      if (wanted.length === 0) return true;
      if (record.found === '') record.found = plain(record.text);
      return wanted.every((word) => record.found.includes(word));
    };

    /** The words around the first hit; what was looked for stands out where it is written the same. */
    const snippet = (text, wanted) => {
      const line = text.replace(/\s+/g, ' ');
      const low = line.toLowerCase();
      const hit = wanted.map((word) => low.indexOf(word)).find((at) => at >= 0) ?? 0;
      // From and to the edge of a word, where one is near.
      const from = hit <= 60 ? 0 : line.lastIndexOf(' ', hit - 40) + 1 || hit - 60;
      const edge = line.indexOf(' ', from + 190);
      const to = edge < 0 || edge > from + 230 ? from + 200 : edge;
      const piece = line.slice(from, to);
      const paragraph = make('p', { dir: 'auto' });
      if (from > 0) paragraph.append('… ');
      let rest = piece;
      while (rest !== '') {
        const found = wanted
          .map((word) => ({ word, at: rest.toLowerCase().indexOf(word) }))
          .filter(({ at }) => at >= 0)
          .sort((a, b) => a.at - b.at)[0];
        if (!found) break;
        paragraph.append(rest.slice(0, found.at));
        paragraph.append(make('mark', {}, rest.slice(found.at, found.at + found.word.length)));
        rest = rest.slice(found.at + found.word.length);
      }
      paragraph.append(rest, to < line.length ? ' …' : '');
      return paragraph;
    };

    const result = (record, wanted) => {
      const way = record.direction === 'r' ? 'From ' : 'To ';
      const link = make('a', { href: record.path }, way, make('bdi', {}, people[record.person] ?? ''));
      const title = make('p', { class: 'result-title' }, link, ` · ${record.dateText || 'no date'}`);
      if (record.attachments > 0) {
        title.append(` · ${record.attachments} ${record.attachments === 1 ? 'attachment' : 'attachments'}`);
      }
      return make('li', {}, title, snippet(record.text, wanted));
    };

    const search = () => {
      const wanted = plain(words.value).trim().split(' ').filter(Boolean);
      const chosen = [person, year, direction].some(({ value }) => value !== '') || attached.checked;
      if (wanted.length === 0 && !chosen) {
        count.textContent = '';
        results.replaceChildren();
        return;
      }
      const found = records.filter((record) => matches(record, wanted));
      results.replaceChildren(...found.slice(0, shown).map((record) => result(record, wanted)));
      count.textContent =
        found.length === 0
          ? 'Nothing found. Fewer words find more.'
          : found.length > shown
            ? `${found.length} messages found. The first ${shown} are shown.`
            : `${found.length} ${found.length === 1 ? 'message' : 'messages'} found.`;
    };

    form.addEventListener('input', search);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      search();
    });
    search();
  };

  document.addEventListener('DOMContentLoaded', start, { once: true });
})();
