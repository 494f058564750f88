// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { servedText } from '../../../src/render/text';

describe('the words of a letter', () => {
  it.each([
    ['lines ended by br', 'A<br>B<br/>C', 'A\nB\nC'],
    ['br with line breaks of the source beside it', 'A\r\n<br />\r\n   B', 'A\nB'],
    ['an empty line of two br', 'A<br><br>B', 'A\n\nB'],
    ['paragraphs', '<p>A</p><p>B</p>', 'A\nB'],
    ['paragraphs laid out by the site', '\n  <p>A</p>\n  <p>B</p>\n', 'A\nB'],
    ['a div for each line', '<div>A</div><div>B</div>', 'A\nB'],
    ['an empty line as a div with br', '<div>A</div><div><br></div><div>B</div>', 'A\n\nB'],
    ['an empty line as an empty div', '<div>A</div><div></div><div>B</div>', 'A\n\nB'],
    ['an empty line as a no-break space', '<p>A</p><p>&nbsp;</p><p>B</p>', 'A\n\nB'],
    ['a first line outside the divs', 'A<div>B</div><div>C</div>', 'A\nB\nC'],
    ['blocks in blocks', '<div><p>A</p></div><div><div>B</div></div>', 'A\nB'],
    ['a br at the end of a block', '<div>A<br></div><div>B</div>', 'A\nB'],
    ['white space between words', 'A \t\n  B<br>C', 'A B\nC'],
    ['white space across elements', 'A <b> B</b> <i> C</i><br>', 'A B C'],
    ['plain spaces at the start of a line', 'A<br>   B', 'A\n B'],
    ['no-break spaces, which do not collapse', 'A<br>&nbsp;&nbsp; B&nbsp;<br>C', 'A\n   B\nC'],
    ['typed line breaks, with nothing else making lines', ' A\r\n  B\tC  \n\nD ', ' A\n  B\tC\n\nD '],
    ['typed line breaks around inline markup', 'A\n<b>B\n</b><span>C</span>', 'A\nB\nC'],
    ['empty lines at both ends', '<br> <br>A<br>&nbsp;<br>', 'A'],
    ['empty lines at both ends, typed', '\n \nA\n\t\n', 'A'],
    ['a list', '<ul>\n<li>A</li>\n<li>B</li></ul>C', 'A\nB\nC'],
    ['cells of a table', '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
    ['preformatted lines', 'X<pre>A\n  B\n</pre>Y', 'X\nA\n  B\nY'],
    [
      'script, style and comments, which nobody sees',
      'A<script>x</script><style>y</style><!-- z --><br>B',
      'A\nB',
    ],
    ['markup that somebody typed', 'A &lt;b&gt;B&lt;/b&gt;<br>', 'A <b>B</b>'],
    ['letters as they are, composed or not', 'e\u0301 é ﬁ<br>', 'e\u0301 é ﬁ'],
    ['nothing', '', ''],
    ['nothing but layout', '<p> </p>\n<br>', ''],
    [
      'names that would lead a walker astray',
      '<form><input name=nodeName><input name=firstChild>A</form>B',
      'A\nB',
    ],
  ])('reads %s', (_what, served, text) => {
    expect(servedText(served)).toBe(text);
  });

  it('reads a letter nested deeper than a stack holds', () => {
    expect(servedText(`${'<div>'.repeat(800)}A<br>B`)).toBe('A\nB');
  });
});
