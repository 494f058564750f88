import { describe, expect, it } from 'vitest';
import { judgeAudit } from '../../../scripts/audit/audit-answer';

const report = (vulnerabilities: Record<string, string>) => {
  const found = Object.entries(vulnerabilities);
  const count = (wanted: string) => found.filter(([, severity]) => severity === wanted).length;
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(found.map(([name, severity]) => [name, { name, severity }])),
    metadata: {
      vulnerabilities: { high: count('high'), critical: count('critical'), total: found.length },
    },
  });
};

describe('the audit of packages', () => {
  it('fails on a high and on a critical weakness, and names the package', () => {
    expect(judgeAudit(report({ 'made-up': 'high' }))).toEqual({
      failed: true,
      sentence: 'made-up (high) must be mended.',
    });
    expect(judgeAudit(report({ 'made-up': 'critical', other: 'low' })).failed).toBe(true);
  });

  it('passes where nothing is high', () => {
    expect(judgeAudit(report({})).failed).toBe(false);
    expect(judgeAudit(report({ 'made-up': 'moderate' }))).toEqual({
      failed: false,
      sentence: '0 high, 0 critical (1 in all).',
    });
  });

  it.each([
    { message: '405 Method Not Allowed - POST', method: 'POST', statusCode: 405 },
    { message: 'request to there failed, reason: connect ECONNREFUSED', error: { summary: '' } },
  ])('says plainly that it was left out where no registry answers', (answer) => {
    const judged = judgeAudit(JSON.stringify(answer));
    expect(judged.failed).toBe(false);
    expect(judged.sentence).toMatch(/^LEFT OUT\./);
  });

  it.each(['', 'not JSON', '{}', '{"statusCode":400,"message":"Invalid package tree"}'])(
    'does not take for an answer what is none: %s',
    (answer) => {
      expect(() => judgeAudit(answer)).toThrow();
    },
  );
});
