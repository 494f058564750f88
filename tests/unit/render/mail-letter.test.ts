// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { letterForms, sentenceForms } from '../../../src/render/mail-letter';
import { sanitiseBody } from '../../../src/render/sanitise';
import { spanishRenderWords } from '../../../src/render/spanish-words';
import { hostileMail } from '../../hostile/mail';
import { offences } from '../../hostile/offences';

describe('the page of a letter in a mail', () => {
  it('does nothing and fetches nothing, whatever the letter holds', () => {
    // The longest take this DOM minutes; sanitise.test.ts has them.
    for (const body of hostileMail.filter(({ length }) => length < 4_000)) {
      const { html } = letterForms(sanitiseBody(body));
      const page = new DOMParser().parseFromString(html, 'text/html');
      const shown = page.querySelector('body > .letter-body:only-child')?.innerHTML ?? '<lost>';
      // Our own note in a letter without words.
      expect(offences(shown.replace('<p class="no-words">', '<p>'))).toEqual([]);
      expect(page.querySelectorAll('[src], link, style, script, base, meta:not([charset])')).toHaveLength(0);
    }
  });

  it('holds the letter as it was made harmless, and its exact words beside it', () => {
    const letter = sanitiseBody('<p>Dear <b>Mom</b></p><h1>Big</h1>one<br>two');
    const { text, html } = letterForms(letter);
    expect(text).toBe('Dear Mom\nBig\none\ntwo');
    expect(new DOMParser().parseFromString(html, 'text/html').querySelector('.letter-body')?.innerHTML).toBe(
      letter.html,
    );
  });

  it('says in both forms that a letter has no words', () => {
    const forms = letterForms(sanitiseBody(' <br> '), spanishRenderWords);
    expect(forms.text).toBe('Este mensaje no tiene texto.');
    expect(forms.html).toContain('Este mensaje no tiene texto.');
  });
});

describe('sentences of ours in a mail', () => {
  it('are paragraphs, and no markup comes of them', () => {
    const { text, html } = sentenceForms(['One <b>&', 'Two']);
    expect(text).toBe('One <b>&\n\nTwo');
    const shown = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('body > p');
    expect(Array.from(shown, ({ textContent }) => textContent)).toEqual(['One <b>&', 'Two']);
  });
});
