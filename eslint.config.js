import tseslint from 'typescript-eslint';
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
  // What checking can find is shown; bytes and verdicts are handed in by the entry point.
  ui: ['model', 'verify'],
  verify: ['model'],
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
  {
    files: ['eslint.config.js', 'scripts/**', 'tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['eslint.config.js', 'assets/*.js'], ...tseslint.configs.disableTypeChecked },
);
