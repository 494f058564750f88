import * as v from 'valibot';

/** The languages Letterkeep speaks: on screen, and in what it saves. BCP 47. */
export const languages = ['en', 'es'] as const;
export const languageSchema = v.picklist(languages);
export type Language = v.InferOutput<typeof languageSchema>;

/** The language for a BCP 47 tag such as the browser's own, "es-MX": English where we have no other. */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
}
