import { describe, expect, it } from 'vitest';
import { browserOf, plainVersion } from '../../../src/model/browser-marks';
import { countFailures, jobReport } from '../../../src/model/details';
import { done, paused, reading } from '../ui/examples';

describe('the browser that the copied details name', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0';
  it.each([
    [`${chrome} Safari/537.36`, 'Chrome', 131, 'Windows'],
    [`${chrome} Safari/537.36 Edg/130.0.2849.46`, 'Edge', 130, 'Windows'],
    [`${chrome} Safari/537.36 OPR/114.0.0.0`, 'Opera', 114, 'Windows'],
    ['Mozilla/5.0 (Windows NT 6.1; rv:109.0) Gecko/20100101 Firefox/115.0', 'Firefox', 115, 'Windows'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/109.0.0.0', 'Chrome', 109, 'ChromeOS'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox',
      140,
      'Mac',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131 Chrome/131.0.0.0', 'Chrome', 131, 'Linux'],
    ['Kumquatish/9 (of Zorblaxa)', 'other', 0, 'other'],
    ['', 'other', 0, 'other'],
  ])('is, for "%s", %s %i on %s', (userAgent, name, major, system) => {
    expect(browserOf(userAgent)).toEqual({ name, major, system });
  });

  it('has a version of numbers alone beside it', () => {
    expect(plainVersion('0.1.0')).toBe('0.1.0');
    expect(plainVersion('1.2.3.4')).toBe('1.2.3.4');
    expect(plainVersion('0.1.0 for Zorblaxa')).toBe('unknown');
    expect(plainVersion('')).toBe('unknown');
  });
});

describe('what is told of a job', () => {
  it('is how it stands and how much there is, and neither names nor files', () => {
    const ordered = {
      what: 'archive',
      choice: { people: ['FAKE ZORBLAXA'], from: '2019-07-15', leaveUnread: false },
    } as const;
    expect(
      jobReport({
        ...paused,
        request: { ...ordered, choice: { ...ordered.choice, people: ['FAKE ZORBLAXA'] } },
      }),
    ).toEqual({
      state: 'paused',
      what: 'archive',
      why: 'by-person',
      messages: paused.progress.messages,
      attachments: paused.progress.attachments,
    });
    expect(jobReport({ ...done, fileNames: ['2019-07-15_1504_received_fake-zorblaxa.html'] })).toEqual({
      state: 'done',
      what: 'archive',
      complete: true,
      messages: done.messages,
      attachments: done.attachments,
    });
    expect(jobReport({ ...reading, progress: { ...reading.progress, waitReason: 'offline' } })).toMatchObject(
      {
        state: 'reading',
        waitReason: 'offline',
      },
    );
    expect(jobReport({ state: 'idle' })).toEqual({ state: 'idle' });
  });

  it('is how often each thing went wrong', () => {
    expect(
      countFailures([
        { what: 'message', kind: 'timed-out' },
        { what: 'attachment', kind: 'timed-out' },
        { what: 'message', kind: 'timed-out' },
      ]),
    ).toEqual([
      { what: 'message', kind: 'timed-out', count: 2 },
      { what: 'attachment', kind: 'timed-out', count: 1 },
    ]);
  });
});
