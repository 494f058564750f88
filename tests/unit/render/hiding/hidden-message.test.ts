// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../../src/model/message';
import { Hider } from '../../../../src/render/hiding/hider';
import { hiddenLetter, hiddenMessage, hiddenPerson } from '../../../../src/render/hiding/hidden-message';
import { sanitiseBody, sanitisedFragment } from '../../../../src/render/sanitise';
import { fakePerson, madeUpMessage, savedAttachment, vanished } from '../made-up-message';

const hider = new Hider([{ inmateId: 'X77388', agency: 'Fake Department of Corrections' }], '[hidden]');
const hidden = (html: string): string => hiddenLetter(sanitiseBody(html).html, hider);

describe('a letter that is passed on', () => {
  it.each([
    'X<b>77</b>388',
    '<i>X</i><b>7</b><u>7</u><s>3</s><sub>8</sub><sup>8</sup>',
    '7&#55;3&#x38;8',
    '7&shy;7&zwj;388',
    '77<br>388',
    '<p>77</p><p>388</p>',
    '<table><tr><td>7</td><td>7</td><td>3</td><td>8</td><td>8</td></tr></table>',
    '77<!-- no -->388',
    '77<img src="https://x77388.invalid/77388.png">388',
    '77<a href="https://fake.invalid/77388">3</a>88',
    '<a href="mailto:77388@fake.invalid">write</a>',
    '<span lang="77388" dir="rtl">hello</span>',
    '<td colspan="77388">hello</td><table><tr><td colspan="77388">hello</td></tr></table>',
    '<script>77388</script><style>77388</style>',
  ])('shows no digit of the number: %s', (html) => {
    expect(hidden(`Hello ${html} bye`)).not.toMatch(/[738]/);
  });

  it('keeps all its other words, and their order and look', () => {
    expect(hidden('<p>My number is <b>X77</b>388 now.</p><p>Love, <i>me</i></p>')).toBe(
      '<p>My number is <b>[hidden]</b> now.</p><p>Love, <i>me</i></p>',
    );
  });

  it('hides an address whose lines are parted', () => {
    expect(hidden('12 Fake Street<br>Faketown, CA 90000<br>Hello')).toBe('[hidden]<br><br>Hello');
  });

  it('has no links, and says no more where one led', () => {
    expect(hidden('<a href="https://fake.invalid/">our page</a>!')).toBe('our page!');
  });

  it('goes without letter number, status, id and namesakes, and with labels and reasons hidden', () => {
    const missing = { ...vanished, reason: 'X 77388 is gone.' } as Attachment;
    const message = madeUpMessage({
      ...{ date: null, dateText: 'on X77388', letterNumber: '77388', status: 'X77388' },
      attachments: [savedAttachment({ label: 'X77388.jpg' }), missing],
    });
    const attachments = message.attachments.map((attachment) => ({ attachment }));
    const shown = hiddenMessage({ message, attachments, bodyFragment: sanitisedFragment('Hi') }, 26, hider);
    expect(JSON.stringify({ ...shown.message, raw: null, readAt: null })).not.toMatch(
      /77388|1234567890abcdef/,
    );
    expect(shown.message.id).toBe('ba');
    expect(shown.attachments.map(({ attachment }) => attachment.label)).toEqual([
      '[hidden].jpg',
      'Beach & <sea>',
    ]);
    expect(hiddenPerson({ ...fakePerson, name: 'FAKE JORDAN X77388' }, hider)).toEqual({
      ...{ key: fakePerson.key, name: 'FAKE JORDAN [hidden]', sameNameContacts: [] },
    });
  });
});
