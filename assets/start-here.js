// The search of START HERE.html. It runs from the disk, without a network. search-people.js, loaded with the page, says who
// and what there is, and in which words to speak. The messages lie in search-1.js, search-2.js ...: classic scripts, loaded
// one after another once the page is shown, each handing its records to letterkeepSearch.
//
//   loading:  shown ──▶ waiting for shard n ──load──▶ taken ──▶ n + 1 ... ──▶ all here
//                             └──error, or nothing handed──▶ lost, and said so ──▶ n + 1
//   search:   quiet ──input──▶ looking, a slice at a time ──end of the records──▶ found: counted
//               ▲                 │  ▲                                              │
//               └──field emptied──┘  └──input: starts over; a shard: goes on────────┘
//
// No slice takes longer than a few milliseconds, so that typing never waits. Records come by date, and are looked through
// in that order: the same question finds the same messages in the same order, whenever it is asked.
(() => {
  'use strict';

  /** Milliseconds of work between two chances for the browser to do its own. */
  const slice = 7;
  /** Results shown at once, and with each press of "more". */
  const atOnce = 50;

  const records = [];
  let facts = { people: [], years: [], shards: [], words: {} };
  let handed = null;

  window.letterkeepPeople = (given) => (facts = given);
  window.letterkeepSearch = (shard) => (handed = shard);

  const now = () => performance.now();
  const later = (work) => setTimeout(work, 0);
  // Safari has no idle time to give.
  const whenIdle = window.requestIdleCallback
    ? (work) =>
        window.requestIdleCallback((deadline) => work(now() + Math.min(slice, deadline.timeRemaining())))
    : (work) => setTimeout(() => work(now() + slice), 16);

  const oneLine = (text) => text.replace(/\s+/g, ' ');

  /** Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic: those that people leave out. */
  const accents =
    /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

  /**
   * Without case, accents and differences of typing, so that "jose" finds "José". Every character by itself, whatever stands
   * beside it: where a found word stands in the text can be counted back.
   */
  const plain = (text) =>
    /^[ -_a-~]*$/.test(text)
      ? text.toLowerCase()
      : text
          .replace(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
          .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"')
          .replace(/[\u2010-\u2015]/g, '-')
          .normalize('NFKD')
          .replace(accents, '')
          .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
          .toLowerCase()
          .replace(accents, '')
          .replace(/\u00df/g, 'ss')
          .replace(/\u03c2/g, '\u03c3');

  /** What is looked for: words, and "words in quotes" as one. An open quote reaches to the end. */
  const wantedOf = (typed) => {
    const wanted = [];
    for (const [whole, phrase] of plain(oneLine(typed)).matchAll(/"([^"]*)(?:"|$)|[^\s"]+/g)) {
      const word = (phrase === undefined ? whole : phrase).trim();
      if (word !== '') wanted.push(word);
    }
    return wanted;
  };

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  /** A sentence with its values put in; `counted` takes the one for one thing or the other for several. */
  const say = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, key) =>
      typeof values[key] === 'number' ? grouped(values[key]) : String(values[key] ?? whole),
    );
  const counted = (forms, count, values) => say(count === 1 ? forms.one : forms.other, { count, ...values });

  const start = () => {
    const form = document.getElementById('search');
    if (!form) return;
    const { words } = facts;
    const field = (name) => document.getElementById(`search-${name}`);
    const [typed, person, year, direction, attached] = [
      'words',
      'person',
      'year',
      'direction',
      'attached',
    ].map(field);
    const [clear, count, progress, trouble, results, more] = [
      'clear',
      'count',
      'progress',
      'trouble',
      'results',
      'more',
    ].map(field);
    const names = new Map(facts.people);
    const plainNames = new Map(facts.people.map(([number, name]) => [number, plain(oneLine(name))]));
    const all = facts.shards.reduce((sum, [, messages]) => sum + messages, 0);
    let search = null;
    let timer = 0;
    let shardsLeft = facts.shards.length;
    let lost = [];

    const option = (value, text) => make('option', { value }, text);
    person.append(...facts.people.map(([number, name]) => option(String(number), name)));
    year.append(...facts.years.map((one) => option(one, one === 'undated' ? words.undated : one)));
    form.hidden = false;
    field('way').hidden = false;

    /** A text made ready to be looked through: the message, then what hangs on it and the name, each on a line of its own. */
    const ready = (record) => {
      if (record.plain !== '') return;
      const text = plain(oneLine(record.text));
      record.textEnd = text.length;
      record.plain = [text, plain(oneLine(record.labels)), plainNames.get(record.person)].join('\n');
    };

    const matches = (record, { wanted, chosen }) => {
      if (chosen.person !== '' && record.person !== Number(chosen.person)) return false;
      if (chosen.year !== '' && (record.date.slice(0, 4) || 'undated') !== chosen.year) return false;
      if (chosen.direction !== '' && record.direction !== chosen.direction) return false;
      if (chosen.attached && record.attachments === 0) return false;
      if (wanted.length === 0) return true;
      ready(record);
      return wanted.every((word) => record.plain.includes(word));
    };

    /** Where in a text the given place of its plain form is. */
    const placeIn = (line, at) => {
      if (/^[ -~]*$/.test(line)) return at;
      let done = 0;
      let from = 0;
      while (from < line.length) {
        let to = Math.min(from + 64, line.length);
        if (/[\ud800-\udbff]/.test(line[to - 1])) to += 1;
        const length = plain(line.slice(from, to)).length;
        if (done + length > at) break;
        done += length;
        from = to;
      }
      for (const character of line.slice(from)) {
        done += plain(character).length;
        if (done > at) return from;
        from += character.length;
      }
      return from;
    };

    /** A text with what was looked for standing out, however it is written. */
    const marked = (text, wanted) => {
      const low = plain(text);
      const spans = [];
      for (const word of wanted) {
        for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
          spans.push([placeIn(text, at), placeIn(text, at + word.length)]);
        }
      }
      spans.sort((a, b) => a[0] - b[0]);
      const nodes = [];
      let done = 0;
      for (const [from, to] of spans) {
        if (from < done || to <= from) continue;
        nodes.push(text.slice(done, from), make('mark', {}, text.slice(from, to)));
        done = to;
      }
      return [...nodes, text.slice(done)];
    };

    /** The words around the first hit, from and to the edge of a word where one is near. */
    const snippet = (record, wanted) => {
      const line = oneLine(record.text).trim();
      const hits = wanted
        .map((word) => record.plain.indexOf(word))
        .filter((at) => at >= 0 && at < record.textEnd);
      const hit =
        hits.length === 0
          ? 0
          : placeIn(
              line,
              hits.reduce((a, b) => Math.min(a, b)),
            );
      const from = hit <= 60 ? 0 : line.lastIndexOf(' ', hit - 40) + 1 || hit - 60;
      const edge = line.indexOf(' ', from + 190);
      const to = edge < 0 || edge > from + 230 ? from + 200 : edge;
      return make(
        'p',
        { dir: 'auto' },
        from > 0 ? '… ' : '',
        ...marked(line.slice(from, to), wanted),
        to < line.length ? ' …' : '',
      );
    };

    const resultOf = (record, { wanted }) => {
      const [before, after] = (record.direction === 'r' ? words.from : words.to).split('{name}');
      const name = make('bdi', {}, ...marked(names.get(record.person) ?? '', wanted));
      const date = make('bdi', {}, record.dateText || words.noDate);
      const title = make(
        'p',
        { class: 'result-title' },
        make('a', { href: record.path }, before, name, after),
        ' · ',
        date,
      );
      if (record.attachments > 0) title.append(` · ${counted(words.attachments, record.attachments)}`);
      const result = make('li', {}, title, snippet(record, wanted));
      const labels = oneLine(record.labels);
      if (wanted.some((word) => plain(labels).includes(word))) {
        result.append(make('p', { class: 'result-labels', dir: 'auto' }, ...marked(labels, wanted)));
      }
      return result;
    };

    /** What is not spoken at every slice: how far the search has come, while it is on its way. */
    const sayProgress = () => {
      const waiting = search !== null && (search.next < records.length || shardsLeft > 0);
      progress.textContent = waiting
        ? say(words.looking, { done: search.next, all, found: search.found.length })
        : '';
    };

    const sayCount = () => {
      const { found, drawn } = search;
      count.textContent =
        found.length === 0
          ? words.nothing
          : found.length > drawn
            ? say(words.foundSome, { count: found.length, shown: drawn })
            : counted(words.found, found.length);
      const left = Math.min(atOnce, found.length - drawn);
      more.hidden = left <= 0;
      if (left > 0) more.textContent = counted(words.more, left);
    };

    /** Puts results on the page until the time is up, one at least. */
    const draw = (until) => {
      const one = search;
      const wanted = Math.min(one.found.length, one.room);
      if (one.drawn === wanted) return;
      const some = [];
      while (one.drawn + some.length < wanted && (some.length === 0 || now() < until)) {
        some.push(resultOf(one.found[one.drawn + some.length], one));
      }
      if (one.drawn === 0) results.replaceChildren(...some);
      else results.append(...some);
      one.drawn += some.length;
    };

    const lookOn = () => {
      timer = 0;
      if (search === null) return;
      const until = now() + slice;
      for (let first = true; search.next < records.length && (first || now() < until); first = false) {
        const record = records[search.next];
        search.next += 1;
        if (matches(record, search)) search.found.push(record);
      }
      draw(until);
      if (search.next < records.length || search.drawn < Math.min(search.found.length, search.room)) {
        sayProgress();
        timer = later(lookOn);
        return;
      }
      if (search.found.length === 0) results.replaceChildren();
      sayProgress();
      if (shardsLeft === 0) sayCount();
    };

    /** What was asked before is dropped, wherever it had come to. */
    const startOver = () => {
      clearTimeout(timer);
      const wanted = wantedOf(typed.value);
      const chosen = {
        person: person.value,
        year: year.value,
        direction: direction.value,
        attached: attached.checked,
      };
      const asked =
        wanted.length > 0 || chosen.attached || chosen.person + chosen.year + chosen.direction !== '';
      clear.hidden = !asked && typed.value === '';
      more.hidden = true;
      if (!asked) {
        search = null;
        results.replaceChildren();
        count.textContent = '';
        progress.textContent = '';
        return;
      }
      search = { wanted, chosen, next: 0, found: [], drawn: 0, room: atOnce };
      lookOn();
    };

    const take = (shard) => {
      for (const [whose, date, dateText, way, attachments, path, text, labels] of shard) {
        records.push({
          ...{ person: whose, date, dateText, direction: way, attachments, path, text, labels },
          ...{ plain: '', textEnd: 0 },
        });
      }
    };

    let readied = 0;
    const readyOn = (until) => {
      for (let first = true; readied < records.length && (first || now() < until); first = false) {
        ready(records[readied]);
        readied += 1;
      }
      if (readied < records.length) whenIdle(readyOn);
    };

    const loadNext = () => {
      const [address, messages] = facts.shards[facts.shards.length - shardsLeft];
      handed = null;
      const script = make('script', { src: address });
      const done = () => {
        script.remove();
        shardsLeft -= 1;
        if (Array.isArray(handed)) {
          if (readied === records.length) whenIdle(readyOn);
          take(handed);
        } else {
          lost = [...lost, { address, messages }];
          const missing = lost.reduce((sum, one) => sum + one.messages, 0);
          const files = lost.map((one) => one.address).join(', ');
          trouble.textContent = counted(words.lost, missing, { all, files });
        }
        if (search !== null && timer === 0) timer = later(lookOn);
        if (shardsLeft > 0) later(loadNext);
        else document.documentElement.dataset.search = 'loaded';
      };
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      document.head.append(script);
    };

    form.addEventListener('input', startOver);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      startOver();
    });
    typed.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || typed.value === '') return;
      event.preventDefault();
      typed.value = '';
      startOver();
    });
    clear.addEventListener('click', () => {
      form.reset();
      startOver();
      typed.focus();
    });
    more.addEventListener('click', () => {
      const first = search.drawn;
      search.room += atOnce;
      lookOn();
      const link = results.children[first]?.querySelector('a');
      if (link) link.focus();
    });
    // What the browser has kept of a form that was left: asked again.
    startOver();
    if (shardsLeft > 0) requestAnimationFrame(() => later(loadNext));
  };

  /** A link that leads to what is folded away unfolds it. */
  const unfold = () => {
    const target = document.querySelector('details:target');
    if (target) target.open = true;
  };

  document.addEventListener('DOMContentLoaded', start, { once: true });
  document.addEventListener('DOMContentLoaded', unfold, { once: true });
  window.addEventListener('hashchange', unfold);
})();
