import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isChosen, leavesAttachmentsOut, leftOut } from '../../../src/model/chosen';
import {
  archiveFormats,
  choiceSchema,
  everything,
  exportRequestSchema,
  formatsOf,
} from '../../../src/model/export-request';
import { attachmentSchema, isWhole } from '../../../src/model/message';

const letter = { direction: 'received', personName: 'Fake  Anna', date: '2019-07-15T10:00' } as const;

describe('a message', () => {
  it('is chosen when nothing was', () => {
    expect(isChosen(letter, everything)).toBe(true);
  });

  it('is chosen by its person, however the name is spaced', () => {
    expect(isChosen(letter, { people: ['FAKE ANNA'], leaveUnread: false })).toBe(true);
    expect(isChosen(letter, { people: ['FAKE BEN'], leaveUnread: false })).toBe(false);
  });

  it('is chosen by whether it was received or sent', () => {
    expect(isChosen(letter, { directions: ['received'], leaveUnread: false })).toBe(true);
    expect(isChosen(letter, { directions: ['sent'], leaveUnread: false })).toBe(false);
    expect(isChosen(letter, { directions: ['sent', 'received'], leaveUnread: false })).toBe(true);
  });

  it('is chosen by its day, both ends included', () => {
    expect(isChosen(letter, { from: '2019-07-15', to: '2019-07-15', leaveUnread: false })).toBe(true);
    expect(isChosen(letter, { from: '2019-07-16', leaveUnread: false })).toBe(false);
    expect(isChosen(letter, { to: '2019-07-14', leaveUnread: false })).toBe(false);
  });

  it('without a date is not kept out by dates, but by all else', () => {
    const undated = { ...letter, date: null };
    expect(isChosen(undated, { from: '2030-01-01', leaveUnread: false })).toBe(true);
    expect(isChosen(undated, { from: '2030-01-01', directions: ['sent'], leaveUnread: false })).toBe(false);
  });
});

describe('a choice', () => {
  it('of an export from before there was more to choose is read as it was', () => {
    const stored = { people: ['FAKE ANNA'], from: '2019-01-01', leaveUnread: true };
    const choice = v.parse(choiceSchema, stored);
    expect(choice).toEqual(stored);
    expect(formatsOf(choice)).toEqual(['html', 'markdown']);
    expect(isChosen(letter, choice)).toBe(true);
  });

  it('goes to the reader with all that was chosen, and with nothing else', () => {
    const choice = { directions: ['sent'], withoutAttachments: true, formats: [], leaveUnread: false };
    expect(v.parse(exportRequestSchema, { what: 'archive', choice })).toEqual({ what: 'archive', choice });
    expect(v.safeParse(choiceSchema, { ...choice, directions: ['both'] }).success).toBe(false);
    expect(v.safeParse(choiceSchema, { ...choice, formats: ['html'] }).success).toBe(false);
    expect(v.safeParse(choiceSchema, { ...choice, withoutAttachments: false }).success).toBe(false);
  });

  it('always holds web pages, and the other formats as they were ticked', () => {
    expect(formatsOf({ leaveUnread: false, formats: [] })).toEqual(['html']);
    expect(formatsOf({ leaveUnread: false, formats: [...archiveFormats] })).toEqual([
      'html',
      ...archiveFormats,
    ]);
  });

  it('leaves attachments out of an archive only', () => {
    expect(
      leavesAttachmentsOut({ what: 'archive', choice: { withoutAttachments: true, leaveUnread: false } }),
    ).toBe(true);
    expect(leavesAttachmentsOut({ what: 'archive', choice: everything })).toBe(false);
    expect(leavesAttachmentsOut({ what: 'conversation', personName: 'Fake Anna', format: 'html' })).toBe(
      false,
    );
  });
});

describe('an attachment that was left out', () => {
  const photo = {
    index: 1,
    label: 'Photo',
    kind: 'image',
    state: 'saved',
    mediaType: 'image/png',
    bytes: 3,
    sha256: 'a'.repeat(64),
  } as const;

  it('is skipped by choice, says so, and holds nothing of its bytes', () => {
    const left = leftOut(photo);
    expect(v.parse(attachmentSchema, left)).toEqual(left);
    expect(left).toEqual({
      index: 1,
      label: 'Photo',
      kind: 'image',
      state: 'skipped',
      failure: 'not-chosen',
      reason: 'It was left out, as messages were chosen without their attachments.',
    });
  });

  it('makes its message one that another export may complete', () => {
    expect(isWhole({ attachments: [photo] })).toBe(true);
    expect(isWhole({ attachments: [photo, leftOut(photo)] })).toBe(false);
  });
});
