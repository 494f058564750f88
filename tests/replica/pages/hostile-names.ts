/** Elements whose names hide members of the document and of forms. They stand after the page's own content. */
export const clobberingMarkup = `<div id="hostile-names" style="display:none">${[
  ...[
    'body',
    'head',
    'forms',
    'images',
    'documentElement',
    'querySelector',
    'querySelectorAll',
    'getElementById',
  ],
  ...[
    'createElement',
    'characterSet',
    'cookie',
    'addEventListener',
    'dispatchEvent',
    'defaultView',
    'baseURI',
  ],
]
  .map(
    (name) =>
      `<img name="${name}" alt="" /><form name="${name}"><input name="id" /><input name="children" /></form>`,
  )
  .join('')}
<form id="browser"><button name="runtime" id="made-up-extension" type="button"></button></form>
<form id="content"><input name="fetch" /></form>
<iframe name="content" src="about:blank"></iframe>
<form id="chrome"><input name="runtime" /></form>
${[
  'process',
  'define',
  'module',
  'exports',
  'require',
  'fetch',
  'crypto',
  'location',
  'navigator',
  'DOMParser',
]
  .map((name) => `<a id="${name}" href="javascript:void 0"></a><a id="${name}" name="id"></a>`)
  .join('')}
<form id="Form1"><input name="__VIEWSTATE" value="hostile" /><input name="__EVENTVALIDATION" value="hostile" />
<input name="action" value="/hostile.aspx" /><input name="getAttribute" /><input name="elements" /></form></div>`;
