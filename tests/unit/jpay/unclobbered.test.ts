// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { all, ancestry, attribute, isHidden, line, parent, seenText } from '../../../src/jpay/unclobbered';
import { parseHtml } from './made-up-page';

describe('a page with names that hide the browser’s own', () => {
  const document = parseHtml(
    `<img name="querySelectorAll"><form id="f" action="real.aspx"><p><input name="action"><input name="getAttribute"><input name="parentElement"><input name="closest"><input name="querySelectorAll"><input id="last"></p></form>`,
  );
  const [form] = all(document, 'form');
  const [input] = all(document, 'input');
  const [last] = all(document, '#last');
  if (!form || !input || !last) throw new Error('The page is not as written.');
  // jsdom hides fewer names than browsers do: what they would put on the form is put there.
  for (const name of ['action', 'getAttribute', 'parentElement']) {
    Object.defineProperty(form, name, { value: input });
  }

  it('is read all the same', () => {
    expect(Reflect.get(form, 'getAttribute')).toBe(input);
    expect(attribute(form, 'action')).toBe('real.aspx');
    expect(parent(form)?.localName).toBe('body');
    expect(ancestry(last).map((element) => element.localName)).toEqual([
      'input',
      'p',
      'form',
      'body',
      'html',
    ]);
  });
});

describe('what a person could see', () => {
  it('has no scripts, styles or words for browsers without script', () => {
    const page = parseHtml(
      '<p>A&nbsp; b</p><script>c</script><style>d</style><noscript>e</noscript><p>f</p>',
    );
    expect(seenText(page.documentElement)).toBe('A b f');
    expect(line(page.body)).toContain('c');
  });

  it('is not what the markup hides', () => {
    const page = parseHtml(
      '<div style="DISPLAY :none"><b id="a">x</b></div><b id="b" hidden>x</b><b id="c" style="color:red">x</b>',
    );
    expect(['#a', '#b', '#c'].map((selector) => all(page, selector).map(isHidden))).toEqual([
      [true],
      [true],
      [false],
    ]);
  });
});
