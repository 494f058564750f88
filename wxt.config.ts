import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { libraryPlugin } from './scripts/libraries/library-plugin';
import { oldestBrowsers } from './scripts/oldest-browsers';
import { parsingPolicyName } from './src/render/trusted-parsing';

/**
 * For the popup, the archive tab and the background. They show pictures of our own and load nothing else. No base-uri:
 * Chromium would report every `<base>` of a message that is parsed, in a document where it means nothing.
 */
const securityPolicy = [
  "script-src 'self'",
  "object-src 'none'",
  "img-src 'self' blob: data:",
  "media-src 'none'",
  "font-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "connect-src 'self' blob: data: https://jpay.com https://*.jpay.com",
  // A string becomes a document in src/render/trusted-parsing.ts or not at all. Firefox 115 knows neither directive.
  "require-trusted-types-for 'script'",
  `trusted-types ${parsingPolicyName}`,
].join('; ');

/**
 * What the browsers are told about Letterkeep. Every line of power here has its reason in PRIVACY.md's
 * permissions table; nothing may be added without one (design.md, "Least power").
 */
export default defineConfig({
  // Entry points import what they use by name; nothing appears from nowhere.
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  // Firefox is built as Manifest V2 (npm run build:firefox): before Firefox 127, V3 host access is not granted at install.
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [libraryPlugin()],
    build: {
      target: [`chrome${oldestBrowsers.chrome}`, `firefox${oldestBrowsers.firefox}`],
      sourcemap: false,
    },
    resolve: {
      alias: {
        // WXT's own would tell the page that we are there.
        'wxt/utils/content-script-context': resolve('src/platform/content-script-context.ts'),
      },
    },
  }),
  manifest: ({ browser, manifestVersion, command }) => ({
    // In the browser's language, from public/_locales: the browser reads these two before anything of ours runs.
    default_locale: 'en',
    name: '__MSG_name__',
    description: '__MSG_description__',
    permissions: ['storage', 'unlimitedStorage', ...(manifestVersion === 2 ? ['https://*.jpay.com/*'] : [])],
    ...(manifestVersion === 3 ? { host_permissions: ['https://*.jpay.com/*'] } : {}),
    // The browser itself holds every request of ours to JPay's hosts, redirects too: nothing leaves. (A development
    // build talks to its own server.)
    ...(command === 'build'
      ? {
          content_security_policy:
            manifestVersion === 3 ? { extension_pages: securityPolicy } : securityPolicy,
        }
      : {}),
    // Private messages must not stay on disk from a window that promised not to keep them.
    incognito: 'not_allowed',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'letterkeep@letterkeep.invalid',
              strict_min_version: `${oldestBrowsers.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: oldestBrowsers.chrome }),
  }),
});
