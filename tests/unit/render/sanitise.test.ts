// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sanitiseBody, sanitisedFragment } from '../../../src/render/sanitise';
import { bodyMarkdown } from '../../../src/render/markdown';
import { bodyText, servedText } from '../../../src/render/text';
import { parseBody } from '../../../src/render/trusted-parsing';
import { benignMail } from '../../hostile/benign-mail';
import { hostileMailByClass } from '../../hostile/mail';
import { offences } from '../../hostile/offences';
import { leaks, leftOut, publishedLieHere, purifierPayloads } from '../../hostile/published';

// jsdom takes seconds over what is merely too much; browsers are given all of it (tests/e2e/harness/silence.ts).
const classes = Object.entries(hostileMailByClass).filter(([name]) => name !== 'limits');
const hostileMail = classes.flatMap(([, mails]) => mails);

describe('hostile mail', () => {
  it.each(classes)('can do nothing: %s', (_, mails) => {
    for (const mail of mails) {
      const once = sanitiseBody(mail);
      expect(offences(once.html), mail).toEqual([]);
      expect(sanitiseBody(once.html).html, mail).toBe(once.html);
      expect(parseBody(once.html).innerHTML, mail).toBe(once.html);
      expect(once.removed.allMarkup, mail).toBe(false);
    }
  });

  it('would be seen if the sanitiser let it through', () => {
    const harmless = hostileMail.filter((mail) => offences(mail).length === 0);
    // Escaped text and forged notes look harmless by this measure; nearly all the rest must not.
    expect(harmless.length).toBeLessThan(hostileMail.length / 8);
  });

  it('is really sanitised here: this DOM is one that DOMPurify works in', () => {
    const { html } = sanitiseBody(
      '<div><p onclick="alert(1)">a</p><script>alert(1)</script><iframe></iframe>b</div>',
    );
    expect(html).toBe('<div><p>a</p>b</div>');
  });

  it('is harmless too where a caller hands over markup that was never sanitised', () => {
    const fragment = sanitisedFragment('<p onclick=alert(1)>a<script>alert(1)</script><img src=x></p>');
    expect(fragment.querySelectorAll('script, img, [onclick]').length).toBe(0);
  });
});

describe.skipIf(!publishedLieHere)(`the published payloads and leaks${leftOut}`, () => {
  it('can do nothing either', () => {
    expect(purifierPayloads()).toHaveLength(223);
    expect(new Set(leaks()).size).toBe(217);
    for (const payload of [...purifierPayloads(), ...leaks()]) {
      const once = sanitiseBody(payload);
      expect(offences(once.html), payload).toEqual([]);
      expect(sanitiseBody(once.html).html, payload).toBe(once.html);
    }
  }, 60_000);
});

describe('an ordinary letter', () => {
  it.each(benignMail.map((mail) => [mail.slice(0, 60), mail]))('keeps every word: %s', (_, mail = '') => {
    const { fragment, text, html } = sanitiseBody(mail);
    // Line breaks typed with Enter get a br beside them, which is no text; spaces may become U+00A0.
    const spaced = (words: string) => words.replace(/\s+/g, ' ').trim();
    expect(spaced(fragment.textContent)).toBe(spaced(parseBody(mail).textContent));
    expect(spaced(bodyText(fragment))).toBe(spaced(text));
    expect(bodyText(parseBody(html))).toBe(bodyText(fragment));
  });

  it('keeps the line breaks of a letter typed with Enter', () => {
    expect(sanitiseBody('Dear Mom,\r\n\r\n  I miss  you\n').html).toBe(
      'Dear Mom,<br>\n<br>\n&nbsp; I miss &nbsp;you\n',
    );
  });

  it('keeps the lines of elements it does not keep', () => {
    expect(sanitiseBody('<center>A</center><form>B</form>').html).toBe('<div>A</div><div>B</div>');
  });
});

describe('links and pictures', () => {
  const link = (href: string, words: string) =>
    sanitiseBody(`<a href="${href}">${words}</a>`).fragment.textContent;

  it('shows where a link goes when its words do not say', () => {
    expect(link('https://evil.example/login', 'Your bank')).toBe('Your bank (evil.example)');
    expect(link('https://evil.example/', 'https://good.example/')).toBe(
      'https://good.example/ (evil.example)',
    );
    expect(link('https://good.example@evil.example/', 'good.example')).toBe('good.example (evil.example)');
    expect(link('https://evil.example/', 'evil.example.good.example')).toBe(
      'evil.example.good.example (evil.example)',
    );
    expect(link('mailto:someone@fake.example?subject=x', 'Write')).toBe('Write (someone@fake.example)');
  });

  it('leaves no markup and no space in the address of a letter', () => {
    const { html } = sanitiseBody('<a href="mailto:a<b onclick=x>&quot;@fake.example">words</a>');
    expect(html).toContain('href="mailto:a%3Cb%20onclick=x%3E%22@fake.example"');
    expect(offences(html)).toEqual([]);
  });

  it('adds nothing to a link that says where it goes', () => {
    expect(link('https://fake.example/a?b', 'https://fake.example/a?b')).toBe('https://fake.example/a?b');
    expect(link('https://fake.example/a', 'fake.example')).toBe('fake.example');
    expect(link('mailto:a@fake.example', 'a@fake.example')).toBe('a@fake.example');
  });

  it('names the host of a picture that would have been fetched, and keeps its words', () => {
    const { fragment, removed, text } = sanitiseBody(
      'Hi <img src="https://tracker.example/p.gif" alt="logo"> you',
    );
    expect(fragment.textContent).toBe('Hi logo [A picture from tracker.example was left out.] you');
    expect(removed.remoteImages).toEqual(['tracker.example']);
    expect(text).toBe('Hi  you');
  });

  it('says what was taken out', () => {
    const { removed } = sanitiseBody(
      '<p onclick=x><script></script><iframe></iframe><input><img src="data:x">',
    );
    expect(removed).toEqual({
      remoteImages: [''],
      scripts: 1,
      handlers: 1,
      embeds: 1,
      fields: 1,
      allMarkup: false,
    });
  });
});

describe('a letter whose lines are kept by a style of its own', () => {
  it.each([
    '<div style="white-space:pre-wrap">A\n  B\n\nC</div>',
    '<p style="white-space: pre-line">A\nB</p><p>C</p>',
    'A<br><span style="white-space:pre">B\nC</span>',
    'A<br><textarea>B\n&lt;b&gt;C</textarea>',
    '<form style="white-space:pre">A\nB<input name="after"><input name="parentElement"><input name="getAttribute"></form>',
  ])('says the same as HTML, as text and as Markdown: %s', (served) => {
    const { html, text, fragment } = sanitiseBody(served);
    expect(servedText(served)).toBe(text);
    expect(text).toContain('\n');
    expect(bodyText(parseBody(html))).toBe(text);
    expect(sanitiseBody(html).html).toBe(html);
    const words = (written: string): string[] => written.split(/\s*\n\s*/).map((line) => line.trim());
    expect(words(bodyMarkdown(fragment).replace(/\\(?=.)/g, ''))).toEqual(words(text));
  });
});
