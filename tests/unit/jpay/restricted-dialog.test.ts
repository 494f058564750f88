// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/jpay/page-kind';
import { aspx, inboxOf, inboxRow, pageOf } from './made-up-page';

const dialog = (script: string) =>
  `<div id="restrictedDialog" title="Notice" style="display:none"><p>Email to this inmate is restricted.</p></div><script>${script}</script>`;
const kindOf = (script: string) =>
  recognise(pageOf(aspx('<span id="lbl_msgstatus"></span>', { after: dialog(script) }))).kind;

describe('the notice about a restricted person, in place of the list', () => {
  it.each([
    '$(function(){ $("#restrictedDialog").dialog({ modal: true }); });',
    `$("#restrictedDialog").dialog({ modal: true, buttons: { OK: function(){ $(this).dialog("close"); } } });`,
    `jQuery('#restrictedDialog').dialog();`,
    `$('#restrictedDialog').dialog({ autoOpen: false }); $('#restrictedDialog').dialog('open');`,
  ])('stands open by %s', (script) => {
    expect(kindOf(script)).toBe('restricted');
  });

  it.each([
    '',
    `$('#restrictedDialog').dialog({ autoOpen: false, modal: true });`,
    `$('#restrictedDialog').dialog('close');`,
    `$('#otherDialog').dialog({ modal: true });`,
  ])('waits hidden by "%s"', (script) => {
    expect(kindOf(script)).toBe('inbox');
  });

  it('hides no list that has rows', () => {
    const after = dialog('$("#restrictedDialog").dialog({ modal: true });');
    const page = pageOf(inboxOf(inboxRow('03', 'Fake Person', '07-15-2019'), { after }));
    expect(recognise(page).kind).toBe('inbox');
  });
});
