import js from '@eslint/js'
import next from '@next/eslint-plugin-next'
import prettier from 'eslint-config-prettier'
import boundaries from 'eslint-plugin-boundaries'
import { importX } from 'eslint-plugin-import-x'
import { defineConfig } from 'eslint/config'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'
import { importsExcept } from './scripts/lint/imports.mjs'
import { elements, policies, testFiles } from './scripts/lint/layers.mjs'

const source = ['**/*.{ts,tsx}']
const browser = ['apps/console/**/*.{ts,tsx}', 'packages/ui/**/*.{ts,tsx}']
const layers = (extra) => ({ 'boundaries/dependencies': ['error', { default: 'disallow', policies: policies(extra) }] })

/** The files whose default export Next or a tool reads. */
const defaultExports = [
  '**/*.config.{ts,mjs}',
  '.dependency-cruiser.mjs',
  'scripts/test/*-outcome.mjs',
  'apps/console/src/app/**/{page,layout,template,loading,error,global-error,not-found,default,icon,apple-icon,manifest,robots}.{ts,tsx}',
  'apps/console/src/{proxy,middleware}.ts',
]

const unseenError = {
  selector: "CallExpression[callee.property.name='catch'] > :function[body.type='BlockStatement'][body.body.length=0]",
  message: 'An error that nobody looks at: handle it, or let it rise.',
}
// NEXT_RUNTIME is no setting: the bundler puts a constant in its place.
const readsEnvironment = {
  selector: ":not(MemberExpression[property.name='NEXT_RUNTIME']) > MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in a config.ts.',
}

export default defineConfig(
  { ignores: ['**/.next/**', '**/generated/**', '**/*.d.ts', '.data/**', 'coverage/**', 'test-results/**'] },
  // No comment switches a rule off.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  ts.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    plugins: { 'import-x': importX },
    rules: {
      ...importsExcept(),
      'import-x/no-default-export': 'error',
      'max-lines': ['error', 500],
      'no-console': 'error',
      'no-empty': 'error',
      'no-restricted-syntax': ['error', unseenError, readsEnvironment],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: source,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: { 'import/resolver': { typescript: { project: 'tsconfig.json' } }, 'boundaries/elements': elements },
    rules: {
      ...layers([]),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: browser,
    languageOptions: { globals: globals.browser },
    plugins: { '@next/next': next, 'react-hooks': hooks },
    settings: { next: { rootDir: 'apps/console' } },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      ...hooks.configs.recommended.rules,
      // Speaks of what the React Compiler would skip; we build without it.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: defaultExports, rules: { 'import-x/no-default-export': 'off' } },
  { files: ['packages/db/**/*.ts'], rules: importsExcept('prisma') },
  { files: ['packages/ports/src/**/aws*.ts'], rules: importsExcept('aws') },
  { files: testFiles, rules: { ...layers(['testing']), ...importsExcept('prisma') } },
  { files: ['packages/ports/src/**/aws*.test.ts', 'packages/testing/src/**/aws*.ts'], rules: importsExcept('aws', 'prisma') },
  {
    files: ['**/config.ts', '**/*.config.{ts,mjs}', 'scripts/**', 'e2e/support/**'],
    rules: { 'no-restricted-syntax': ['error', unseenError] },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off', ...importsExcept('prisma', 'env') } },
  prettier,
)
