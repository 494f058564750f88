// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { asksForSomethingNeverPressed, letterAddress } from '../../../src/jpay/address';
import { openedByScript } from '../../../src/jpay/page-scripts';
import { letterPage, pageOf, receivedPath, site } from './made-up-page';

const opened = (script: string, onload = ''): string | undefined => {
  const html = letterPage('Hi', { extra: `<script>${script}</script>` });
  const source = openedByScript(pageOf(html.replace('<body>', `<body ${onload}>`), receivedPath))?.source;
  return source?.by === 'url' ? source.url.replace(`${site}/`, '') : source?.by;
};
const open = "window.open('ShowAttachment.aspx?id=5','w');";

describe('an attachment that a script opens', () => {
  it.each([
    open,
    `function other() { return '{'; } ${open}`,
    `if (true) { ${open} }`,
    `$(function () { ${open} });`,
    `$(document).ready(function(){${open}});`,
    `jQuery(() => { ${open} });`,
    `(function () { ${open} })();`,
    `!function () { ${open} }();`,
    `window.onload = function () { ${open} };`,
    `setTimeout(function(){ ${open} }, 10);`,
    `Sys.Application.add_load(function () { ${open} });`,
    `function showIt() { ${open} } showIt();`,
    `function inner() { ${open} } function outer() { inner(); } outer();`,
    `function pageLoad() { ${open} }`,
    `var it = /'/; ${open}`,
    `// it's not {\n${open}`,
  ])('is found in what runs by itself: %s', (script) => {
    expect(opened(script)).toBe('ShowAttachment.aspx?id=5');
  });

  it('is found in what the page runs when it has come', () => {
    expect(opened(`function showIt() { ${open} }`, 'onload="showIt()"')).toBe('ShowAttachment.aspx?id=5');
  });

  it.each([
    `function later() { ${open} }`,
    `var later = function () { ${open} };`,
    `$('#x').click(function () { ${open} });`,
    `document.getElementById('x').onclick = () => { ${open} };`,
    `function later() { if (x) { ${open} } }`,
    `function notIt() {} function it() { ${open} } notIt();`,
    `/* ${open} */`,
    `// ${open}`,
  ])('is not taken from what waits for a click: %s', (script) => {
    expect(opened(script)).toBeUndefined();
  });

  it.each([
    "window.location = 'VideoVisitCancel.aspx?id=5'",
    "location.href = 'VideoVisitSchedule.aspx'",
    "window.location.href = 'ProfileMain.aspx'",
    "window.open('Media.aspx?cmd=cancel')",
    "location = 'Imagen.aspx?accion=cancelar'",
  ])('is not what leads elsewhere: %s', (script) => {
    expect(opened(script)).toBeUndefined();
  });
});

it('an address that cancels is never asked, and a message that was cancelled is still read', () => {
  expect(asksForSomethingNeverPressed(new URL(`${site}/CancelVisit.aspx?id=1`))).toBe(true);
  expect(
    letterAddress('IncomingMailView.aspx?encLetterId=abc&cancelled=false', `${site}/IncomingMails.aspx`),
  ).not.toBeNull();
});
