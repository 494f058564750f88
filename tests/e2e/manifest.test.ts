import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostBytes, weightOf } from '../../scripts/bench/built';
import { languages } from '../../src/model/language';

/**
 * Letterkeep's whole power, written down: both built manifests must be equal to this, key by key. One permission, host or
 * key more fails here and needs its reason, here and in PRIVACY.md's table. Version and icons aside.
 */
const policy = [
  // Programs come from the extension itself, none from text, none from the network.
  "script-src 'self'",
  "object-src 'none'",
  // Our own icons; photos are written, never shown.
  "img-src 'self' blob: data:",
  "media-src 'none'",
  "font-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  // JPay and its picture hosts, to save what they show.
  "connect-src 'self' blob: data: https://jpay.com https://*.jpay.com",
  // Text becomes a document in one place of the source alone (src/render/trusted-parsing.ts).
  "require-trusted-types-for 'script'",
  'trusted-types letterkeep-parsing',
].join('; ');

const everywhere = {
  // The words of the list of extensions and of the stores, in each language (`locales` below).
  default_locale: 'en',
  name: '__MSG_name__',
  description: '__MSG_description__',
  // A private window promises to keep nothing on the computer; we must keep messages there while we work.
  incognito: 'not_allowed',
  // The only place where we run by ourselves: JPay's own two hosts, to read the mailbox as the family would.
  content_scripts: [
    {
      matches: ['https://jpay.com/*', 'https://www.jpay.com/*'],
      // Before the page can give its own elements the browser's names (src/platform/own-names.ts).
      run_at: 'document_start',
      js: ['content-scripts/jpay.js'],
    },
  ],
};

const button = { default_title: 'Letterkeep', default_popup: 'popup.html' };
/** What it is doing just now; and more than a few megabytes of photos while it works. */
const permissions = ['storage', 'unlimitedStorage'];
/** Pictures that JPay keeps on another host of its own. */
const hosts = ['https://*.jpay.com/*'];

const manifests = {
  'chrome-mv3': {
    ...everywhere,
    manifest_version: 3,
    permissions,
    host_permissions: hosts,
    content_security_policy: { extension_pages: policy },
    minimum_chrome_version: '109',
    background: { service_worker: 'background.js' },
    action: button,
  },
  'firefox-mv2': {
    ...everywhere,
    manifest_version: 2,
    // In Manifest V2 hosts stand among the permissions.
    permissions: [...permissions, ...hosts],
    content_security_policy: policy,
    browser_specific_settings: {
      gecko: {
        id: 'letterkeep@letterkeep.invalid',
        strict_min_version: '115.0',
        // Nothing that is read leaves the computer.
        data_collection_permissions: { required: ['none'] },
      },
    },
    background: { scripts: ['background.js'] },
    browser_action: button,
  },
};

const locales = {
  en: 'Save every message, photo and VideoGram your family has on JPay into one ZIP you can always open.',
  es: 'Guarde todos los mensajes, fotos y VideoGrams que su familia tiene en JPay en un archivo ZIP que siempre podrá abrir.',
};
/** Characters that the Chrome Web Store lets a description have. */
const longestDescription = 132;

describe.each(Object.entries(manifests))('the built extension %s', (build, expected) => {
  const folder = join('.output', build);
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const { version, icons, ...manifest } = JSON.parse(text) as Record<string, unknown>;

  it('may do what is written down here, and nothing else', () => {
    expect(manifest).toEqual(expected);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const icon of Object.values(icons as Record<string, string>))
      expect(icon).toMatch(/^icon\/\d+\.png$/);
  });

  it('opens itself to no website, no other extension and no unsafe program', () => {
    const growing =
      /unsafe-|http:|web_accessible_resources|externally_connectable|optional_|"commands"|<all_urls>|\*:\/\//;
    expect(growing.exec(text)?.[0]).toBeUndefined();
  });

  it('has these pages and no other, and no file that no page needs', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name.replace(/-[\w-]{8}(?=\.(?:js|css)$)/, ''));
    expect(files.filter((name) => name.endsWith('.html')).sort()).toEqual(['archive.html', 'popup.html']);
    expect(files.filter((name) => !/\.(?:html|js|css|png)$/.test(name)).sort()).toEqual([
      'manifest.json',
      ...Object.keys(locales).map(() => 'messages.json'),
    ]);
  });

  it('weighs little: its content script, packed, and the package for the store', () => {
    const weight = weightOf(build);
    expect(weight.contentScript).toBeLessThanOrEqual(mostBytes.contentScript);
    expect(weight.package).toBeLessThanOrEqual(mostBytes.package);
  });

  it('says its name and what it does in every language it speaks', () => {
    expect(readdirSync(join(folder, '_locales')).sort()).toEqual([...languages]);
    for (const [language, description] of Object.entries(locales)) {
      const messages: unknown = JSON.parse(
        readFileSync(join(folder, '_locales', language, 'messages.json'), 'utf8'),
      );
      expect(messages).toEqual({ name: { message: 'Letterkeep' }, description: { message: description } });
      expect(description.length).toBeLessThanOrEqual(longestDescription);
    }
  });
});
