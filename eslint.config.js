// The house rules that a machine can check: sizes, promises, complete switches, pure rules, exact money, one reader of the environment.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const money = '/rupiah|amount|price|total|cash|fee|goods|change/i';
const NUMBER_ON_MONEY = {
  selector: `CallExpression[callee.name=/^(Number|parseInt|parseFloat)$/] > :matches(Identifier[name=${money}], MemberExpression[property.name=${money}])`,
  message: 'Money is bigint or a decimal string: a float loses rupiah.',
};
const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'server/src/platform/config.ts is the only reader of the environment.',
};
const IMPURE = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Rules get `now` as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Rules get `now` as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Rules get chance as an argument.' },
  { selector: ':function[async=true]', message: 'Rules are pure: no waiting.' },
  { selector: 'AwaitExpression', message: 'Rules are pure: no waiting.' },
];

export default ts.config(
  { ignores: ['**/build/', '**/.svelte-kit/', '**/generated/', 'resident-app/static/live/', 'data/', 'coverage/', 'tests/browser/output/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: globals.node, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] } },
    rules: {
      'no-undef': 'off', // TypeScript says it better
      'no-restricted-syntax': ['error', NUMBER_ON_MONEY],
      'max-lines': ['error', 300],
      'max-params': ['error', 4], // the context or transaction and three more: perform(ctx, actor, key, work)
      complexity: ['error', { max: 10, variant: 'modified' }], // a switch over a union counts once
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false, properties: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'prefer-const': 'off', // $props() and $state are declared with let
      'svelte/prefer-svelte-reactivity': 'off', // a Map beside the state, replaced as a whole, is meant to be plain
      'svelte/no-navigation-without-resolve': 'off', // links come in as properties, and lead from app to app
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'max-lines': ['error', 220],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Components read state classes (lib/*.svelte.ts); those fetch.' }],
      'no-restricted-imports': ['error', { paths: [{ name: 'socket.io-client', message: 'Components read state classes (lib/*.svelte.ts).' }] }],
    },
  },
  {
    files: ['server/src/**/*.ts', 'prisma/**/*.ts', 'contracts/src/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', 50], 'no-restricted-syntax': ['error', NUMBER_ON_MONEY, ENVIRONMENT] },
  },
  { files: ['server/src/**/*.rules.ts', 'server/src/**/*.actions.ts'], rules: { complexity: ['error', { max: 8, variant: 'modified' }] } },
  { files: ['server/src/**/*.rules.ts'], rules: { 'no-restricted-syntax': ['error', NUMBER_ON_MONEY, ENVIRONMENT, ...IMPURE] } },
  { files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    // config reads it; children and reset hand it on as it is; web-apps sets what SvelteKit's handler wants to find there
    files: ['server/src/platform/config.ts', 'server/src/children.ts', 'server/src/reset.ts', 'server/src/web-apps.ts'],
    rules: { 'no-restricted-syntax': ['error', NUMBER_ON_MONEY] },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...ts.configs.disableTypeChecked, languageOptions: { parserOptions: { projectService: false } } },
);
