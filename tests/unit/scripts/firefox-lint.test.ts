import { describe, expect, it } from 'vitest';
import { judgeFindings, type Finding } from '../../../scripts/firefox-lint/warnings';

const found: readonly Finding[] = [
  {
    _type: 'warning',
    code: 'KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION',
    message: 'made up',
    file: 'manifest.json',
  },
  {
    _type: 'warning',
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    message: 'made up',
    file: 'manifest.json',
  },
  { _type: 'warning', code: 'UNSAFE_VAR_ASSIGNMENT', message: 'made up', file: 'chunks/archive-aB3_-9xy.js' },
  { _type: 'warning', code: 'UNSAFE_VAR_ASSIGNMENT', message: 'made up', file: 'chunks/archive-aB3_-9xy.js' },
];
const innerHtml: Finding = {
  _type: 'warning',
  code: 'UNSAFE_VAR_ASSIGNMENT',
  message: 'made up',
  file: 'chunks/popup-abc.js',
};

describe('the list of Firefox’s warnings', () => {
  it('is what the lint finds, no more and no less', () => {
    expect(judgeFindings(found)).toEqual([]);
  });

  it('refuses a warning that is not on it, also one like a known one in another file', () => {
    expect(judgeFindings([...found, { ...innerHtml, code: 'DANGEROUS_EVAL' }])).toEqual([
      'warning DANGEROUS_EVAL in chunks/popup-abc.js: made up',
    ]);
    expect(judgeFindings([...found, innerHtml])).toHaveLength(1);
  });

  it('refuses one more warning of a known kind', () => {
    expect(judgeFindings([...found, { ...innerHtml, file: 'chunks/archive-abc.js' }])).toHaveLength(1);
  });

  it('refuses a known one that occurs no more', () => {
    expect(judgeFindings(found.slice(1))).toEqual([
      expect.stringContaining('KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION: found 0 times'),
    ]);
  });

  it('refuses every error and every notice', () => {
    expect(judgeFindings([...found, { ...innerHtml, _type: 'error' }])).toHaveLength(1);
    expect(
      judgeFindings([...found, { ...innerHtml, _type: 'notice', file: 'chunks/archive-abc.js' }]),
    ).toHaveLength(1);
  });
});
