/** Which browser it is, as far as "Copy details" tells: names of a closed list and one number. */
export const browserNames = ['Chrome', 'Edge', 'Opera', 'Firefox', 'other'] as const;
export const systemNames = ['Windows', 'Mac', 'ChromeOS', 'Android', 'Linux', 'other'] as const;

export interface BrowserMarks {
  name: (typeof browserNames)[number];
  /** 0 where it is not said. */
  major: number;
  system: (typeof systemNames)[number];
}

/** Edge and Opera call themselves Chrome too, so they are looked for first. */
const browserMarks = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Firefox', /\bFirefox\/(\d{1,4})/],
  ['Chrome', /Chrom(?:e|ium)\/(\d{1,4})/],
] as const;

const systemMarks = [
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac(?:intosh| OS)\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** Browser, its major version and the system, from a user agent. Never throws. */
export function browserOf(userAgent: string): BrowserMarks {
  const system = systemMarks.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other';
  for (const [name, mark] of browserMarks) {
    const major = mark.exec(userAgent)?.[1];
    if (major !== undefined) return { name, major: Number(major), system };
  }
  return { name: 'other', major: 0, system };
}

/** The version of a manifest, or "unknown" for what is no version. */
export function plainVersion(version: string): string {
  return /^\d{1,5}(?:\.\d{1,5}){0,3}$/.test(version) ? version : 'unknown';
}
