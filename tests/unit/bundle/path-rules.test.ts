import { describe, expect, it } from 'vitest';
import {
  checkedFileName,
  checkEntryPath,
  checkEntryPaths,
  comparablePath,
  safeExtension,
} from '../../../src/bundle/path-rules';

describe('what no path in a ZIP may be', () => {
  it.each([
    '/absolute',
    '../up',
    'a/../b',
    'a//b',
    'a\\b',
    'C:/x',
    'a/CON',
    'a/nul.txt',
    'a/LPT9.html',
    'a/.hidden',
    'a/-rf',
    'a/dot.',
    'a/space ',
    'a/ü',
    'a/b%c',
    'a/b:c',
    `a/${'b'.repeat(101)}`,
    'ab/'.repeat(60) + 'c',
    'a/b\nc',
    '',
  ])('refuses %j', (path) => {
    expect(() => checkEntryPath(path)).toThrow(/breaks a rule/);
  });

  it('allows the name of START HERE.html', () => {
    expect(() => checkEntryPath('Letterkeep-2026-11-22/START HERE.html')).not.toThrow();
  });
});

describe('extensions', () => {
  it.each(['html', 'svg', 'js', 'css', 'exe', 'xml', 'HTM', 'lnk', '', 'a/b', 'toolong'])(
    'never lets an attachment end in %j',
    (extension) => {
      expect(safeExtension(extension)).toBe('dat.txt');
    },
  );
  it('keeps what a picture is', () => {
    expect(safeExtension('.JPG')).toBe('jpg');
  });
});

describe('two names that one disk takes for one', () => {
  it.each([
    ['fake/Photo.jpg', 'fake/photo.JPG'],
    ['Stra\u00DFe', 'STRASSE'],
    ['STRA\u1E9EE', 'strasse'],
    ['\u03C3\u03C2', '\u03A3\u03A3'],
    ['Jose\u0301', 'JOS\u00C9'],
    ['\uFF26ake', 'fake'],
    ['\u212A', 'k'],
    ['fa\u200Bke', 'fake'],
    ['\u0130', 'i\u0307'],
    ['\uFB01', 'FI'],
    ['\u0390', '\u1FD3'],
  ])('%j and %j are found', (one, other) => {
    expect(comparablePath(one)).toBe(comparablePath(other));
    expect(comparablePath(comparablePath(one))).toBe(comparablePath(one));
  });

  it('are never written into one ZIP', () => {
    expect(() => checkEntryPaths(['a/Fake.txt', 'b/fake.txt'])).not.toThrow();
    expect(() => checkEntryPaths(['a/Fake.txt', 'a/fake.txt'])).toThrow(/one name/);
  });
});

describe('the name a file is handed to the browser with', () => {
  it('is given back if it keeps the rules', () => {
    expect(checkedFileName('Letterkeep-2026-11-22-INCOMPLETE.zip')).toBe(
      'Letterkeep-2026-11-22-INCOMPLETE.zip',
    );
  });

  it.each([
    '../fake.zip',
    'a/b.zip',
    'nul.zip',
    'fake',
    'fa\u202Eke.zip',
    '.zip',
    '',
    'x'.repeat(101) + '.zip',
  ])('is refused as %j', (name) => {
    expect(() => checkedFileName(name)).toThrow(/breaks a rule/);
  });
});
