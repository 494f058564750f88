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
    ['lines that a div keeps', '<div style="white-space:pre-wrap">A\n  B\r\n\nC</div>', 'A\n  B\n\nC'],
    [
      'lines that a paragraph keeps, but not its spaces',
      '<p style="color:red; WHITE-SPACE: pre-line">A\n  B  C</p>D',
      'A\n B C\nD',
    ],
    [
      'lines that words between others keep',
      'X<br>A\nA <span style="white-space: break-spaces">B\nC</span>',
      'X\nA A B\nC',
    ],
    ['lines that end with a br too', '<div style="white-space:pre-wrap">A<br>B\nC<br></div>D', 'A\nB\nC\nD'],
    [
      'lines inside what keeps them',
      '<div style="white-space:pre-wrap"><b>A\nB</b> <i>C</i></div>',
      'A\nB C',
    ],
    [
      'lines that are kept no longer',
      '<div style="white-space:pre"><p style="white-space:normal">A\nB</p></div>',
      'A B',
    ],
    [
      'the site’s layout where lines are kept',
      '<div style="white-space:pre-wrap">\n  <p>A</p>\n  <p>B</p>\n</div>',
      'A\nB',
    ],
    ['lines of a field for text', 'X<br><textarea readonly>A\n  B</textarea>', 'X\nA\n  B'],
    ['lines that no style keeps', '<div style="white-space:nowrap">A\nB</div>', 'A B'],
    [
      'preformatted lines in what keeps them',
      '<div style="white-space:pre-wrap"><pre>A\n\tB</pre></div>',
      'A\n\tB',
    ],
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
