import tseslint from 'typescript-eslint';
import compat from 'eslint-plugin-compat';
import esx from 'eslint-plugin-es-x';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

/** Which folder of src/ may import which (design.md, Layout). A folder may always import itself. */
const allowedImports = {
  model: [],
  jpay: ['model'],
  reader: ['model', 'jpay'],
  vault: ['model'],
  render: ['model'],
  bundle: ['model', 'render'],
  platform: ['model'],
  // The systems that leave JPay, and where they stand today.
  leaving: ['model'],
  // What checking can find is shown; bytes and verdicts are handed in by the entry point.
  ui: ['model', 'verify', 'leaving', 'earlier'],
  verify: ['model'],
  // Reads messages back out of archives: out of a bag, and out of the pages of JPay in it.
  earlier: ['model', 'verify', 'jpay'],
};
const folders = Object.keys(allowedImports);

const importRules = folders.map((folder) => {
  const forbidden = folders.filter((other) => other !== folder && !allowedImports[folder].includes(other));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
              message: `src/${folder} may import only: ${[folder, ...allowedImports[folder]].join(', ')}.`,
            },
            { regex: '(^|/)entrypoints/', message: 'Nothing imports an entry point.' },
            { regex: '^@/|^~/', message: 'Use relative imports, so that the folder rule can see them.' },
            ...(folder === 'platform'
              ? []
              : [
                  {
                    regex: '^(wxt/browser|webextension-polyfill)$',
                    message: 'Only src/platform touches the browser API.',
                  },
                ]),
          ],
        },
      ],
    },
  };
});

/** Constructs that lose text, run markup or guess dates (design.md). */
const bannedSyntax = [
  {
    selector:
      "CallExpression[callee.property.name=/^(values|keys|entries)$/][callee.object.property.name='searchParams']",
    message: 'A content script of Firefox cannot go through it; go through the searchParams themselves.',
  },
  {
    selector: "MemberExpression[property.name='innerText']",
    message: 'innerText drops line breaks in parsed documents.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/].left',
    message: 'Build nodes; never assign HTML text.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='parse']",
    message: 'Site dates go through src/jpay/dates.ts.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(submit|requestSubmit)$/]',
    message: 'Nothing may submit a form; see src/jpay/postback.ts.',
  },
];

const tooNew = 'Not in Chrome 109 or not in Firefox 115, and without a fallback here.';

/**
 * Newer than the oldest browsers, and not known to compat, which looks at few static members and no methods of objects
 * (MDN's browser compatibility data, seen 2026-11-28).
 */
const newerNames = {
  'no-restricted-globals': [
    'error',
    ...['cookieStore', 'navigation', 'scheduler', 'showOpenFilePicker', 'showSaveFilePicker'].map((name) => ({
      name,
      message: tooNew,
    })),
  ],
  'no-restricted-properties': [
    'error',
    ...[
      ['AbortSignal', 'any'],
      ['Document', 'parseHTML'],
      ['Document', 'parseHTMLUnsafe'],
      ['ReadableStream', 'from'],
      ['URL', 'canParse'],
      ['URL', 'parse'],
    ].map(([object, property]) => ({ object, property, message: tooNew })),
    // Of whatever object: none of ours has a member of such a name.
    ...[
      'caretPositionFromPoint',
      'cookieStore',
      'getHTML',
      'getSetCookie',
      'hidePopover',
      'moveBefore',
      'navigation',
      'scheduler',
      'setHTML',
      'setHTMLUnsafe',
      'showOpenFilePicker',
      'showPopover',
      'showSaveFilePicker',
      'startViewTransition',
      'togglePopover',
    ].map((property) => ({ property, message: tooNew })),
  ],
};

/**
 * What runs in a family's browser uses nothing newer than the oldest browsers that the manifest names (package.json,
 * "browserslist"): compat knows the web's own APIs, es-x the language and its objects.
 */
const oldBrowsers = {
  files: ['src/**/*.ts', 'entrypoints/**/*.ts', 'assets/*.js'],
  plugins: { compat, 'es-x': esx },
  rules: {
    'compat/compat': 'error',
    ...esx.configs['flat/restrict-to-es2022'].rules,
    // What is in no yearly edition yet stands in a list of its own.
    ...esx.configs['flat/no-new-in-esnext'].rules,
    ...esx.configs['flat/restrict-to-es2022-intl-api'].rules,
    ...esx.configs['flat/no-new-in-esnext-intl-api'].rules,
    // Of 2023, but in Chrome since 97 and in Firefox since 104.
    'es-x/no-array-prototype-findlast-findlastindex': 'off',
    ...newerNames,
  },
};

export default tseslint.config(
  {
    ignores: [
      '.output/**',
      '.wxt/**',
      'node_modules/**',
      'demo-output/**',
      'test-output/**',
      'tests/fixtures/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  noUnsanitized.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'assets/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'entrypoints/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedSyntax] },
  },
  ...importRules,
  oldBrowsers,
  {
    files: ['eslint.config.js', 'scripts/**', 'tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['eslint.config.js', 'assets/*.js'], ...tseslint.configs.disableTypeChecked },
);
