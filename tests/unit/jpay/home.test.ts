// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readContacts, readShownName, splitContact } from '../../../src/jpay/home';
import { aspx, inboxOf, inboxRow, letterPage, pageOf, receivedPath } from './made-up-page';

const home = (main: string) => pageOf(aspx(main, { title: 'JPay | Home' }), '/home.aspx');

describe('the people of an account', () => {
  it('are the options of the list, without its first words and without repeats', () => {
    const page =
      home(`<select id="inmatesDropDownList" name="inmatesDropDownList"><option value="0">Select an inmate</option>
<option value="1" selected="selected">Fake  Person, 0000000014, Fake Department Of Corrections</option>
<option value="2">José O'Fake, A-1234, Fake Agency (texas Department Of Criminal)</option><option value="1">Fake Person, 0000000014, Fake Department Of Corrections</option></select>`);
    expect(readContacts(page)).toEqual([
      { name: 'Fake Person', inmateId: '0000000014', agency: 'Fake Department Of Corrections' },
      { name: "José O'Fake", inmateId: 'A-1234', agency: 'Fake Agency (texas Department Of Criminal)' },
    ]);
  });

  it('may be one only, in a label', () => {
    const tables =
      '<table><tr><td>Hello, 2, you</td></tr></table><table><tr><td><label>Your inmate:</label> <label>Fake Person, 0000000014, Fake Agency</label></td></tr></table>';
    expect(readContacts(home(tables))).toEqual([
      { name: 'Fake Person', inmateId: '0000000014', agency: 'Fake Agency' },
    ]);
  });

  it('may be told by the person whom JPay has chosen', () => {
    const page = pageOf(
      aspx(
        '<span id="uclSelectedInmateFromSession_SelectedInmateLabel">Fake Person</span> <span id="uclSelectedInmateFromSession_SelectedInmateIDLabel">#0014</span> <span id="uclSelectedInmateFromSession_SelectedInmateFacilityLabel">Fake Agency</span>',
      ),
    );
    expect(readContacts(page)).toEqual([{ name: 'Fake Person', inmateId: '0014', agency: 'Fake Agency' }]);
  });

  it('may be nobody', () => {
    expect(readContacts(home('<label>You have</label><label></label>'))).toEqual([]);
  });

  it.each([
    ['Jordan, Michael, Jr., 0000000014, Fake Agency', 'Jordan, Michael, Jr.', '0000000014', 'Fake Agency'],
    [
      'Fake Person, 14, Department of Corrections, North, Fake State',
      'Fake Person',
      '14',
      'Department of Corrections, North, Fake State',
    ],
    ['Fake Person, 14, Fake Agency, Region 5', 'Fake Person', '14', 'Fake Agency, Region 5'],
    ['Fake 2nd, 14, Fake Agency', 'Fake 2nd', '14', 'Fake Agency'],
    ['Fake Person,B12345,Fake Agency', 'Fake Person', 'B12345', 'Fake Agency'],
    ['FAKE,JOHN, 14, Fake Agency,North', 'FAKE,JOHN', '14', 'Fake Agency,North'],
    ['FAKE , JOHN,14,Fake Agency', 'FAKE , JOHN', '14', 'Fake Agency'],
    ['Fake Person, 14', 'Fake Person', '14', ''],
    ['Fake Person, 14, ', 'Fake Person', '14', ''],
  ])('"%s" is split as a person would', (text, name, inmateId, agency) => {
    expect(splitContact(text)).toEqual({ name, inmateId, agency });
  });

  it.each(['', 'Select an inmate', 'Fake Person', 'One, two, three', ', 14, Fake Agency'])(
    '"%s" is nobody',
    (text) => {
      expect(splitContact(text)).toBeNull();
    },
  );
});

describe('the name of who is signed in', () => {
  const shown = (header: string) => readShownName(pageOf(aspx(header)));
  it.each([
    ['<span id="myheader_lblUserName">Fake Holder</span>', 'Fake Holder'],
    ['<span id="myheader_lblWelcome">Welcome, Fake Holder</span>', 'Fake Holder'],
    ['<span id="myheader_lblWelcome">Welcome, <b>Fake Holder</b>!</span>', 'Fake Holder'],
    ['<span id="myheader_lblWelcome">Good evening, Fake Holder</span>', 'Fake Holder'],
    ['<span id="myheader_lblWelcome">Welcome back, Fake Holder | My Account</span>', 'Fake Holder'],
    ['<div class="top-header"><p>Hi <span id="lblUserName">Fake Holder</span></p></div>', 'Fake Holder'],
  ])('is found in %s', (header, name) => {
    expect(shown(header)).toBe(name);
  });

  it.each([
    '',
    '<h1>Welcome to JPay</h1>',
    '<p>Welcome back!</p>',
    '<span id="x_lblUserName"></span>',
    '<span id="myheader_lblWelcome">Welcome, Guest</span>',
    '<span id="myheader_lblWelcome">Welcome back!</span>',
    '<span id="myheader_lblWelcome">Summer stamps</span>',
    '<span id="myheader_lblWelcome">Welcome, you have 3 new letters</span>',
    '<p>Hi there</p>',
    '<div>Welcome, <b>Spring Sale</b>!</div>',
    '<span>Hello Summer</span>',
    '<h2>Welcome back, Families</h2>',
    '<span id="promo_lblWelcome">Welcome, Spring Sale</span>',
    '<label id="form_lblUserName">User name</label>',
  ])('is not found in "%s"', (header) => {
    expect(shown(header)).toBeUndefined();
  });

  it('is found beside the log-out link, whatever the label’s first name', () => {
    const label = '<span id="x_lblUserName">Fake Holder</span>';
    const panel = '<div id="top_right"><a id="x_lnkLogout" href="#">Log Out</a></div>';
    const inOne = aspx('', { header: `<div>${label}${panel}</div>` });
    expect(readShownName(pageOf(inOne))).toBe('Fake Holder');
    expect(readShownName(pageOf(aspx('', { header: label + panel })))).toBe('Fake Holder');
  });

  it('is not somebody whom a letter or a list greets', () => {
    expect(readShownName(pageOf(letterPage('<p>Hello Fake Mother</p>'), receivedPath))).toBeUndefined();
    expect(readShownName(pageOf(inboxOf(inboxRow('03', 'Hi Fake', ''))))).toBeUndefined();
  });
});
