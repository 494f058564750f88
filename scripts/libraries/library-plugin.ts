import { join } from 'node:path';

/**
 * How libraries are taken into the build, so that none of their branches for other places comes along: Internet Explorer's
 * script elements, text that becomes a function, Node's streams. The libraries' own files stay as released, but for one
 * loop of DOMPurify; this chooses among those they ship, and what they find around them. The bundle scan
 * (scripts/bundle-scan/) refuses the build if one of those branches comes back.
 */
const root = join(import.meta.dirname, '../..');
const nothing = join(import.meta.dirname, 'nothing.ts');
const library = (path: string): string => join(root, 'node_modules', path);

/** By the name under which it is asked for. */
const chosen: Record<string, string> = {
  // The file that package.json names for browsers is a bundle of its own, with everything below inside.
  jszip: library('jszip/lib/index.js'),
  // For Internet Explorer it makes a script element and turns text into functions, and it talks by window.postMessage.
  setimmediate: join(root, 'src/bundle/set-immediate.ts'),
  // A Promise for browsers that have none; it brings another script element.
  lie: nothing,
  // Node's streams, which JSZip offers where they are.
  'readable-stream': nothing,
  // turndown's parser for Node. We hand it nodes, never text.
  '@mixmark-io/domino': nothing,
  turndown: library('turndown/lib/turndown.es.js'),
  dompurify: library('dompurify/dist/purify.es.mjs'),
};

/** Of the content script alone. */
const pageBrowser = join(import.meta.dirname, 'page-browser.ts');

/** For Vite, which takes it for a plugin by its shape. */
interface LibraryPlugin {
  name: string;
  enforce: 'pre';
  buildStart(options: { input?: unknown }): void;
  resolveId(id: string): string | null;
  transform(code: string, id: string): { code: string; map: null } | null;
}

export function libraryPlugin(): LibraryPlugin {
  let isContentScript = false;
  return {
    name: 'letterkeep-libraries',
    enforce: 'pre',
    buildStart({ input }) {
      // WXT builds each content script by itself.
      isContentScript = JSON.stringify(input ?? '').includes('.content.ts');
    },
    resolveId: (id) =>
      isContentScript && id === 'webextension-polyfill' ? pageBrowser : (chosen[id] ?? null),
    transform(code, id) {
      switch (id.split('?')[0]) {
        case chosen['turndown']:
          // At load turndown asks the window's DOMParser to parse a string, to see whether it can. Trusted Types refuse that,
          // and count it as a violation. Without a window it does not ask.
          return { code: `const window = undefined;${code}`, map: null };
        case chosen['dompurify']:
          return { code: withRestArguments(code), map: null };
        default:
          return null;
      }
    },
  };
}

/** DOMPurify as released gathers the arguments of each call in a loop, for browsers that cannot do it themselves. */
const argumentsLoop =
  /return function ?\(thisArg\) \{\s*for \(var [^;]+;[^;]+;[^)]+\) \{?\s*args\[[^;]+;\s*\}?(?=\s*return apply\(func, thisArg, args\);)/;

/**
 * DOMPurify calls every method of the browser through one function. Of its loop over the arguments the minifier makes
 * `[...arguments].slice(1)`, which takes ten times as long: a thirteenth of the time of writing an archive (docs/benchmarks.md).
 */
function withRestArguments(code: string): string {
  const changed = code.replace(argumentsLoop, 'return function (thisArg, ...args) {');
  if (changed === code) throw new Error('DOMPurify no longer has its loop over arguments.');
  return changed;
}
