/**
 * The lint: what is refused here never reaches the repository. Walls between modules come from modules.ts,
 * read through scripts/walls.ts; scripts/walls.test.ts plants a violation of each and sees that it is caught.
 *
 * A line may be excused with `// oxlint-disable-next-line rule -- reason`; walls may not.
 */
import { runInNewContext } from 'node:vm';
import { defineConfig } from 'oxlint';

/** Globals of Node or of a browser that plain ECMAScript lacks: core must do without them. */
function globalsOfAHost(): string[] {
  const ofTheLanguage: unknown = runInNewContext('Object.getOwnPropertyNames(globalThis)');
  const plain = new Set<unknown>(Array.isArray(ofTheLanguage) ? ofTheLanguage : []);
  const ofBrowsers = [
    'window',
    'document',
    'location',
    'history',
    'self',
    'XMLHttpRequest',
    'alert',
    'indexedDB',
  ];
  return [...new Set([...Object.getOwnPropertyNames(globalThis), ...ofBrowsers, 'require', 'module'])]
    .filter((name) => !plain.has(name) && name !== 'globalThis')
    .toSorted();
}

/** A Fastify reply has a `then`, and nobody need wait for it. */
const thenableReply = { from: 'package' as const, name: 'FastifyReply', package: 'fastify' };

const tests = ['**/*.test.ts', '**/*.test.tsx', 'server/test/**'];

export default defineConfig({
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'promise',
    'node',
    'react',
    'jsx-a11y',
    'vitest',
  ],
  jsPlugins: ['./scripts/lint-rules.ts'],
  options: {
    typeAware: true,
    denyWarnings: true,
    reportUnusedDisableDirectives: 'error',
    respectEslintDisableDirectives: false,
  },
  // check-proof.mjs runs at an outsider's, on Node as it is, so it has no types.
  ignorePatterns: ['**/dist/**', 'data/**', 'coverage/**', '**/check-proof.mjs'],
  categories: { correctness: 'error' },
  rules: {
    'walls/imports': 'error',
    'walls/no-export-all': 'error',
    'walls/no-enum': 'error',

    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-self-import': 'error',
    'import/no-default-export': 'error',
    'import/no-duplicates': 'error',
    'import/no-mutable-exports': 'error',
    'import/no-commonjs': 'error',
    'import/no-absolute-path': 'error',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    'unicorn/prefer-node-protocol': 'error',

    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'max-params': ['error', { max: 3 }],

    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    'typescript/ban-ts-comment': 'error',
    'typescript/no-namespace': 'error',
    'typescript/parameter-properties': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/no-extraneous-class': 'error',
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    'typescript/no-import-type-side-effects': 'error',

    'typescript/no-floating-promises': [
      'error',
      { ignoreVoid: false, allowForKnownSafePromises: [thenableReply] },
    ],
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/return-await': ['error', 'in-try-catch'],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/restrict-plus-operands': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-mixed-enums': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unnecessary-boolean-literal-compare': 'error',
    'typescript/use-unknown-in-catch-callback-variable': 'error',

    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/no-array-index-key': 'error',
    'react/no-unstable-nested-components': 'error',
    'react/jsx-no-constructed-context-values': 'error',
    'react/jsx-no-target-blank': 'error',
    'react/jsx-no-script-url': 'error',
    'react/no-danger': 'error',
    'react/button-has-type': 'error',

    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-console': 'error',
    'no-empty': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-param-reassign': 'error',
    'no-return-assign': 'error',
    'no-sequences': 'error',
    'no-throw-literal': 'error',
    'no-unused-vars': 'error',
    'no-self-compare': 'error',
    'no-constructor-return': 'error',
    'no-loop-func': 'error',
    'no-nested-ternary': 'error',
    'preserve-caught-error': 'error',
    'promise/no-multiple-resolved': 'error',
    'oxc/no-accumulating-spread': 'error',
    'unicorn/no-array-sort': 'error',
    'unicorn/no-array-reverse': 'error',
    'unicorn/no-instanceof-array': 'error',
    'unicorn/filename-case': ['error', { cases: { kebabCase: true } }],
  },
  overrides: [
    {
      // `void save()` in a handler says that the page shows the failure elsewhere; the server has no elsewhere.
      files: ['web/**'],
      rules: {
        'typescript/no-floating-promises': 'error',
        'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      },
    },
    {
      files: ['web/**/*.tsx'],
      rules: { 'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }] },
    },
    {
      // A function named `use` is a hook in the web alone.
      files: ['core/**', 'server/**', 'scripts/**', 'bench/**'],
      rules: { 'react/rules-of-hooks': 'off', 'react/exhaustive-deps': 'off' },
    },
    {
      files: ['core/**'],
      rules: {
        'no-restricted-globals': ['error', ...globalsOfAHost()],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Core is told the time.' },
          { object: 'Math', property: 'random', message: 'Core is told what is left to chance.' },
        ],
      },
    },
    { files: ['**/*.parse.ts', ...tests], rules: { 'typescript/consistent-type-assertions': 'off' } },
    {
      files: tests,
      rules: {
        'max-lines': ['error', { max: 500 }],
        'max-lines-per-function': ['error', { max: 250 }],
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
        // A list of third-party cases is judged by `score`, which expects that none failed.
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'score*'] }],
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'off',
        'vitest/no-identical-title': 'error',
        'vitest/no-conditional-expect': 'off',
        'vitest/no-conditional-tests': 'error',
      },
    },
    {
      files: ['scripts/**', 'bench/**', 'server/main.ts', 'server/commands/**'],
      rules: { 'no-console': 'off' },
    },
    {
      // Served as it stands, without types.
      files: ['web/public/**'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
      },
    },
    {
      files: ['*.config.ts', 'web/*.config.ts', 'scripts/lint-rules.ts', 'scripts/closing-line.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
