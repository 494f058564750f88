import * as v from 'valibot';

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** The answer of `npm audit --json` since npm 7 (auditReportVersion 2). */
const reportSchema = v.object({
  vulnerabilities: v.record(v.string(), v.object({ name: v.string(), severity: v.picklist(severities) })),
  metadata: v.object({
    vulnerabilities: v.object({ high: v.number(), critical: v.number(), total: v.number() }),
  }),
});
/** What it prints where nobody could be reached, or where the registry has no such service (npm 10 and 11). */
const noAnswerSchema = v.union([
  v.object({ message: v.pipe(v.string(), v.regex(/failed, reason:/)) }),
  v.object({ statusCode: v.picklist([404, 405, 501]) }),
]);

/** What the answer means, in a sentence, and whether it fails the build. Throws on an answer of no known form. */
export function judgeAudit(answer: string): { sentence: string; failed: boolean } {
  const parsed: unknown = JSON.parse(answer);
  const report = v.safeParse(reportSchema, parsed);
  if (!report.success) {
    if (!v.is(noAnswerSchema, parsed))
      throw new Error(`npm audit said something new: ${answer.slice(0, 400)}`);
    return {
      sentence:
        'LEFT OUT. The registry in use has no audit service or was not reached: nothing is known, good or bad.',
      failed: false,
    };
  }
  const { high, critical, total } = report.output.metadata.vulnerabilities;
  const grave = Object.values(report.output.vulnerabilities).filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  );
  const names = grave.map(({ name, severity }) => `${name} (${severity})`).join(', ');
  const failed = high + critical > 0 || grave.length > 0;
  return {
    sentence: failed
      ? `${names || high + critical} must be mended.`
      : `0 high, 0 critical (${total} in all).`,
    failed,
  };
}
