// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sanitiseBody, sanitisedFragment } from '../../../src/render/sanitise';
import { bodyText } from '../../../src/render/text';
import { parseBody } from '../../../src/render/trusted-parsing';
import { hostileMail } from './hostile-mail';

const allowedAttributes: Record<string, string[]> = {
  a: ['href', 'rel'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
};
const allowedElements =
  /^(?:p|div|br|hr|blockquote|pre|h[1-6]|ul|ol|li|dl|d[td]|table|caption|t(?:head|body|foot|r|d|h)|span|a|b|strong|i|em|u|s|su[bp]|code|small)$/;

/** Everything about some markup that a saved page must not have. Written apart from the sanitiser. */
function offences(html: string): string[] {
  const found: string[] = [];
  for (const element of parseBody(html).querySelectorAll('*')) {
    const name = element.localName;
    if (!allowedElements.test(name)) found.push(`<${name}>`);
    for (const attribute of element.attributes) {
      const fine = [...(allowedAttributes[name] ?? []), 'dir', 'lang'].includes(attribute.name);
      if (!fine) found.push(`${name}[${attribute.name}]`);
    }
    const href = element.getAttribute('href');
    if (href !== null && !/^(?:https?:\/\/|mailto:)[^\s<>"]*$/.test(href)) found.push(href);
    if (name === 'a' && element.getAttribute('rel') !== 'noopener noreferrer') found.push('a without rel');
  }
  return found;
}

describe('hostile mail', () => {
  it.each(hostileMail)('can do nothing: %s', (mail) => {
    const once = sanitiseBody(mail);
    expect(offences(once.html)).toEqual([]);
    expect(sanitiseBody(once.html).html).toBe(once.html);
    expect(parseBody(once.html).innerHTML).toBe(once.html);
    expect(once.removed.allMarkup).toBe(false);
  });

  it('would be seen if the sanitiser let it through', () => {
    const harmless = hostileMail.filter((mail) => offences(mail).length === 0);
    // Escaped text and forged notes look harmless by this measure; nearly all the rest must not.
    expect(harmless.length).toBeLessThan(6);
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

const published = '/dompurify-payloads.json';
const corpora = ['../shared/corpora', '../../shared/corpora'].find((folder) =>
  existsSync(folder + published),
);

describe.skipIf(corpora === undefined)('the published payloads, where they lie beside the checkout', () => {
  it('can do nothing either', () => {
    const text = readFileSync(`${corpora ?? ''}${published}`, 'utf8');
    const payloads = strings(JSON.parse(text));
    expect(payloads.length).toBeGreaterThan(200);
    for (const payload of payloads) {
      const once = sanitiseBody(payload);
      expect(offences(once.html), payload).toEqual([]);
      expect(sanitiseBody(once.html).html, payload).toBe(once.html);
    }
  }, 60_000);
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('an ordinary letter', () => {
  it.each([
    'Dear Mom,<br>I miss you.<br><br>Love',
    '<p>One</p><p>Two &amp; three &lt;3</p>',
    '<div>One</div><div>Two <b>bold</b> <i>it</i></div>',
    'Typed with Enter\nand so on\n\n  indented &nbsp; more',
    '<span>nested <span>spans</span></span> and &lt;script&gt;alert(1)&lt;/script&gt;',
    '<ul><li>a</li><li>b</li></ul><table><tbody><tr><td colspan="2">c</td></tr></tbody></table>',
    'مرحبا <span dir="rtl" lang="ar">أمي</span> 😀',
  ])('keeps every word: %s', (mail) => {
    const { fragment, text, html } = sanitiseBody(mail);
    const spaced = (words: string) => words.replace(/\u00a0/g, ' ');
    expect(spaced(fragment.textContent)).toBe(spaced(parseBody(mail).textContent));
    expect(bodyText(fragment)).toBe(text);
    expect(bodyText(parseBody(html))).toBe(text);
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
