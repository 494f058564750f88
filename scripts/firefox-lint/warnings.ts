import * as v from 'valibot';

const findingSchema = v.object({
  _type: v.picklist(['error', 'notice', 'warning']),
  code: v.string(),
  message: v.string(),
  file: v.optional(v.string(), ''),
});
export type Finding = v.InferOutput<typeof findingSchema>;

/** What `web-ext lint --output json` says, as far as it counts here. */
export const lintReportSchema = v.object({
  errors: v.array(findingSchema),
  notices: v.array(findingSchema),
  warnings: v.array(findingSchema),
});
export type LintReport = v.InferOutput<typeof lintReportSchema>;

interface KnownWarning {
  code: string;
  /** The file, without what changes from build to build. */
  file: RegExp;
  /** How often it is found (default once). */
  times?: number;
  why: string;
}

/** Every warning that remains, once each, with the reason why it stays. */
export const knownWarnings: readonly KnownWarning[] = [
  {
    code: 'KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    why: 'New add-ons must say what data they collect (none). Firefox 115, the last for Windows 7, does not know the key and passes over it.',
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    why: 'The same key, for Firefox on Android, which Letterkeep does not claim to support. Naming a version for it would be a claim.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\/archive-[\w-]+\.js$/,
    times: 2,
    why: 'Where a letter becomes nodes, through our own policy, in a body that stands in no document, of an inert one (src/render/trusted-parsing.ts). And DOMPurify, unmodified: where DOMParser fails it sets innerHTML of an inert document, to an empty comment (we hand it nodes, no text).',
  },
];

/** A line for every finding that is not known, and for every known warning that occurs more or less often than it is known. */
export function judgeFindings(findings: readonly Finding[]): string[] {
  const isKnown = (known: KnownWarning, { _type, code, file }: Finding): boolean =>
    _type === 'warning' && code === known.code && known.file.test(file);
  const unknown = findings
    .filter((finding) => !knownWarnings.some((known) => isKnown(known, finding)))
    .map(({ _type, code, file, message }) => `${_type} ${code} in ${file}: ${message}`);
  const miscounted = knownWarnings.flatMap((known) => {
    const count = findings.filter((finding) => isKnown(known, finding)).length;
    const { times = 1 } = known;
    return count === times ? [] : [`${known.code}: found ${count} times, known ${times} (${known.why})`];
  });
  return [...unknown, ...miscounted];
}
