/**
 * A body as no sound site would serve it: live script, remote pictures, a form. Nothing of it may run or phone
 * home from the archive. The text is written beside each piece by hand, so that no parser vouches for itself.
 */
const pieces: readonly { html: string; text: string }[] = [
  { html: 'Hello', text: 'Hello' },
  { html: '<br>', text: '\n' },
  { html: '<script>window.leaked=1;fetch("https://leaking.invalid/script")</script>', text: '' },
  { html: '<img src="x" onerror="new Image().src=\'https://leaking.invalid/x.png\'">', text: '' },
  { html: '<br>', text: '\n' },
  { html: 'See <a href="javascript:alert(1)">this link</a>', text: 'See this link' },
  { html: ' and <a href="https://example.invalid/page">that one</a>', text: ' and that one' },
  { html: '<br>', text: '\n' },
  { html: '<style>body{background:url(https://leaking.invalid/style.png)}</style>', text: '' },
  {
    html: '<img src="https://leaking.invalid/remote.png" srcset="https://leaking.invalid/set.png 2x" alt="">',
    text: '',
  },
  {
    html: '<b onclick="alert(2)" style="background:url(//leaking.invalid/b)">bold words</b>',
    text: 'bold words',
  },
  { html: '<link rel="stylesheet" href="https://leaking.invalid/sheet.css">', text: '' },
  { html: '<svg width="1" height="1" onload="alert(3)"></svg>', text: '' },
  // Last, because </form> also ends the form of the page around it.
  { html: '<form action="https://leaking.invalid/form"><input name="q" value="secret"></form>', text: '' },
];

export const hostileHtml = pieces.map((piece) => piece.html).join('');
export const hostileText = pieces.map((piece) => piece.text).join('');
