/** Where JPay's pages live: the content script runs nowhere else (entrypoints/jpay.content.ts). */
export const siteOrigins = ['https://www.jpay.com', 'https://jpay.com'] as const;
export const sitePatterns = siteOrigins.map((origin) => `${origin}/*`);
